"""The council whose votes are looked for."""

from tests.forensic.council import council

__all__ = ["council"]
