"""The second renderer of papers: .docx that an office goes on writing in Word or LibreOffice."""

from core.papers.word.document import render_docx

__all__ = ["render_docx"]
