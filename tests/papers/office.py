"""LibreOffice as a second reader of .docx, with our own faces in the place of Times New Roman."""

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

from core.papers.fonts import FONT_FOLDER
from tests.papers.printed import Page, Printed, read
from tests.plugins.tools import require

FAMILY = "Tinos"
_FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{FONT_FOLDER}</dir><cachedir prefix="xdg">fontconfig</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>{FAMILY}</string></edit></match></fontconfig>
"""


def printed_by_office(documents: dict[str, bytes], folder: Path) -> dict[str, Printed]:
    """Every .docx opened and printed, all in one start of the program, as the checker reads prints."""
    program = require("soffice")
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS, encoding="utf-8")
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf",
            "--outdir", folder, *(folder / f"{name}.docx" for name in documents),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "XDG_CACHE_HOME": str(folder)},
        capture_output=True, check=True, timeout=100,
    )  # fmt: skip
    return {name: _plain(read((folder / f"{name}.pdf").read_bytes())) for name in documents}


def _plain(printed: Printed) -> Printed:
    """Hyphens that must not break are set as pieces of their own with a little white; faces by family."""
    pages = tuple(
        Page(page.width, page.height, tuple(replace(line, text=_joined(line.text)) for line in page.lines), page.rules)
        for page in printed.pages
    )
    families = frozenset(re.sub(r"-(Regular|Bold|Italic|BoldItalic)$", "", family) for family in printed.families)
    return Printed(pages, families, printed.colours)


def _joined(text: str) -> str:
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)
