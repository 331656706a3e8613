"""What a first visit to a story without photos loads, counted as it goes over the line.

Counted: the page; every style sheet it links; every face of static/fonts/site, although browsers fetch only those in
use; every picture of the frame. Text and pictures as packed by gzip, which every browser takes; faces as they are. Not
counted: headers, and the faces of tokens.css, which are fetched only for signs that no Vietnamese text has.
"""

import gzip
import random
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from stories.models import Rendition
from tests.website.world import Published

pytestmark = [pytest.mark.django_db]

STATIC = Path(settings.BASE_DIR) / "static"
MOST = 60_000
FACES = re.compile(r'url\("\.\./fonts/site/([^"]+)"\)')


def words_of(count: int) -> str:
    """A story of *count* words, each drawn alone: no text of people packs worse."""
    draw, text = random.Random(1), (settings.BASE_DIR / "docs" / "huong-dan" / "van-phong.md").read_text()
    known = sorted(set(re.findall(r"[^\W\d_]+", text)))
    words = [draw.choice(known) for _ in range(count)]
    return "\n\n".join(" ".join(words[at : at + 70]) + "." for at in range(0, count, 70))


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_a_story_is_light() -> None:
    story = Published(prose=words_of(1_300))
    Rendition.objects.all().delete()
    response = Client().get(story.address, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    page = gzip.decompress(response.content).decode()
    linked = sorted(set(re.findall(r'(?:href|src)="/static/([^"#]+)', page)))
    sheets = [STATIC / name for name in linked if name.endswith(".css")]
    drawn = {STATIC / name for name in linked} - set(sheets)
    faces = {STATIC / "fonts" / "site" / name for sheet in sheets for name in FACES.findall(sheet.read_text())}
    beside = {"img/drum.svg", "img/divider.svg", "img/caret.svg"}
    drawn |= {STATIC / name for name in beside}
    assert len(sheets) == 6 and len(faces) == 6 and "bootstrap" not in page
    weights = {
        "page": len(response.content),
        "styles": sum(map(packed, sheets)),
        "faces": sum(face.stat().st_size for face in faces),
        "pictures": sum(map(packed, drawn)),
    }
    print(weights, sum(weights.values()))
    assert sum(weights.values()) < MOST, weights


def test_the_faces_have_every_letter_of_vietnamese() -> None:
    from fontTools.ttLib import TTFont

    letters = {chr(code) for code in range(0x20, 0x7F)} | {chr(code) for code in range(0x1EA0, 0x1EFA)}
    letters |= set("ĂăÂâĐđÊêÔôƠơƯưÀàÁáÃãÈèÉéÌìÍíÒòÓóÕõÙùÚúÝýĨĩŨũ“”‘’–…")
    for face in ("be-vietnam-pro-{}-400", "be-vietnam-pro-{}-600", "playfair-display-{}-600"):
        found: set[int] = set()
        for part in ("latin", "vietnamese"):
            with TTFont(STATIC / "fonts" / "site" / f"{face.format(part)}-normal.woff2") as font:
                found |= set(font.getBestCmap())
        assert {letter for letter in letters if ord(letter) not in found} == set()
