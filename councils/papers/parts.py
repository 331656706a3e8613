"""What several papers of the council speak of: members, who was present, rules with their source."""

from dataclasses import dataclass

from core.papers import PaperError, plain, unbroken
from core.vietnamese import percent, two_digits


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A rule as a sentence without its full stop, and the clause it stands on."""

    text: str
    source: str

    @property
    def marked(self) -> str:
        """“… (theo khoản 2 Điều 5 Quy chế …).”; raises PaperError for a rule without a source."""
        if not self.source.strip():
            raise PaperError(f"Quy tắc “{self.text}” chưa ghi nguồn. Hãy bổ sung căn cứ của quy tắc này.")
        return f"{plain(self.text).rstrip('.')} (theo {plain(self.source)})."


@dataclass(frozen=True, slots=True)
class Member:
    """A council member: honorific Ông or Bà, office in the agency, role in the council."""

    honorific: str
    name: str
    position: str
    role: str

    @property
    def titled(self) -> str:
        """Ông or Bà and name, marked, for tables."""
        return unbroken(f"{self.honorific} {self.name}")

    @property
    def in_text(self) -> str:
        """ông or bà and name, marked, for running text."""
        return unbroken(f"{self.honorific.lower()} {self.name}")


@dataclass(frozen=True, slots=True)
class Absence:
    """A member who was not there, and why."""

    member: Member
    reason: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everyone who was called, present or absent; `quorum` is the rule that the presence satisfies."""

    present: tuple[Member, ...]
    absences: tuple[Absence, ...]
    quorum: SourcedSentence

    @property
    def total(self) -> int:
        """Number of council members, present or not."""
        return len(self.present) + len(self.absences)

    @property
    def share(self) -> str:
        """08/09 thành viên (88,89%)."""
        present = len(self.present)
        return f"{two_digits(present)}/{two_digits(self.total)} thành viên ({percent(present, self.total)})"


@dataclass(frozen=True, slots=True)
class Counter:
    """One of the Tổ kiểm phiếu; `role` is Tổ trưởng or Thành viên, the first one leads."""

    honorific: str
    name: str
    role: str
    position: str

    @property
    def marked(self) -> str:
        """“Tổ trưởng: ông …, chức vụ”."""
        return f"{plain(self.role)}: {unbroken(f'{self.honorific.lower()} {self.name}')}, {plain(self.position)}"


@dataclass(frozen=True, slots=True)
class CountingTeam:
    """The counters and the show of hands that confirmed them in the session."""

    counters: tuple[Counter, ...]
    hands_for: int
    hands_against: int

    @property
    def confirmation(self) -> str:
        """How many hands were raised for and against."""
        return (
            f"{two_digits(self.hands_for)} thành viên tán thành, "
            f"{two_digits(self.hands_against)} thành viên không tán thành"
        )
