"""The colour space that PDF/A names as the one meant (ISO 19005-2, 6.2.3): sRGB."""

from dataclasses import dataclass, field
from importlib.resources import files

import weasyprint.pdf


@dataclass
class ScreenColours:
    """The sRGB profile that WeasyPrint ships, read once, in the form in which WeasyPrint takes a profile.

    Left alone WeasyPrint opens the profile for every file, does not close it, and writes it through a library
    whose bytes differ from the first time to the second.
    """

    content: bytes = field(default_factory=lambda: (files(weasyprint.pdf) / "sRGB2014.icc").read_bytes())
    components: tuple[str, ...] = ("r", "g", "b")
    name: str = "sRGB2014"
    pdf_reference: bytes | None = None  # WeasyPrint notes here where the profile stands in the file at hand
