"""What waits for whom among the dossiers."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.access import holds, introducing
from accounts.roles import Role
from core import clock
from core.todo import Task, some_of
from core.vietnamese import short_date
from nominations import todo_complaints
from nominations.access import introduces, suggestions_to_answer
from nominations.models import CouncilQuestion, Nomination
from nominations.name_checks import asked_of, kept_by_office, reported_wrong, unconfirmed
from nominations.party_opinions import gives_party_opinions, waiting_for_the_party_cell
from nominations.queries import (
    FLOW,
    stopping_findings,
    to_write,
    waiting_for_intake,
    waiting_for_referral,
    waiting_for_supplement,
)
from nominations.readiness import asked_now, closed_door, missing_before_submission
from nominations.workflow import UNDER_APPRAISAL, State
from seasons.queries import current_season
from seasons.rules import rules_of

SOON_DAYS = 14


def tasks(user: Any) -> Iterator[Task]:
    """Drafts and supplements for a department, intake for the Office, questions, referral, overdue returns."""
    if introduces(user):
        yield from _to_write(user)
        yield from _to_answer(user)
        yield from _to_tell_the_council(user)
    yield from _to_confirm_names(user)
    yield from _suggested(user)
    yield from todo_complaints.tasks(user)
    if holds(user, Role.OFFICE):
        yield from _to_take_in(user)
        yield from _said_to_be_wrong(user)
    if holds(user, Role.DIRECTOR):
        yield from _to_refer(user)
    if gives_party_opinions(user):
        yield from _to_opine(user)
    if holds(user, Role.STANDING_COUNCIL):
        yield from _to_settle(user)
    if holds(user, Role.STANDING_COUNCIL, Role.DIRECTOR):
        yield from _obstructed(user)


def _to_write(user: Any) -> Iterator[Task]:
    for row in to_write(user):
        if row.state == State.RETURNED:
            yield _supplement(row)
        elif not closed_door(row, clock.now()):
            yield _draft(row, row.may_submit)


def _draft(row: Nomination, may_submit: bool) -> Task:
    gaps, due = len(missing_before_submission(row)), row.season.last_submission_moment
    soon = (due - clock.now()).days < SOON_DAYS
    look = {"tone": "warn", "state": "Sắp đến hạn", "icon": "clock"} if soon else {"state": "Đang soạn", "icon": "pen"}
    why = f"{row.drafted_by} soạn. Nộp trước ngày {short_date(row.season.plan_due)}."
    if gaps:
        page, action = reverse("nominations:edit", args=[row.pk]), "Xem và hoàn thiện"
        return Task(f"Hồ sơ {row.name} còn thiếu {gaps} mục", why, page, action, due=due, **look)
    if may_submit:
        page, action = reverse("nominations:submit", args=[row.pk]), "Xem và nộp"
        return Task(f"Hồ sơ {row.name} đã đủ, chờ nộp", why, page, action, due=due, **look)
    page, why = reverse("nominations:detail", args=[row.pk]), f"{why} Chỉ Trưởng phòng, Phó Trưởng phòng nộp được."
    return Task(f"Hồ sơ {row.name} đã đủ, chờ Trưởng phòng nộp", why, page, "Xem hồ sơ", due=due, **look)


def _supplement(row: Nomination) -> Task:
    asked = asked_now(row)
    return Task(
        f"{row.name}: bổ sung {len(asked)} nội dung",
        f"Văn phòng Sở yêu cầu: {'; '.join(item.text for item in asked)}.",
        reverse("nominations:edit", args=[row.pk]),
        "Bổ sung hồ sơ",
        tone="late",
        state="Yêu cầu bổ sung",
        icon="back",
        due=row.supplement_due,
    )


def _to_answer(user: Any) -> Iterator[Task]:
    rows = Nomination.objects.filter(FLOW.open_to("answer", user), answer="").exclude(question="")
    for row in rows.select_related("season", "department"):
        page = reverse("nominations:answer", args=[row.pk])
        title = f"Giám đốc Sở yêu cầu giải trình hồ sơ {row.name}"
        yield Task(title, row.question, page, "Trả lời", tone="warn", state="Chờ trả lời", icon="pen")


def _to_tell_the_council(user: Any) -> Iterator[Task]:
    asked = CouncilQuestion.objects.filter(answered_at=None, nomination__state__in=UNDER_APPRAISAL)
    asked = asked.filter(nomination__in=Nomination.objects.filter(introducing(user) & ~FLOW.closed).values("pk"))
    for question in asked.select_related("nomination"):
        page = reverse("nominations:answer_council", args=[question.pk])
        title = f"Hội đồng hỏi về hồ sơ {question.nomination.name}"
        yield Task(title, question.text, page, "Trả lời", tone="warn", state="Chờ trả lời", icon="pen")


def _to_confirm_names(user: Any) -> Iterator[Task]:
    for row in unconfirmed(asked_of(user)):
        page = reverse("nominations:name", args=[row.pk])
        why = "Đọc từng chữ, từng dấu; hồ sơ được công nhận thì Giấy công nhận in đúng như vậy."
        yield Task(f"Xác nhận họ tên: {row.name}", why, page, "Xem và xác nhận", tone="info", icon="pen")


def _said_to_be_wrong(user: Any) -> Iterator[Task]:
    for row in reported_wrong(kept_by_office(user).filter(announced_at=None)):
        page, why = reverse("nominations:name", args=[row.pk]), "Người được hỏi báo họ tên trong hồ sơ chưa đúng."
        yield Task(f"Báo họ tên sai: {row.name}", why, page, "Xem và sửa", tone="warn", icon="pen")


def _suggested(user: Any) -> Iterator[Task]:
    if not holds(user, Role.HEAD, Role.DEPUTY_HEAD, Role.STANDING_COUNCIL):
        return
    for row in suggestions_to_answer(user).filter(answered_at=None):
        page = reverse("nominations:suggestion", args=[row.pk])
        why = f"{row.by} gửi ngày {short_date(row.made_at)}: {row.facts[:120]}"
        yield Task(f"Gợi ý phát hiện: {row.name}", why, page, "Xem và trả lời", tone="info", icon="star")


def _to_take_in(user: Any) -> Iterator[Task]:
    names = list(waiting_for_intake(user).values_list("name", flat=True))
    if names:
        page = reverse("nominations:intake")
        yield Task(
            f"{len(names)} hồ sơ chờ tiếp nhận", some_of(names), page, "Kiểm tra, tiếp nhận", tone="info", icon="file"
        )


def _to_refer(user: Any) -> Iterator[Task]:
    season = current_season()
    if season is None or not rules_of(season).yes("referral"):
        return
    names = [row.name for row in waiting_for_referral(user, season)]
    if names:
        page = reverse("nominations:refer")
        yield Task(
            f"{len(names)} hồ sơ chờ giao Hội đồng bình xét",
            some_of(names),
            page,
            "Xem và giao",
            tone="info",
            icon="send",
        )


def _to_opine(user: Any) -> Iterator[Task]:
    season = current_season()
    names = [row.name for row in waiting_for_the_party_cell(user, season)] if season else []
    if names:
        page, title = reverse("nominations:party_opinions"), f"{len(names)} hồ sơ chờ ý kiến cấp ủy"
        yield Task(title, some_of(names), page, "Xem và cho ý kiến", tone="info", icon="pen")


def _to_settle(user: Any) -> Iterator[Task]:
    """Returned dossiers whose time is over wait for the Standing Council: neither lost nor advanced."""
    for row in waiting_for_supplement(user):
        if door := closed_door(row, clock.now()):
            page = reverse("nominations:detail", args=[row.pk])
            yield Task(
                f"Hồ sơ {row.name} quá hạn bổ sung", door.split(". ")[0] + ".", page, "Xem hồ sơ",
                tone="late", state="Quá hạn", icon="alert", due=row.supplement_due,
            )  # fmt: skip


def _obstructed(user: Any) -> Iterator[Task]:
    """What was found to stand in the way of a nominee, for those who stop, let go on or decide."""
    for finding in stopping_findings(user):
        page = f"{reverse('nominations:detail', args=[finding.nomination_id])}#dieu-kien"
        yield Task(
            f"Hồ sơ {finding.nomination.name} vướng điều kiện", f"{finding}.", page, "Xem hồ sơ",
            tone="warn", state="Vướng điều kiện", icon="alert",
        )  # fmt: skip
