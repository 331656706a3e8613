from documents.models.book import Book, Entry
from documents.models.composed import Composed, ComposedPaper
from documents.models.dispatch import Dispatch
from documents.models.recipients import RecipientGroup

__all__ = ["Book", "Composed", "ComposedPaper", "Dispatch", "Entry", "RecipientGroup"]
