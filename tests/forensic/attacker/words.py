"""Look for what was chosen in words or in bits, on every line that names one of the two and not the other."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from tests.forensic.attacker.case import Case, Suspect, world_where

BITS = ((re.compile(r"\[\[1,\s?0\]"), True), (re.compile(r"\[\[0,\s?1\]"), False))
WORDS = (
    (re.compile(r"(?<!không )(?<!khong )t[aá]n th[aà]nh", re.I), True),
    (re.compile(r"kh[oô]ng t[aá]n th[aà]nh", re.I), False),
)
#: What stands to be chosen, as a ballot lists it: no choice.
LISTED = re.compile(r"t[aá]n th[aà]nh\W{1,8}kh[oô]ng t[aá]n th[aà]nh", re.I)
_ESCAPED = re.compile(r"(?:\\u[0-9a-f]{4})+", re.I)
_PACKED = re.compile(r"[A-Za-z0-9+/_-]{16,400}={0,2}")
_LONGEST = 4000


def by_words(case: Case) -> str | None:
    """The world, if the lines that speak of a choice agree."""
    found = {
        world_where(approves == (at == 0))
        for at, suspect in enumerate(case.suspects)
        for line in lines_on(case, suspect, case.suspects[1 - at])
        for approves in _choices(line)
    }
    return found.pop() if len(found) == 1 else None


def lines_on(case: Case, suspect: Suspect, other: Suspect) -> Iterator[str]:
    """Lines of any file that name the one suspect; very long ones are no remarks."""
    own, others = _names(suspect), _names(other)
    for name, content in case.evidence.files.items():
        if name.startswith(("database file", "log of the database")) or not own.search(content):
            continue
        for line in content.split(b"\n"):
            if len(line) < _LONGEST and own.search(line) and not others.search(line):
                yield line.decode(errors="replace")


def _names(suspect: Suspect) -> re.Pattern[bytes]:
    """Account, name, credential, ballot."""
    names = (suspect.username, suspect.full_name, suspect.credential, suspect.digest)
    each = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)".encode())


def _choices(line: str) -> Iterator[bool]:
    """What the line says was chosen first, in any of the ways in which it may be wrapped up."""
    for text in _unwrapped(line):
        for patterns in (BITS, WORDS):
            looked_at = LISTED.sub("", text)
            found = [(match.start(), approves) for one, approves in patterns if (match := one.search(looked_at))]
            if found:
                yield min(found)[1]
                return


def _unwrapped(line: str) -> Iterator[str]:
    yield line
    yield unquote_plus(line)
    yield _ESCAPED.sub(lambda match: json.loads(f'"{match[0]}"'), line)
    for match in _PACKED.finditer(line):
        try:
            yield base64.b64decode(match[0] + "==", altchars=b"-_" if re.search("[-_]", match[0]) else None).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
