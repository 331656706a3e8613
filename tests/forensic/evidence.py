"""Everything that the server has after a vote, as one heap of named bytes, and what the attacker is given besides."""

import base64
import json
import subprocess
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.forensic.stores import Rows
from tests.plugins.tools import require


@dataclass
class Evidence:
    """*suspects* are the accounts of the two members who may have exchanged their choices on the first nominee."""

    files: dict[str, bytes]
    rows: Rows
    seeds: tuple[str, ...]
    suspects: tuple[str, str]
    archives: list[bytes] = field(default_factory=list)


def of_rows(rows: Rows) -> dict[str, bytes]:
    """The dump as text; sessions and cached values also as what they hold."""
    dump = [json.dumps({"table": table, **row}, ensure_ascii=False, default=str)
            for table, found in rows.items() for row in found]  # fmt: skip
    sessions = [_session(row["session_data"]) for row in rows["django_session"]]
    cached = [base64.b64decode(row["value"]) for row in rows["portal_cache"]]
    return {
        "dump": "\n".join(dump).encode(), "sessions, read": b"\n".join(sessions), "cache, read": b"\n".join(cached),
    }  # fmt: skip


def _session(stored: str) -> bytes:
    """What Django signed: compressed where that is shorter."""
    content, *_ = stored.rsplit(":", 2)
    packed = content.startswith(".")
    plain = base64.urlsafe_b64decode(content.lstrip(".") + "===")
    return zlib.decompress(plain) if packed else plain


def of_folder(folder: Path, without: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file below *folder* by its name; of papers also the text."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if not path.is_file() or name.startswith(without):
            continue
        found[name] = path.read_bytes()
        if found[name].startswith(b"%PDF"):
            found[f"{name}, its text"] = _text(found[name])
    return found


def _text(pdf: bytes) -> bytes:
    command = [require("pdftotext"), "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def value(written: Any) -> Any:
    """A JSON column of the dump, which PostgreSQL's driver may have parsed."""
    return json.loads(written) if isinstance(written, str) else written
