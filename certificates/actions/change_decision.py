"""Lập văn bản thay đổi quyết định: a numbered paper to be signed; it changes nothing until it is issued."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.access import office, records_clerk
from accounts.models import User
from certificates.access import visible
from certificates.changing import Change, gaps_of, paper_of, signer_of, subject_of
from certificates.models import Certificate, ChangeItem, ChangePaper, Decision, DecisionChange
from certificates.numbers import draw, kind_of
from certificates.queries import certificates_of
from certificates.readiness import guard
from core import clock
from core.history import keep
from core.papers import Paper
from core.uploads import StoredFile
from core.workflow import AlreadyDone, duty_on, lock, record_event
from documents.actions.draw_number import hold
from nominations.printing import render


def change_decision(decision: Decision, *, by: User, change: Change) -> DecisionChange:
    """The change with its paper, to be signed.

    :raises PermissionDenied: *by* is neither of the Office nor the records clerk, or does not see the decision.
    :raises AlreadyDone: the very same paper was made before.
    :raises ValidationError: the decision is not issued; number, date, reason, ground or content is wrong; or nobody
        held the Director's authority on that day.
    """
    capacity = _capacity(decision, by)
    row = Decision.objects.select_related("season").get(pk=decision.pk)
    _refuse_twice(row, change)
    found = list(certificates_of(row))
    guard(gaps_of(row, change, found))
    paper = paper_of(row, change, found)
    stored = render(paper, f"{change.kind}-{change.reference.text.replace('/', '-')}.pdf")
    return _keep(row, change, paper, stored, by=by, capacity=capacity)


@transaction.atomic
def _keep(
    decision: Decision, change: Change, paper: Paper, stored: StoredFile, *, by: User, capacity: str
) -> DecisionChange:
    row: Decision = lock(decision)
    _refuse_twice(row, change)
    hold(change.symbol, change.dated.year)
    found = list(certificates_of(row).select_for_update(of=("self",)))
    guard(gaps_of(row, change, found))
    signer = signer_of(change, found)
    made = DecisionChange(
        decision=row, kind=change.kind, ground=change.ground, reason=change.reason.strip(), number=change.number,
        symbol=change.symbol, dated=change.dated, number_year=change.dated.year, recipients=change.recipients,
        signer_title=list(signer.titles), signer_name=signer.name, made_at=clock.now(), made_by=by,
    )  # fmt: skip
    keep(made, by=by, why="create")
    draw(
        made, kind_of(made.kind), change.reference, subject=subject_of(made.kind, row), signer=signer.name,
        recipients=made.recipients, by=by,
    )  # fmt: skip
    ChangeItem.objects.bulk_create(_items(made, change, found))
    ChangePaper.objects.create(
        change=made, content=paper.to_json(), number=made.full_number, dated=made.dated, made_at=made.made_at,
        made_by=by, stored_name=stored.stored_name, original_name=stored.original_name,
        media_type=stored.media_type, size=stored.size, sha256=stored.sha256,
    )  # fmt: skip
    record_event(made, "create", by=by, was="", now=made.state, capacity=capacity)
    return made


def _capacity(decision: Decision, by: User) -> str:
    if not visible(by).filter(pk=decision.pk).exists():
        raise PermissionDenied
    return duty_on(decision, office | records_clerk, by)


def _refuse_twice(decision: Decision, change: Change) -> None:
    same = {"kind": change.kind, "number": change.number, "symbol": change.symbol, "dated": change.dated}
    if decision.changes.filter(**same, reason=change.reason.strip()).exists():
        raise AlreadyDone(f"Văn bản số {change.reference.text} đã lập. Đồng chí in, trình ký rồi tải bản ký lên.")


def _items(made: DecisionChange, change: Change, found: list[Certificate]) -> list[ChangeItem]:
    items = {row.pk: row.item for row in found}
    rows = [
        ChangeItem(
            change=made,
            item=items[line.certificate] if line.certificate is not None else None,
            printed=line.printed,
            becomes=line.becomes,
        )
        for line in change.words
    ]
    return rows + [ChangeItem(change=made, item=items[key]) for key in items if key in change.certificates]
