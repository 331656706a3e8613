"""``make soak`` runs every test that is marked for it, and on either engine what make test runs on one."""

import re

from tests.architecture.sources import ROOT

LINES = (ROOT / "scripts" / "soak").read_text()
PARTS = re.findall(r"(sqlite|postgres) (tests/\S+\.py)", LINES)
FOLDERS = re.findall(r"(sqlite|postgres) (tests/\w+)$", LINES, re.MULTILINE)
#: Neither has a test of its own that is halved between the engines.
ELSEWHERE = {"tests/browser", "tests/soak", "tests/benchmarks"}


def test_every_marked_file_is_a_part():
    assert {file for _, file in PARTS} == _marked("soak") | _marked("share")


def test_what_the_engines_share_every_day_is_a_part_on_both():
    folders = {f"tests/{path.split('/')[1]}" for path, _ in _tests()} - ELSEWHERE
    both = {(engine, folder) for folder in folders for engine in ("sqlite", "postgres")}
    assert both | {("sqlite", "tests/browser")} == set(FOLDERS), "browsers are halved by what looks"


def _marked(name: str) -> set[str]:
    mark = re.compile(rf"pytest\.mark\.{name}\b")
    return {path for path, text in _tests() if mark.search(text)}


def _tests() -> list[tuple[str, str]]:
    paths = (ROOT / "tests").rglob("test_*.py")
    return [(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths]
