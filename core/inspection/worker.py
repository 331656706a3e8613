"""The inspection as a process of its own: ``python -m core.inspection.worker TASK [ARGUMENT…] < file``.

Answers on its standard output: one line of JSON (``refused``, or the facts), then bytes. It limits itself before
it reads a byte, so that a bomb ends this process and nothing else.
"""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from core.inspection.findings import DAMAGED, HEAVY, Found, Refused

ADDRESSES, MEMORY, SECONDS = 640 * 1024 * 1024, 290 * 1024 * 1024, 20
Answer = tuple[dict[str, Any], bytes]


def inspect(content: bytes, extension: str) -> Found:
    """What may be kept of *content*, whose name ends in *extension*.

    :raises Refused: it is not what its name says, or holds what may not be taken.
    """
    if extension == ".pdf":
        from core.inspection.pdf import inspect_pdf

        return inspect_pdf(content)
    if extension in (".docx", ".xlsx"):
        from core.inspection.office import inspect_office

        return inspect_office(content, extension)
    from core.inspection.pictures import inspect_picture

    return inspect_picture(content, "PNG" if extension == ".png" else "JPEG")


def _inspect(content: bytes, extension: str) -> Answer:
    found = inspect(content, extension)
    return {"notice": found.notice}, found.content


def _pages(content: bytes) -> Answer:
    from core.inspection.previews import count_pages

    return {"pages": count_pages(content)}, b""


def _draw(content: bytes, kind: str, number: str) -> Answer:
    from core.inspection.previews import draw_page, draw_picture

    return {}, draw_page(content, int(number)) if kind == "pdf" else draw_picture(content)


def _text(content: bytes, kind: str) -> Answer:
    from core.inspection.previews import read_document, read_sheet

    return asdict((read_document if kind == "docx" else read_sheet)(content)), b""


def _words(content: bytes, kind: str) -> Answer:
    from core.inspection.words import words_of_document, words_of_pdf

    return {"words": (words_of_pdf if kind == "pdf" else words_of_document)(content)}, b""


def _suggest(content: bytes) -> Answer:
    from core.inspection.covering import suggest

    pages, found = suggest(content)
    return {"pages": pages, "found": found}, b""


def _cover(content: bytes, kind: str, boxes: str) -> Answer:
    from core.inspection.covering import cover_pdf, cover_picture

    listed = json.loads(boxes)
    return {}, cover_pdf(content, listed) if kind == "PDF" else cover_picture(content, listed, kind)


def _rich(content: bytes, kind: str) -> Answer:
    if kind == "html":
        from core.inspection.rich_html import read_html

        return read_html(content), b""
    from core.inspection.rich_docx import read_docx

    return read_docx(content), b""


def _scale(content: bytes, *widths: str) -> Answer:
    from core.inspection.scaling import scale

    return scale(content, [int(width) for width in widths])


TASKS: dict[str, Callable[..., Answer]] = {
    "inspect": _inspect, "pages": _pages, "draw": _draw, "text": _text, "words": _words,
    "suggest": _suggest, "cover": _cover, "rich": _rich, "scale": _scale,
}  # fmt: skip


def limit_this_process() -> None:
    """No more memory and time than any honest file needs; no file is written."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    limit_this_process()
    task, *arguments = sys.argv[1:]
    try:
        answer, produced = TASKS[task](sys.stdin.buffer.read(), *arguments)
    except Refused as refusal:
        answer, produced = {"refused": str(refusal)}, b""
    except MemoryError:
        answer, produced = {"refused": HEAVY}, b""
    except RecursionError:
        answer, produced = {"refused": DAMAGED}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + produced)


if __name__ == "__main__":
    main()
