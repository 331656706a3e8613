"""Stylesheets say what they seem to say: a browser skips what it cannot read, and the rule after it, without a word."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from tests.architecture.sources import ROOT, name

SHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))


def _unread(nodes: Any) -> Iterator[str]:
    """Every place that is no CSS, at any depth."""
    for node in nodes or ():
        if node.type == "error":
            yield f"line {node.source_line}: {node.message}"
        for part in ("prelude", "content", "arguments"):
            yield from _unread(getattr(node, part, None))


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_every_rule_can_be_read(sheet: Path) -> None:
    assert list(_unread(tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("text", ["@media print { a { color: red } } }\n.b { margin: 0 }", "a { b: url(x y) }"])
def test_what_a_browser_would_skip_is_found(text: str) -> None:
    assert list(_unread(tinycss2.parse_stylesheet(text)))
