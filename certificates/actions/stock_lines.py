"""One line more in the stock ledger, under the lock of its kind of blank; balances never fall below zero."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import User
from certificates.handling import Kind as Step
from certificates.handling import Paper
from certificates.models import Blank, StockEntry
from certificates.stock import last_line
from core import clock
from core.vietnamese import number
from core.workflow import lock, record_event

Kind = StockEntry.Kind


@dataclass(frozen=True)
class Line:
    """What is entered: *quantity* in sheets, and what backs it."""

    kind: str
    quantity: int
    on: date
    document: str = ""
    witness: str = ""
    reason: str = ""


def add_line(
    blank: Blank, line: Line, *, by: User, sound: int = 0, spoiled: int = 0, about: StockEntry | None = None
) -> StockEntry:
    """Add *line*; *blank* is locked. *sound* and *spoiled* are the changes of the balances, in sheets.

    :raises ValidationError: fewer sheets are left than it takes away.
    """
    last = last_line(blank)
    sound_left, spoiled_left = (last.sound_left, last.spoiled_left) if last else (0, 0)
    _refuse_lack(blank, "tốt", sound_left, sound)
    _refuse_lack(blank, "hỏng chưa hủy", spoiled_left, spoiled)
    row = StockEntry.objects.create(
        blank=blank,
        **asdict(line),
        sound=sound,
        spoiled=spoiled,
        sound_left=sound_left + sound,
        spoiled_left=spoiled_left + spoiled,
        about=about,
        at=clock.now(),
        by=by,
    )
    record_event(row, line.kind, by=by, was="", now=line.kind, reason=line.reason)
    return row


def line_of_step(
    papers: Sequence[Paper], kind: str, blank: Blank | None, *, on: date, reason: str, document: str, by: User
) -> dict[int, StockEntry]:
    """The lines that come with the step *kind* of *papers*, by the id of the certificate; none for plain paper.

    Printing takes sheets of *blank*. A spoiled sheet, and a printing taken back, go by the blank it was printed on.

    :raises ValidationError: fewer sound sheets are left than are printed, or the kind is no longer in use.
    """
    if kind == Step.PRINTED:
        groups = {blank.pk: list(papers)} if blank else {}
    else:
        groups = _by_blank([paper for paper in papers if _moves_sheet(kind, paper)])
    found: dict[int, StockEntry] = {}
    for pk, sheets in sorted(groups.items()):
        line = _lay(lock(Blank(pk=pk)), kind, len(sheets), on, reason, document, by)
        found |= {paper.certificate.pk: line for paper in sheets}
    return found


def _lay(blank: Blank, kind: str, count: int, on: date, reason: str, document: str, by: User) -> StockEntry:
    if kind == Step.PRINTED:
        if not blank.in_use:
            raise ValidationError(f"Đã thôi dùng phôi «{blank.name}». Đồng chí tải lại trang rồi chọn loại khác.")
        return add_line(blank, Line(Kind.USED, count, on, document), by=by, sound=-count)
    if kind == Step.SPOILED:
        return add_line(blank, Line(Kind.SPOILED, count, on, document, reason=reason), by=by, spoiled=count)
    return add_line(blank, Line(Kind.CORRECTED, count, on, document, reason=reason), by=by, sound=count)


def _moves_sheet(kind: str, paper: Paper) -> bool:
    return kind == Step.SPOILED or (kind == Step.UNDONE and paper.stage == Step.PRINTED)


def _by_blank(papers: Sequence[Paper]) -> dict[int, list[Paper]]:
    groups: dict[int, list[Paper]] = {}
    for paper in papers:
        printed = next(step for step in reversed(paper.steps) if step.kind == Step.PRINTED)
        if printed.stock:
            groups.setdefault(printed.stock.blank_id, []).append(paper)
    return groups


def _refuse_lack(blank: Blank, what: str, left: int, change: int) -> None:
    if left + change < 0:
        raise ValidationError(
            f"Theo sổ, phôi «{blank.name}» còn {number(left)} tờ {what} nên không trừ được {number(-change)} tờ. "
            "Đồng chí ghi phôi mới nhập, hoặc kiểm kê lại ngăn phôi ở «Sổ phôi»."
        )
