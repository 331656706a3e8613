from documents.models.book import Book, Entry
from documents.models.dispatch import Dispatch
from documents.models.recipients import RecipientGroup

__all__ = ["Book", "Dispatch", "Entry", "RecipientGroup"]
