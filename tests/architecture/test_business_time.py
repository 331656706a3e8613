"""All business time comes from ``core.clock``: a rehearsal moves it, a test freezes it."""

import ast

from tests.architecture.sources import modules, name, tree

#: Where real time is meant, with the reason.
REAL_TIME = {
    "core/clock.py": "is the clock",
    "core/uploads/sweeping.py": "the age of a file on disk is real",
    "accounts/security.py": "a fresh confirmation is measured in real seconds",
}
FORBIDDEN = {("timezone", "now"), ("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}


def readings(source: ast.Module) -> list[int]:
    """Lines that read a clock of their own."""
    return [
        node.lineno
        for node in ast.walk(source)
        if isinstance(node, ast.Attribute)
        and (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr) in FORBIDDEN
    ]


def test_no_module_reads_another_clock():
    guilty = [
        f"{name(path)}:{line}" for path in modules() if name(path) not in REAL_TIME for line in readings(tree(path))
    ]
    assert guilty == []


def test_no_column_takes_the_time_by_itself():
    guilty = [name(path) for path in modules() if "auto_now" in path.read_text(encoding="utf-8")]
    assert guilty == []


def test_the_detector_sees_another_clock():
    assert readings(ast.parse("from django.utils import timezone\ntimezone.now()")) == [2]
