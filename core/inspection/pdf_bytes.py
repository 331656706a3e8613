"""Whether a PDF is nothing but a PDF: every byte belongs to a part of its structure (ISO 32000-2, 7.5).

Where this answers no, the document is written anew and the bytes outside its structure stay behind: an
archive at its end, a page or a program in front or between its objects.
"""

import re
import zipfile
from io import BytesIO

_HEADER = re.compile(rb"%PDF-\d\.\d[ \t]*\r?\n?")
_BLANK = re.compile(rb"(?:[\x00\t\n\f\r ]+|%%EOF(?=[\r\n]|$)|%[^\r\n]{0,128}(?=[\r\n]|$))")
_OBJECT = re.compile(rb"\d{1,10}[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_TABLE = re.compile(rb"xref[ \t\r\n]+(?:\d+ +\d+[ \t]*[\r\n]+(?:\d{10} \d{5} [fn][ \t\r\n]{1,2})*[ \t\r\n]*)+")
_START = re.compile(rb"startxref[ \t\r\n]+\d+")
#: An act that an earlier state of the document held: newer objects hide it from readers, its bytes are there.
_ONCE_ACTED = re.compile(rb"/(?:JavaScript|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFile|XFA)\b")


def is_whole(content: bytes) -> bool:
    """Whether nothing stands outside the structure, and no other kind of file is read from the same bytes."""
    begins = _HEADER.match(content)
    if begins is None or not content.rstrip(b"\x00\t\n\f\r ").endswith(b"%%EOF"):
        return False
    if is_an_archive(content) or _ONCE_ACTED.search(content):
        return False
    at = begins.end()
    while at < len(content):
        at = _after_part(content, at)
        if at < 0:
            return False
    return True


def is_an_archive(content: bytes) -> bool:
    """Whether programs that unpack archives begin to read one from the end of these bytes."""
    return zipfile.is_zipfile(BytesIO(content))


def _after_part(content: bytes, at: int) -> int:
    """Where the part that begins at *at* ends, or -1 where none begins there."""
    for form in (_BLANK, _TABLE, _START):
        if part := form.match(content, at):
            return part.end()
    if _OBJECT.match(content, at):
        return _after(content, b"endobj", at)
    if content.startswith(b"trailer", at):
        ends = content.find(b"startxref", at)
        return ends if 0 < ends < at + 64 * 1024 else -1
    return -1


def _after(content: bytes, word: bytes, at: int) -> int:
    found = content.find(word, at)
    return -1 if found < 0 else found + len(word)
