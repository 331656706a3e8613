"""Everything about the two ballots that can be measured without reading them: order, places, times, lengths, bytes.

A measure is a number; most are the first suspect's less the second's, since that is what turns round between worlds.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from tests.forensic.attacker.case import Case, Suspect
from tests.forensic.attacker.words import lines_on
from tests.forensic.evidence import Rows

Measures = dict[str, float]
#: Words of people; what consists of hexadecimal letters is a piece of a number.
_WORD = re.compile(r"\b(?![a-fA-F]+\b)[^\W\d_]{3,}\b")
_CHOICES = ("Tán thành".encode(), "Không tán thành".encode(), b"[1,0]", b"[1, 0]")
_LINE = re.compile(r"^([\d.]+) (\S+) (\S+) (\d+) (\d+) (\d+)$", re.M)


def measures(case: Case) -> Measures:
    """All of them, by name."""
    first, second = (dict(_of(case, suspect)) for suspect in case.suspects)
    found = {f"{name}, difference": first.get(name, 0.0) - second.get(name, 0.0) for name in first | second}
    found |= {f"{name}, order": (number > 0) - (number < 0) for name, number in list(found.items())}
    for name, content in case.evidence.files.items():
        found |= {f"length of {name}": len(content)}
        found |= {f"{word.decode()} in {name}": content.count(word) for word in _CHOICES}
    return found | dict(_said(case))


def _of(case: Case, suspect: Suspect) -> Iterator[tuple[str, float]]:
    yield "place on the board", suspect.place
    yield from _numbers(case, suspect)
    yield from _rows(case.evidence.rows, suspect)
    yield from _bytes(suspect)
    yield from _requests(case, suspect)
    for name, content in case.evidence.files.items():
        if name.startswith(("database file", "log of the database")):
            for what, needle in (("ballot", suspect.digest), ("credential", suspect.credential)):
                yield f"{what} first in {name}", content.find(needle.encode())
                yield f"{what} last in {name}", content.rfind(needle.encode())


def _numbers(case: Case, suspect: Suspect) -> Iterator[tuple[str, float]]:
    """Sizes and order of the numbers in the ballot."""
    for question, answer in enumerate(suspect.ballot.answers):
        for choice, (cipher, proof) in enumerate(zip(answer.choices, answer.individual, strict=True)):
            where, (zero, one) = f"in answer {question}.{choice}", proof
            yield f"challenge {where}", (one.challenge - zero.challenge) / case.group.order
            yield f"response {where}", (one.response - zero.response) / case.group.order
            for name, element in (("alpha", cipher.alpha), ("beta", cipher.beta)):
                yield f"{name} {where}", int(case.group.text(element)[:8], 16)
            yield f"parity {where}", sum(pair.challenge & 1 for pair in proof)
        whole = answer.overall[0]
        yield f"sum's challenge in {question}", whole.challenge / case.group.order
        yield f"sum's response in {question}", whole.response / case.group.order


def _rows(rows: Rows, suspect: Suspect) -> Iterator[tuple[str, float]]:
    """Places and transactions of the rows that belong to the suspect."""
    piece = next(row for row in rows["councils_boardpiece"] if row["name"] == suspect.digest)
    sessions = [row for row in rows["usersessions_usersession"] if row["user_id"] == suspect.user]
    for name, row in (("entitlement", suspect.entitlement), ("ballot", piece), *(("sign-in", row) for row in sessions)):
        for column in ("id", "rowid", "xmin"):
            yield f"{column} of {name}", float(row.get(column) or 0)
        block, item = str(row.get("ctid") or "(0,0)").strip("()").split(",")
        yield f"ctid of {name}", int(block) * 1000 + int(item)
    for row in sessions:
        yield "last seen", datetime.fromisoformat(str(row["last_seen_at"])).timestamp()


def _bytes(suspect: Suspect) -> Iterator[tuple[str, float]]:
    """Length and make-up of the ballot's text."""
    counted = Counter(suspect.written)
    yield "length of ballot", len(suspect.written)
    for letter in "0123456789abcdef":
        yield f"share of {letter}", counted[letter] / len(suspect.written)
    yield "mean byte", sum(map(ord, suspect.written)) / len(suspect.written)


def _requests(case: Case, suspect: Suspect) -> Iterator[tuple[str, float]]:
    """Moment, lengths and duration of the suspect's requests."""
    lines = case.evidence.files.get("requests, by line", b"").decode()
    found = [match.groups() for match in _LINE.finditer(lines) if match[2] == suspect.username]
    for number, (moment, _, _, received, sent, took) in enumerate(found[:3]):
        yield from ((f"moment of request {number}", float(moment)), (f"bytes received {number}", float(received)))
        yield from ((f"bytes sent {number}", float(sent)), (f"microseconds {number}", float(took)))


def _said(case: Case) -> Iterator[tuple[str, float]]:
    """Words on the lines that name a suspect, and how many lines there are."""
    for at, suspect in enumerate(case.suspects):
        lines = list(lines_on(case, suspect, case.suspects[1 - at]))
        yield f"lines on suspect {at}", len(lines)
        for word, times in Counter(word for line in lines for word in set(_WORD.findall(line))).items():
            yield f"suspect {at} and {word}", times
