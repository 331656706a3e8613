"""``make soak`` runs every test that is marked for it, and on either engine what make test runs on one."""

import re

from tests.architecture.sources import ROOT

PARTS = re.findall(r"(sqlite|postgres) (tests/\S+\.py)", (ROOT / "scripts" / "soak").read_text())


def test_every_marked_file_is_a_part():
    assert {file for _, file in PARTS} == _marked("soak") | _marked("one_engine") | _marked("share")


def test_what_takes_a_share_every_day_is_a_part():
    takers = {path for path, text in _tests() if re.search(r"import .*\bShare\b", text, re.MULTILINE)}
    assert takers <= {file for _, file in PARTS}


def test_what_one_engine_runs_every_day_is_a_part_on_both():
    assert {(engine, file) for file in _marked("one_engine") for engine in ("sqlite", "postgres")} <= set(PARTS)


def _marked(name: str) -> set[str]:
    mark = re.compile(rf"pytest\.mark\.{name}\b")
    return {path for path, text in _tests() if mark.search(text)}


def _tests() -> list[tuple[str, str]]:
    paths = (ROOT / "tests").rglob("test_*.py")
    return [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths]
