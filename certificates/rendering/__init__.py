"""Rendering of the Giấy công nhận: text in, PDF out. Knows no models and no requests."""

from certificates.rendering.layout import arrange, small_name
from certificates.rendering.refusals import EmptyField, MissingGlyph, TextTooLong, UnprintableText
from certificates.rendering.text import CertificateText

__all__ = ["CertificateText", "EmptyField", "MissingGlyph", "TextTooLong", "UnprintableText", "arrange", "small_name"]
