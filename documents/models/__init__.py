from documents.models.book import Book, Entry

__all__ = ["Book", "Entry"]
