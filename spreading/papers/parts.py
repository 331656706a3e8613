"""What several papers of a session speak of."""

from dataclasses import dataclass
from datetime import date, time

from core.papers import Block, Column, Issuer, Paragraph, Row, Table, plain
from core.vietnamese import two_digits, weekday_date


@dataclass(frozen=True, slots=True)
class Talk:
    """A model ("Bà Trần Thị A, Phòng Lễ tân") and what he, she or it tells of, for how many minutes."""

    model: str
    topic: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A session: `kind` as people call it ("sơ kết"), `movements` by name, `chair` and `secretary` with their posts."""

    issuer: Issuer
    kind: str
    title: str
    day: date
    starts: time
    place: str
    chair: str
    secretary: str
    movements: tuple[str, ...]
    agenda: tuple[str, ...]
    talks: tuple[Talk, ...]
    mark: str = ""

    @property
    def when(self) -> str:
        """ "08:00, thứ Sáu ngày 14/08/2026"."""
        day = weekday_date(self.day)
        return f"{self.starts:%H:%M}, {day[:1].lower()}{day[1:]}"


def name_of(line: str) -> str:
    """The name at the beginning of "Bà Trần Thị A, Phó Giám đốc Sở", without the honorific."""
    return line.split(",")[0].removeprefix("Ông ").removeprefix("Bà ").strip()


def presided(occasion: Occasion) -> tuple[Block, ...]:
    """Who presides, who keeps the minutes, and which movements are reviewed."""
    movements = "; ".join(plain(one).rstrip(" .;") for one in occasion.movements)
    about = (Paragraph(f"**Phong trào được {plain(occasion.kind)}:** {movements}."),) if movements else ()
    return (
        Paragraph(f"**Chủ trì:** {plain(occasion.chair)}."),
        Paragraph(f"**Thư ký:** {plain(occasion.secretary)}."),
        *about,
    )


def talks_table(talks: tuple[Talk, ...]) -> Table:
    """The models who present, in order."""
    columns = (
        Column("STT", 11, "center"), Column("Điển hình tiên tiến", 62), Column("Chủ đề", 71),
        Column("Số phút", 20, "center"),
    )  # fmt: skip
    rows = tuple(
        Row((two_digits(place), plain(talk.model), plain(talk.topic), str(talk.minutes)))
        for place, talk in enumerate(talks, 1)
    )
    return Table(columns, rows, closing=f"(Gồm {two_digits(len(talks))} báo cáo kinh nghiệm)")
