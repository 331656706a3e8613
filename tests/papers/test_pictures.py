"""docs/van-ban.md shows every paper of the project."""

import re
from pathlib import Path

from tests.papers import samples

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_paper_has_its_picture_and_every_picture_its_paper() -> None:
    shown = re.findall(r"\(papers/([\w-]+)\.png\)", (DOCS / "van-ban.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(samples.PAPERS) == sorted(path.stem for path in (DOCS / "papers").glob("*.png"))
