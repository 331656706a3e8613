"""Pictures are decoded and written anew: what is kept is pixels, upright, and nothing else.

Camera data, colour profiles, comments, further frames and whatever hides after the end stay behind.
"""

import warnings
from io import BytesIO
from math import ceil
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin

from core.inspection.findings import DAMAGED, Found, Refused

#: Four bytes each, twice while a picture is turned upright: with all else below 300 MB.
MAX_PIXELS = 30_000_000
TOO_MANY_PIXELS = (
    f"Ảnh này lớn hơn {MAX_PIXELS // 1_000_000} triệu điểm ảnh nên chưa nhận được. Mời đồng chí thu nhỏ ảnh rồi gửi."
)
#: For pictures whose colours had to be changed; others keep the fineness in which they came, and so their size.
JPEG_QUALITY = 92
#: Packed less hard than usual: half the time for a tenth more bytes.
PNG_LEVEL = 3
#: Of the luminance table that is quality 50 (ITU-T T.81, table K.1), all 64 steps added up.
_SUM_AT_50 = 3688
_PLAIN_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}}


def inspect_picture(content: bytes, form: str) -> Found:
    """The picture of *form*, "JPEG" or "PNG", written anew.

    :raises Refused: it is no such picture, is cut short, or has more than 30 million pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow's own bounds: ours are checked before a pixel is decoded
            return Found(_written_anew(content, form))
    except Image.DecompressionBombError:
        raise Refused(TOO_MANY_PIXELS) from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, KeyError) as problem:
        raise problem if isinstance(problem, Refused) else Refused(DAMAGED) from None


def _written_anew(content: bytes, form: str) -> bytes:
    if form == "JPEG" and not _is_ended(content):
        raise Refused(DAMAGED)
    with Image.open(BytesIO(content), formats=[form]) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise Refused(TOO_MANY_PIXELS)
        opened.load()
        fineness = _fineness(opened) if form == "JPEG" else {"compress_level": PNG_LEVEL}
        came, picture = opened.mode, _upright(opened)
        if picture.mode.startswith("I"):  # sixteen bits of grey
            picture = picture.point(lambda level: level / 256).convert("L")
        elif picture.mode not in _PLAIN_MODES[form]:
            picture = picture.convert("RGB")
        transparency = picture.info.get("transparency")
        picture.info = {} if transparency is None or form == "JPEG" else {"transparency": transparency}
        if form == "JPEG" and picture.mode != came:
            fineness = {"quality": JPEG_QUALITY}
        kept = BytesIO()
        picture.save(kept, form, **fineness)
        return kept.getvalue()


def _upright(opened: Any) -> Image.Image:
    """The picture as it is looked at; what it was turned from is let go before anything is written."""
    if opened.getexif().get(0x0112, 1) == 1:
        return opened  # type: ignore[no-any-return]
    turned = ImageOps.exif_transpose(opened)
    opened.im = None
    return turned


def _fineness(opened: Any) -> dict[str, Any]:
    """The quality in which the picture came, as the Independent JPEG Group numbers it (1 to 100).

    Measured by its table, and only measured: a table may be any 64 bytes of the sender's.
    """
    coarseness = 100 * sum(opened.quantization[min(opened.quantization)]) / _SUM_AT_50
    quality = 5000 / coarseness if coarseness > 100 else 100 - coarseness / 2
    return {"quality": max(1, ceil(quality)), "subsampling": JpegImagePlugin.get_sampling(opened)}


def _is_ended(content: bytes) -> bool:
    """Whether a JPEG reaches its end mark: a decoder fills up what is missing of a small one without a word."""
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":
        length = int.from_bytes(content[at + 2 : at + 4]) if content[at + 1] != 0xFF else -1
        at += 2 + length
    return b"\xff\xd9" in content[at:]
