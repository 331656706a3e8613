"""What importing a table would do, row by row, as the pages show it and the record keeps it."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from accounts.tables.importer import Outcome

#: The rows named where the same text was read anew in many.
NAMED = 5


@dataclass(frozen=True)
class Repair:
    """A text of an old encoding, as it stands in the table and as it is read."""

    column: str
    written: str
    read: str


@dataclass(frozen=True)
class Line:
    """One row of the table: what it would do, or every reason why it cannot be taken."""

    number: int
    outcome: str
    about: str
    notes: list[str] = field(default_factory=list)
    subject: int | None = None
    repairs: list[Repair] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Outcome(self.outcome).label)


@dataclass(frozen=True)
class Plan:
    """The whole table; *labels* are the heads of its columns, *hidden* the rows that Excel does not show."""

    heads: int
    labels: list[str]
    empty: int = 0
    hidden: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "Plan":
        """The plan that ``stored`` gave."""
        lines = [
            Line(**{**line, "repairs": [Repair(**repair) for repair in line["repairs"]]}) for line in stored["lines"]
        ]
        return cls(**{**stored, "lines": lines})

    def stored(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    @property
    def digest(self) -> str:
        """SHA-256 over what would be done, to know whether what a person was shown still holds."""
        done = [[line.number, line.outcome, line.about, line.notes] for line in self.lines]
        return hashlib.sha256(json.dumps(done, ensure_ascii=False).encode()).hexdigest()

    @property
    def counts(self) -> Counter[str]:
        return Counter(line.outcome for line in self.lines)

    @property
    def changes(self) -> int:
        """How many rows change something."""
        return self.counts[Outcome.CREATE] + self.counts[Outcome.UPDATE]

    def repairs(self) -> list[tuple[str, Repair]]:
        """Each text read anew, once, with the rows in which it stands: "3, 5, 7 và 12 dòng khác"."""
        rows: dict[Repair, list[int]] = {}
        for line in self.lines:
            for repair in line.repairs:
                rows.setdefault(repair, []).append(line.number)
        return [(_named(numbers), repair) for repair, numbers in rows.items()]


def _named(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:NAMED]))
    return f"{shown} và {len(numbers) - NAMED} dòng khác" if len(numbers) > NAMED else shown
