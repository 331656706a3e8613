"""Pictures are decoded and written anew: what is kept is pixels, upright, and nothing else.

Camera data, colour profiles, comments, further frames and whatever hides after the end stay behind.
"""

import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin

from core.inspection.findings import DAMAGED, Found, Refused

MAX_PIXELS = 40_000_000
TOO_MANY_PIXELS = (
    f"Ảnh này lớn hơn {MAX_PIXELS // 1_000_000} triệu điểm ảnh nên chưa nhận được. Mời đồng chí thu nhỏ ảnh rồi gửi."
)
#: For pictures whose colours had to be changed; others keep the fineness in which they came, and so their size.
JPEG_QUALITY = 92
#: Packed less hard than usual: half the time for a tenth more bytes.
PNG_LEVEL = 3
_PLAIN_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}}


def inspect_picture(content: bytes, form: str) -> Found:
    """The picture of *form*, "JPEG" or "PNG", written anew.

    :raises Refused: it is no such picture, is cut short, or has more than 40 million pixels.
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
        orientation = opened.getexif().get(0x0112, 1)
        picture: Image.Image = opened if orientation == 1 else ImageOps.exif_transpose(opened)
        if picture.mode.startswith("I"):  # sixteen bits of grey
            picture = picture.point(lambda level: level / 256).convert("L")
        elif picture.mode not in _PLAIN_MODES[form]:
            picture = picture.convert("RGB")
        transparency = picture.info.get("transparency")
        picture.info = {} if transparency is None or form == "JPEG" else {"transparency": transparency}
        kept = BytesIO()
        picture.save(kept, form, **(_fineness(opened, picture) if form == "JPEG" else {"compress_level": PNG_LEVEL}))
        return kept.getvalue()


def _fineness(came: Any, kept: Image.Image) -> dict[str, Any]:
    if came.mode != kept.mode:
        return {"quality": JPEG_QUALITY}
    return {"qtables": came.quantization, "subsampling": JpegImagePlugin.get_sampling(came)}


def _is_ended(content: bytes) -> bool:
    """Whether a JPEG reaches its end mark: a decoder fills up what is missing of a small one without a word."""
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":
        length = int.from_bytes(content[at + 2 : at + 4]) if content[at + 1] != 0xFF else -1
        at += 2 + length
    return b"\xff\xd9" in content[at:]
