"""What every act of a rehearsal shares: the people at their browsers, the clock, the folder of papers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from core import clock
from operations.demo.cast import PASSWORD
from operations.demo.office import moment
from operations.rehearsal.visitor import Page, Visitor


@dataclass
class Stage:
    """The year being rehearsed, where its papers go, who is told of progress."""

    year: int
    out: Path
    say: Callable[[str], None]
    papers: list[tuple[str, str]] = field(default_factory=list)  # (file below out, title)
    visitors: dict[str, Visitor] = field(default_factory=dict)
    dossiers: dict[str, int] = field(default_factory=dict)  # nominee's key → id of the nomination
    keys: dict[str, bytes] = field(default_factory=dict)  # whose signature → key file of the rehearsal
    verified: list[str] = field(default_factory=list)  # what was checked, one sentence each

    def by(self, username: str) -> Visitor:
        """The person, signed in at their own browser."""
        if username not in self.visitors:
            visitor = Visitor(username)
            visitor.sign_in(username, PASSWORD)
            self.visitors[username] = visitor
        return self.visitors[username]

    def on(self, month: int, day: int, hour: int = 9, minute: int = 0) -> date:
        """Move the business clock; January belongs to the year after."""
        when = date(self.year + (month == 1), month, day)
        clock.travel_to(moment(when, hour, minute))
        return when

    def keep(self, page: Page, name: str, title: str) -> bytes:
        """Put a paper that a page answered with into the folder."""
        target = self.out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.content)
        self.papers.append((name, title))
        return page.content
