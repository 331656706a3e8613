"""Whether anything stands in the way of a nominee: discipline, inspection, complaint, rating, false evidence.

The department states, the Office finds. What is pending or was found against the nominee stops the file at the next
step (Decree 152/2025: not yet put forward, not yet awarded), until it is concluded or the Standing Council lets the
file go on with a reason. The same verdicts draw the panel, the papers' line and the refusals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from core import clock
from core.vietnamese import short_date
from nominations.models import EligibilityFinding, Nomination
from nominations.models.eligibility import Rating, Stated, Topic
from seasons.rules import rules_of

Level = Literal["clear", "warn", "block"]
CLEAR: Level = "clear"
WARN: Level = "warn"
BLOCK: Level = "block"

#: Of these the department answers whether something is pending.
ASKED = (Topic.DISCIPLINE, Topic.INSPECTION, Topic.COMPLAINT)
#: The yearly ratings from the best; a season may ask for at least one of the first three.
_RANKED = (Rating.EXCELLENT, Rating.GOOD, Rating.DONE, Rating.NOT_DONE)


@dataclass(frozen=True)
class Verdict:
    """One question: its answer in words and what follows from it; *waiver* is why it does not stop the file."""

    topic: Topic
    level: Level
    told: str
    waiver: str = ""

    @property
    def label(self) -> str:
        return str(self.topic.label)

    @property
    def stops(self) -> bool:
        return self.level == BLOCK and not self.waiver

    @property
    def words(self) -> str:
        """The answer as papers print it, with the reason for which it does not stop the file."""
        return f"{self.told}; Thường trực Hội đồng cho xét tiếp: {self.waiver}" if self.waiver else self.told


def verdicts(nomination: Nomination) -> list[Verdict]:
    """Every question with its answer; that of the evidence only where something was found."""
    found = {row.topic: row for row in nomination.findings.all()}
    told = [_answer(nomination, topic, found.get(topic)) for topic in (*ASKED, Topic.RATING)]
    return [*told, _found(found[Topic.EVIDENCE])] if Topic.EVIDENCE in found else told


def told_in_short(nomination: Nomination) -> str:
    """What does not speak for itself, each with its topic; "Không vướng" where nothing does."""
    marked = [verdict for verdict in verdicts(nomination) if verdict.level != CLEAR]
    return "; ".join(f"{verdict.label}: {verdict.words}" for verdict in marked) or "Không vướng"


def obstacles(nomination: Nomination) -> list[Verdict]:
    """What stops the file now."""
    return [verdict for verdict in verdicts(nomination) if verdict.stops]


def obstacle_refusal(nomination: Nomination) -> str:
    """Why the file cannot go on to its next step, or an empty text."""
    stopping = "; ".join(f"{verdict.label}: {verdict.told}" for verdict in obstacles(nomination))
    if not stopping:
        return ""
    return (
        f"Hồ sơ {nomination.number} còn vướng điều kiện: {stopping}. Hồ sơ đi tiếp khi Văn phòng Sở ghi kết luận "
        "ở mục «Điều kiện xét», hoặc Thường trực Hội đồng cho xét tiếp."
    )


def statement_gaps(nomination: Nomination) -> Iterator[tuple[str, str, bool]]:
    """What the department must state: words, field, whether it is there."""
    for topic in ASKED:
        yield f"Điều kiện xét: {topic.label.lower()}", topic.value, bool(getattr(nomination, topic.value))
    if any(getattr(nomination, topic.value) in (Stated.PENDING, Stated.CONCLUDED) for topic in ASKED):
        yield "Điều kiện xét: nội dung cần nói rõ", "circumstances", bool(nomination.circumstances.strip())
    yield "Điều kiện xét: xếp loại năm", "rating", bool(nomination.rating)
    if nomination.rating in _RANKED:
        document = nomination.rating_document.strip()
        yield "Điều kiện xét: văn bản xếp loại", "rating_document", bool(document)


def _answer(nomination: Nomination, topic: Topic, row: EligibilityFinding | None) -> Verdict:
    """What was found; else what the department stated, waived where this very answer was."""
    if row is not None and row.status != row.Status.STATED:
        return _found(row)
    verdict = _rated(nomination) if topic == Topic.RATING else _stated(nomination, topic)
    waived = row is not None and row.stated == verdict.told[: row.KEPT]
    return replace(verdict, waiver=row.waiver_reason) if row is not None and waived else verdict


def _found(row: EligibilityFinding) -> Verdict:
    status = row.get_status_display()
    told = ", ".join(part for part in (f"{status[0].lower()}{status[1:]}", row.document) if part)
    level = CLEAR if row.status == row.Status.CLEARED else BLOCK
    if row.until is not None:
        over = row.until < clock.today()
        told += f"; thời hạn kỷ luật đến hết ngày {short_date(row.until)}"
        told += ", thành tích tính từ sau ngày đó" if over else ""
        level = WARN if over else BLOCK
    return Verdict(Topic(row.topic), level, told, row.waiver_reason)


def _stated(nomination: Nomination, topic: Topic) -> Verdict:
    value = getattr(nomination, topic.value)
    if not value:
        return Verdict(topic, WARN, "phòng chưa trả lời")
    words: dict[str, tuple[Level, str]] = {
        Stated.NO: (CLEAR, "phòng khai không có"),
        Stated.PENDING: (BLOCK, "phòng khai đang được xem xét"),
        Stated.CONCLUDED: (BLOCK, "phòng khai đã có kết luận, Văn phòng Sở chưa ghi kết luận"),
    }
    level, told = words[value]
    return Verdict(topic, level, told)


def _rated(nomination: Nomination) -> Verdict:
    if not nomination.rating:
        return Verdict(Topic.RATING, WARN, "phòng chưa trả lời")
    rating = Rating(nomination.rating)
    told = str(rating.label).lower()
    if rating not in _RANKED:
        return Verdict(Topic.RATING, WARN if rating == Rating.PENDING else CLEAR, told)
    return Verdict(Topic.RATING, _rank(rating, rules_of(nomination.season)["rating_floor"]), _with(told, nomination))


def _with(told: str, nomination: Nomination) -> str:
    return f"{told}, {nomination.rating_document}" if nomination.rating_document else told


def _rank(rating: Any, floor: str) -> Level:
    if floor == "none":
        return WARN if rating == Rating.NOT_DONE else CLEAR
    return BLOCK if _RANKED.index(rating) > _RANKED.index(Rating(floor)) else CLEAR
