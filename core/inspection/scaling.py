"""A picture in the widths that screens ask for: pixels and nothing else, as JPEG, and as WebP where that is smaller."""

from io import BytesIO
from typing import Any

from PIL import Image, features

QUALITY = {"jpeg": {"quality": 82, "optimize": True, "progressive": True}, "webp": {"quality": 80, "method": 4}}


def scale(content: bytes, widths: list[int]) -> tuple[dict[str, Any], bytes]:
    """The picture, an inspected JPEG or PNG, in each of *widths* that it fills, the narrowest at least.

    Facts: ``width`` and ``height`` of the picture itself, and ``made``: form, width, height and size of each file, in
    the order of the bytes.
    """
    with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as opened:
        whole = opened.size
        opened.draft("RGB", (max(widths), max(widths)))
        opened.thumbnail((max(widths), 4 * max(widths)), reducing_gap=2.0)
        picture = _on_white(opened)
    wanted = sorted({min(width, picture.width) for width in widths})
    made, produced = [], []
    for width in wanted:
        height = max(1, round(picture.height * width / picture.width))
        drawn = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
        for form, file in _files(drawn):
            made.append({"form": form, "width": drawn.width, "height": drawn.height, "size": len(file)})
            produced.append(file)
    return {"width": whole[0], "height": whole[1], "made": made}, b"".join(produced)


def _files(picture: Image.Image) -> list[tuple[str, bytes]]:
    plain = _written(picture, "jpeg")
    if not features.check("webp"):
        return [("jpeg", plain)]
    small = _written(picture, "webp")
    return [("jpeg", plain), ("webp", small)] if len(small) < len(plain) else [("jpeg", plain)]


def _written(picture: Image.Image, form: str) -> bytes:
    kept = BytesIO()
    picture.save(kept, form.upper(), **QUALITY[form])
    return kept.getvalue()


def _on_white(opened: Image.Image) -> Image.Image:
    if not opened.has_transparency_data:
        return opened.convert("RGB")
    shown = opened.convert("RGBA")
    white = Image.new("RGBA", shown.size, "white")
    white.alpha_composite(shown)
    return white.convert("RGB")
