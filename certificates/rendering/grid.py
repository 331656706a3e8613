"""The test grid: rulers in millimetres and marks, printed to measure how far a tray of a printer is off."""

from pathlib import Path
from typing import Any

from django.template import Context, Engine

from certificates.rendering.calibration import MARK
from certificates.rendering.places import sheet
from certificates.rendering.press import in_use, lay_out, press

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_TEMPLATE = Engine(dirs=[str(_TEMPLATES)]).get_template("documents/print_grid.html")
_FIRST = 5  # millimetres: nearer to the edge many printers print nothing


def print_grid(size: str, *, landscape: bool, told: str) -> bytes:
    """One page of the sheet with rulers, three marks and the line *told*, as it stands before any correction."""
    width, height = sheet(size, landscape=landscape)
    marks = [("A", MARK, MARK), ("B", width - MARK, MARK), ("C", MARK, height - MARK)]
    context = {
        "width": int(width),
        "height": int(height),
        "across": list(_ticks(int(width))),
        "down": list(_ticks(int(height))),
        "marks": marks,
        "between": int(width - 2 * MARK),
        "told": told,
    }
    html = _TEMPLATE.render(Context(context))
    with in_use:
        return lay_out(html, press().fonts, press().style).write_pdf() or b""


def _ticks(length: int) -> Any:
    """Place in millimetres, length of the tick, and the figure beside every tenth."""
    for place in range(_FIRST, length - _FIRST + 1):
        long = 5 if place % 10 == 0 else 3.5 if place % 5 == 0 else 2
        yield place, long, str(place) if place % 10 == 0 else ""
