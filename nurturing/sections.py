"""What apps above add to the page of one new factor."""

from core.sections import Section, Sections

__all__ = ["PAGE", "Section", "register", "sections_of"]

#: Filled for a ``NewFactor``; the templates know it as ``new_factor``.
PAGE = Sections()
register = PAGE.register
sections_of = PAGE.of
