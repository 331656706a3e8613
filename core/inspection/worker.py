"""The inspection as a process of its own: ``python -m core.inspection.worker .pdf < file``.

Answers on its standard output: one line of JSON (``refused`` or ``notice``), then the bytes to keep. It limits
itself before it reads a byte, so that a bomb ends this process and nothing else.
"""

import json
import resource
import sys

from core.inspection.findings import DAMAGED, Found, Refused

MEMORY, SECONDS = 640 * 1024 * 1024, 20


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


def limit_this_process() -> None:
    """No more memory and time than any honest file needs; no file is written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    limit_this_process()
    try:
        found = inspect(sys.stdin.buffer.read(), sys.argv[1])
    except Refused as refusal:
        found, answer = Found(b""), {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        found, answer = Found(b""), {"refused": DAMAGED}
    else:
        answer = {"notice": found.notice}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + found.content)


if __name__ == "__main__":
    main()
