"""What the portal binds into a box: the keys, those who may vote, the rules.

The description of an election (specification, section 4.8) is free text. Ours ends with a line of its own that names
all this; the text of the election is hashed into every proof, so whoever votes, votes under these keys and rules.
"""

import json
from dataclasses import dataclass

from councils.ballot import encoding
from councils.ballot.errors import at
from councils.ballot.proofs import require

VERSION = 1
MARK = "portal"
PLACE = "ràng buộc của cổng"


@dataclass(frozen=True, slots=True)
class Bindings:
    """Digests (SHA-256, hexadecimal) of what is published with the election or kept by the council, and the rules.

    *trustees*, *credentials* and *roster* are digests of these texts; the roster is in no archive. *receipt* is the
    Ed25519 key that signs receipts. The box is opened from *least* ballots on; *revote*: a later one replaces.
    """

    trustees: str
    credentials: str
    roster: str
    receipt: str
    least: int
    revote: bool

    @property
    def written(self) -> str:
        """The line, in its one form."""
        digests = {"trustees": self.trustees, "credentials": self.credentials, "roster": self.roster}
        rules = {"receipt": self.receipt, "least": self.least, "revote": self.revote}
        return encoding.compact({MARK: VERSION, **digests, **rules})

    def described(self, words: str) -> str:
        """The description of an election that is bound to this; *words* are for people."""
        return f"{words}\n{self.written}"

    @classmethod
    def read(cls, description: str) -> "Bindings | None":
        """What a description binds; None if its last line does not claim to.

        :raises Refused: it claims to, but is not byte for byte what we would have written.
        """
        _, newline, line = description.rpartition("\n")
        if not _is_claimed(line):
            return None
        with at(PLACE):
            require(bool(newline), "phải đứng ở dòng riêng")
            return cls._of(encoding.parsed(line))

    @classmethod
    def _of(cls, value: object) -> "Bindings":
        version, *digests, least, revote = encoding.fields(
            value, MARK, "trustees", "credentials", "roster", "receipt", "least", "revote"
        )
        require(encoding.whole(version) == VERSION, f"phiên bản {version} không phải là phiên bản {VERSION}")
        trustees, credentials, roster, receipt = (encoding.digest_name(digest) for digest in digests)
        return cls(trustees, credentials, roster, receipt, encoding.whole(least, 1), encoding.truth(revote))

    def refuse_other(self, trustees: str, credentials: str) -> None:
        """:raises Refused: the published texts of keys or credentials are not those that are bound."""
        with at(PLACE):
            require(encoding.hexadecimal(trustees) == self.trustees, "bộ khóa công bố là bộ khác")
            same = encoding.hexadecimal(credentials) == self.credentials
            require(same, "danh sách mã nhận phiếu công bố là danh sách khác")


def _is_claimed(line: str) -> bool:
    """Whether *line* is an object that bears our mark, however it is written."""
    try:
        value = json.loads(line, parse_int=float, parse_constant=encoding.no_such_number)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and MARK in value
