"""Text of the years before Unicode, typed in the TCVN3 (ABC) and VNI fonts, and how to read it today."""

from core.vietnamese.legacy.repair import in_bytes, leaning, repaired
from core.vietnamese.legacy.tables import Encoding, converted, encoding_of_font

__all__ = ["Encoding", "converted", "encoding_of_font", "in_bytes", "leaning", "repaired"]
