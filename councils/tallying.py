"""The figures of a paper box as the counters enter them, and whether they agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.vietnamese import two_digits
from councils.counting import BoxTally, LineTally
from councils.models import BallotBox, BallotLine, CouncilSession, PaperLine, PaperPart
from councils.voting import voting_rule
from seasons.rules import Rules

#: Figures of ballot papers in a box, and columns of one line, as the models name them.
PAPERS = ("printed", "stamped", "spoiled", "unused", "issued", "returned")
COUNTED = ("valid", "invalid")
COLUMNS = ("approve", "disapprove", "no_opinion", "invalid_line")


#: Lines of a box, or of the paper beside one: both have an item, an ordinal and the columns.
Lines = Sequence[Any]


@dataclass(frozen=True)
class Entry:
    """What one counter typed: figures of the box by name, and of each line by its id and column.

    Figures of an unopened box are None.
    """

    papers: Mapping[str, int | None]
    lines: Mapping[int, Mapping[str, int | None]]
    reason: str = ""


def has_no_opinion(values: Mapping[str, str]) -> bool:
    """Whether the column "Không có ý kiến" exists: as a choice on the ballot, or as what a blank line means."""
    rules = Rules(values)
    return rules.yes("third_choice") or rules["blank_line"] == "no_opinion"


def label_of(model: type[BallotBox] | type[BallotLine], name: str) -> str:
    """The figure's name on screens."""
    return str(model._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def columns_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of a line that this season has."""
    return tuple(name for name in COLUMNS if name != "no_opinion" or has_no_opinion(values))


def discrepancies(box: BallotBox | PaperPart, entry: Entry) -> list[str]:
    """A sentence for every sum that does not hold; empty when the figures may be confirmed."""
    rules = box.session.rules
    papers = {name: entry.papers.get(name) for name in PAPERS}
    if any(value is None for value in papers.values()):
        return ["Còn ô số phiếu của hòm chưa ghi. Mời ghi đủ, không có thì ghi 0."]
    lines: Lines = list(box.lines.select_related("item__nomination"))
    least = least_of(box)
    found = _unopened(entry, lines) if (papers["returned"] or 0) < least else _opened(entry, lines, rules)
    tally = _tally(box, papers, entry, lines, least)
    found += tally.discrepancies() if not found else []
    if (papers["issued"] or 0) > (papers["returned"] or 0) and not (entry.reason or box.session.end_reason):
        found.append("Còn phiếu phát ra không thu về. Mời ghi lý do vào ô «Lý do còn phiếu không thu về».")
    return found


def least_of(box: BallotBox | PaperPart) -> int:
    """How many ballots must come back for a box to be opened; those on paper beside an electronic box always are."""
    return 0 if isinstance(box, PaperPart) else voting_rule(box.session.rules).least_ballots


def _unopened(entry: Entry, lines: Lines) -> list[str]:
    figures = [entry.papers.get(name) for name in COUNTED]
    figures += [value for line in lines for value in entry.lines.get(line.pk, {}).values()]
    if any(value is not None for value in figures):
        return [
            "Hòm phiếu thu về ít phiếu hơn mức tối thiểu nên không mở để kiểm. "
            "Mời để trống số phiếu hợp lệ, không hợp lệ và các dòng."
        ]
    return []


def _opened(entry: Entry, lines: Lines, rules: Mapping[str, str]) -> list[str]:
    found = []
    if any(entry.papers.get(name) is None for name in COUNTED):
        found.append("Chưa ghi số phiếu hợp lệ hoặc không hợp lệ. Mời ghi đủ, không có thì ghi 0.")
    for line in lines:
        typed = entry.lines.get(line.pk, {})
        if any(typed.get(column) is None for column in columns_of(rules)):
            found.append(f"Hồ sơ {line.item}: còn cột chưa ghi. Mời ghi đủ, không có thì ghi 0.")
    return found


def _tally(
    box: BallotBox | PaperPart, papers: Mapping[str, int | None], entry: Entry, lines: Lines, least: int
) -> BoxTally:
    """The sums to check; of an unopened box only those of its papers."""
    figures = {name: value or 0 for name, value in {**papers, **entry.papers}.items()}
    opened = figures["returned"] >= least
    return BoxTally(
        eligible=box.voters.count(),
        printed=figures["printed"],
        stamped=figures["stamped"],
        spoiled=figures["spoiled"],
        destroyed_unused=figures["unused"],
        issued=figures["issued"],
        returned=figures["returned"],
        valid=figures.get("valid", 0) if opened else figures["returned"],
        invalid=figures.get("invalid", 0) if opened else 0,
        lines={_named(line): _columns(entry.lines.get(line.pk, {})) for line in lines} if opened else {},
    )


def _named(line: BallotLine | PaperLine) -> str:
    return f"{two_digits(line.ordinal)}. {line.item}"


def _columns(typed: Mapping[str, int | None]) -> LineTally:
    return LineTally(*(typed.get(column) or 0 for column in COLUMNS))


@dataclass(frozen=True)
class BoxFigures:
    """A box as its figures stand, for the counter who compares them with the ballots."""

    box: BallotBox | PaperPart
    papers: list[tuple[str, int | None]]
    heads: list[str]
    lines: list[tuple[BallotLine | PaperLine, list[tuple[str, int | None]]]]


def paper_boxes(session: CouncilSession) -> list[BallotBox | PaperPart]:
    """What counters count by hand: boxes of paper, and the paper beside electronic boxes."""
    boxes = session.boxes.filter(used=True, key=None)
    parts = PaperPart.objects.filter(box__session=session).select_related("box__session")
    both = (*_for_count(boxes), *_for_count(parts))
    return list(both)


def _for_count(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("entered_by").prefetch_related("lines__item__nomination")


def figures_of(session: CouncilSession) -> list[BoxFigures]:
    """Everything entered so far, box by box; only for the session's own counters."""
    columns = columns_of(session.rules)
    heads = [label_of(BallotLine, name) for name in columns]
    boxes = paper_boxes(session)
    return [
        BoxFigures(
            box,
            [(label_of(BallotBox, name), getattr(box, name)) for name in (*PAPERS, *COUNTED)],
            heads,
            [
                (line, list(zip(heads, (getattr(line, name) for name in columns), strict=True)))
                for line in box.lines.all()
            ],
        )
        for box in boxes
    ]
