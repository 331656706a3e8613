"""``make soak`` runs every test that is marked for it, and on either engine what make test runs on one."""

import re

from tests.architecture.sources import ROOT


def test_every_marked_file_is_a_part():
    marked = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if re.search(r"pytest\.mark\.(?:soak|one_engine)", path.read_text(encoding="utf-8"))
    } - {"tests/architecture/test_soak_is_whole.py"}
    parts = set(re.findall(r"(?:sqlite|postgres) (tests/\S+\.py)", (ROOT / "scripts" / "soak").read_text()))
    assert parts == marked
