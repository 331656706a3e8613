"""What the page of one recognised person or collective holds: each app registers its own section."""

from core.sections import Section, Sections

__all__ = ["PAGE", "Section", "register", "sections_of"]

#: Filled for a ``Nomination``; the templates know it as ``nomination``.
PAGE = Sections()
register = PAGE.register
sections_of = PAGE.of
