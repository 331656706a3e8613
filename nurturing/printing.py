"""Rows of this app as its papers want them: plain values."""

from collections.abc import Iterator, Sequence
from typing import Any

from accounts.access import duties_of
from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from core.papers import Issuer, Paper, Signer
from core.vietnamese import lines, local_day, short_date
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from nurturing.answering import leaders_of
from nurturing.collecting import Cell, collected
from nurturing.models import FollowUp, NewFactor, NurturingPlan, Shortcoming
from nurturing.papers import plan, register, tracking
from nurturing.papers.plan import PlanContent
from nurturing.papers.register import Listed, RegisterContent
from nurturing.papers.tracking import Followed, Overcome, TrackingContent
from nurturing.queries import last_mentoring, plan_in_force
from nurturing.readiness import mentor_words
from nurturing.sheets import scope_words
from nurturing.timeline import named
from nurturing.workflow import FollowUpState


def plan_paper(version: NurturingPlan) -> Paper:
    """The version as the head signs it; a draft bears no date and no name.

    :raises ValidationError: nobody has entered the agency's name.
    """
    row = version.new_factor
    approved = version.approved_at
    on = local_day(approved) if approved else None
    return plan.build(
        PlanContent(
            issuer=_issuer(row.department), on=on, name=row.addressed, about=about(row), field=_field(row),
            strengths=tuple(lines(row.strengths)), goals=tuple(lines(version.goals)),
            measures=tuple(lines(version.measures)), means=tuple(lines(version.means)),
            mentor=f"{version.mentor.addressed}, {version.mentor.post}" if version.mentor else "",
            begins=version.begins, ends=version.ends, every=version.every, expected_year=version.expected_year,
            version=version.number, change_reason=version.change_reason.rstrip("."),
            signer=_signer(row.department, version.approved_by),
            recipients=("Thường trực Hội đồng", "Người hướng dẫn", f"Lưu: VT, {row.department.code}"),
            mark=rehearsal_mark(),
        )
    )  # fmt: skip


def tracking_paper(row: NewFactor, *, close: bool) -> Paper:
    """What happened to date.

    :param close: whether the reader reads shortcomings.
    :raises ValidationError: nobody has entered the agency's name.
    """
    now = collected(row)
    follow = row.follow_ups.exclude(state__in=(FollowUpState.DUE, FollowUpState.DROPPED)).select_related("done_by")
    short = row.shortcomings.select_related("responsible").order_by("until", "pk")
    life = row.life_events.select_related("from_department", "to_department").order_by("pk")
    return tracking.build(
        TrackingContent(
            issuer=_issuer(row.department),
            on=clock.today(),
            name=row.addressed,
            facts=tuple(_facts(row)),
            followed=tuple(_followed(one) for one in follow.order_by("due", "pk")),
            shortcomings=tuple(_overcome(one) for one in short) if close else None,
            criteria=tuple(_criterion(cell) for cell in now.cells),
            life=tuple(
                (one.happened_on, named(one, ""), "" if one.kept_apart else one.note.rstrip(".")) for one in life
            ),
            signer=_signer(row.department, next(iter(leaders_of(row.department, but=row.person_id)), None)),
            mark=rehearsal_mark(),
        )
    )


def register_paper(rows: Sequence[Any], *, by: User) -> Paper:
    """The list, compiled by the one who prints it.

    :raises ValidationError: nobody has entered the agency's name.
    """
    ordered = sorted(rows, key=lambda row: (row.department.sort_key, row.department_id))
    today = clock.today()
    return register.build(
        RegisterContent(
            issuer=issuer_of(agency_on(today)),
            on=today,
            rows=tuple(
                Listed(
                    row.department.name, about(row), _field(row), row.strengths, row.found_on,
                    str(row.get_state_display()),
                )
                for row in ordered
            ),
            compiler=Signer(("NGƯỜI LẬP",), by.full_name, sealed=False),
            approver=Signer(("NGƯỜI DUYỆT",), "", sealed=False),
            mark=rehearsal_mark(),
        )
    )  # fmt: skip


def about(row: NewFactor) -> str:
    """ "Bà Trần Thị A, Chuyên viên, Phòng Lãnh sự"."""
    return ", ".join(part for part in (row.addressed, row.post) if part)


def _field(row: NewFactor) -> str:
    return f"{row.get_merit_kind_display()}; {scope_words(row)[0].lower()}{scope_words(row)[1:]}"


def _issuer(department: Department) -> Issuer:
    agency = agency_on(clock.today())
    return Issuer((agency.name.upper(),), (department.name.upper(),), agency.place)


def _signer(department: Department, by: User | None) -> Signer:
    """The head's post, or the deputy's in the head's place; the Standing Council's under its own name."""
    if by is None:
        return Signer(("TRƯỞNG PHÒNG",), "", sealed=False)
    roles = {duty.role for duty in duties_of(by) if duty.department_id in department.whole_line}
    if Role.HEAD in roles or Role.DEPUTY_HEAD not in roles:
        return Signer((by.post.upper(),), by.full_name, sealed=False)
    return Signer(("KT. TRƯỞNG PHÒNG", by.post.upper()), by.full_name, sealed=False)


def _facts(row: NewFactor) -> Iterator[tuple[str, str]]:
    yield "Đối tượng", about(row)
    yield "Lĩnh vực nổi trội", _field(row)
    yield "Phát hiện", ", ".join(filter(None, (short_date(row.found_on), row.how_found.rstrip("."))))
    yield "Phòng đề xuất", ", ".join(str(one.department) for one in row.proposers.select_related("department"))
    held = plan_in_force(row)
    if held is not None:
        yield "Kế hoạch", f"bản {held.number}, từ ngày {short_date(held.begins)} đến hết ngày {short_date(held.ends)}"
        yield "Người hướng dẫn", mentor_words(last_mentoring(row))
    yield "Trạng thái", str(row.get_state_display())


def _followed(one: FollowUp) -> Followed:
    at = short_date(one.done_at) if one.done_at else ""
    if one.state == FollowUpState.SKIPPED:
        return Followed(one.due, f"Bỏ qua ngày {at}", one.why)
    needs = f"Cần hỗ trợ: {one.needs}" if one.needs else ""
    return Followed(one.due, f"Ngày {at}, {one.done_by}", "\n".join(filter(None, (one.text, needs))))


def _overcome(one: Shortcoming) -> Overcome:
    standing = f"Khắc phục ngày {short_date(one.closed_at)}" if one.closed_at else "Chưa khắc phục"
    return Overcome(one.item, f"{one.action.rstrip('.')} ({one.responsible})", one.until, standing)


def _criterion(cell: Cell) -> tuple[str, str]:
    return f"{cell.label}: {cell.criterion.text}", cell.lacks or f"Thuyết minh và {len(cell.evidence):02d} minh chứng"
