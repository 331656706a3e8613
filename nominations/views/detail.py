"""A dossier's own page, and its papers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core import clock
from core.access import on
from core.papers.typography import code_lines
from core.vietnamese import moment
from nominations.access import editable, may_answer, may_compare, readable, visible, written
from nominations.comment_rows import read_on_file_page
from nominations.content import about, contributed, report_length
from nominations.covering import covers, reads_originals, shown
from nominations.eligibility import verdicts
from nominations.models import Nomination, NominationPaper
from nominations.movement_notes import changes_of_movement
from nominations.namesakes import alike
from nominations.origins import origin_words
from nominations.party_opinions import opinion_on
from nominations.progress import STEPS, Progress, badges_of, progress_of
from nominations.queries import FLOW, recognised_before, with_parts
from nominations.readiness import (
    asked_now,
    closed_door,
    evidence_of,
    matrix,
    missing_before_submission,
    unseen_originals,
)
from nominations.submissions import changes_since_last_time
from nominations.timeline import entries
from nominations.views.confirm import actor, page_of
from nominations.workflow import COMPARING, UNDER_APPRAISAL, oversees
from seasons.frozen import frozen_file
from seasons.rules import rules_of

_BUTTONS = (
    "submit", "receive", "return", "withdraw", "suspend", "resume", "admit_late", "answer", "find", "waive", "shelve",
    "extend_supplement",
)  # fmt: skip


def _visible_whole(user: Any) -> QuerySet[Nomination]:
    return with_parts(visible(user))


@require_GET
@on(_visible_whole)
def detail(request: HttpRequest, dossier: Nomination) -> HttpResponse:
    if not readable(request.user).filter(pk=dossier.pk).exists():
        context = {"nomination": dossier, "badges": badges_of(dossier, request.user)}
        declarable = dossier.state in UNDER_APPRAISAL
        return render(request, "nominations/public_facts.html", {**context, "declarable": declarable})
    seen(request.user, dossier, "xem hồ sơ")
    progress = progress_of(dossier, request.user, referral=rules_of(dossier.season).yes("referral"))
    context = {
        "nomination": dossier,
        "progress": progress,
        "stages": _stages(progress),
        "gaps": missing_before_submission(dossier) if dossier.submitted_at is None else [],
        "asked": asked_now(dossier),
        "entries": entries(dossier, request.user),
        "may": _acts(dossier, request.user),
        "oversees": oversees(dossier, request.user),
        "verdicts": (answers := verdicts(dossier)),
        "obstructed": any(verdict.stops for verdict in answers),
        "before": list(recognised_before(dossier)),
        "alike": alike(dossier, request.user),
        "party_opinion": opinion_on(dossier) if oversees(dossier, request.user) else None,
        "answers": may_answer(dossier, request.user),
        "covers": covers(request.user, dossier),
        "compares": may_compare(request.user) and dossier.state in COMPARING and dossier.season.state != "closed",
        "said": read_on_file_page(dossier, request.user),
        "writes": written(request.user).filter(pk=dossier.pk).exists(),
    }
    return render(request, "nominations/detail.html", {**context, **_parts(dossier, request.user), **_texts(dossier)})


def _parts(dossier: Nomination, user: Any) -> dict[str, Any]:
    """What hangs on the dossier."""
    filed, proofs, originals = dossier.submitted_at is not None, evidence_of(dossier), reads_originals(user, dossier)
    stated = {row.criterion_id: row.text for row in dossier.statements.all()}
    return {
        "lines": [
            (
                cell,
                stated.get(cell.criterion.pk, ""),
                [shown(item, originals) for item in proofs if item.criterion_id == cell.criterion.pk],
            )
            for cell in matrix(dossier)
        ],
        **contributed(dossier),
        "changes": changes_since_last_time(dossier, user) if filed else [],
        "submissions": list(dossier.submissions.all()),
        "uncovered": [item for item in proofs if item.awaits_cover] if originals else [],
        "unseen": unseen_originals(dossier) if filed else [],
        "papers": list(dossier.papers.order_by("-made_at")),
        "questions": list(dossier.council_questions.all()) if dossier.received_at else [],
    }


def _texts(dossier: Nomination) -> dict[str, Any]:
    filed = dossier.submitted_at
    return {
        "about": about(dossier),
        "members": ", ".join(member.name for member in dossier.members.all()) or "Chưa ghi",
        "channel": dossier.get_channel_display() or "Chưa chọn",
        "origin": origin_words(dossier.pk),
        "movement_changes": changes_of_movement(dossier),
        "report_length": report_length(dossier),
        "submitted_text": f"{moment(filed)}, {dossier.submitted_by}" if filed else "",
        "digest_text": " ".join(code_lines(dossier.content_digest)),
    }


def _stages(progress: Progress) -> list[dict[str, Any]]:
    return [
        {"label": label, "date_text": "", "done": place < progress.step, "current": place == progress.step}
        for place, label in enumerate(STEPS, 1)
    ]


def _acts(dossier: Nomination, user: Any) -> dict[str, bool]:
    """The buttons of this reader: moves that are legal now and have something to do."""
    row: Any = FLOW.with_moves(Nomination.objects.filter(pk=dossier.pk), user, *_BUTTONS).get()
    may = {name: bool(getattr(row, f"may_{name}")) for name in _BUTTONS}
    shut = bool(closed_door(dossier, clock.now()))
    return may | {
        "edit": editable(user).filter(pk=dossier.pk).exists(),
        "submit": may["submit"] and not shut,
        "admit_late": may["admit_late"] and shut,
        "shelve": may["shelve"] and shut,
        "resume": may["resume"] and dossier.suspended_at is not None,
        "answer": may["answer"] and bool(dossier.question) and not dossier.answer,
    }


@require_GET
@on(readable)
def receipt(request: HttpRequest, nomination: Nomination) -> HttpResponseBase:
    return _paper(request, nomination, NominationPaper.Kind.RECEIPT)


@require_GET
@on(readable)
def supplement_request(request: HttpRequest, nomination: Nomination) -> HttpResponseBase:
    return _paper(request, nomination, NominationPaper.Kind.SUPPLEMENT_REQUEST)


def _paper(request: HttpRequest, nomination: Nomination, kind: NominationPaper.Kind) -> HttpResponseBase:
    """The newest paper of its kind, or the one of the turn that the address names, as it was made."""
    papers = nomination.papers.filter(kind=kind)
    turn = request.GET.get("lan", "")
    if turn.isdecimal() and len(turn) < 4:
        papers = papers.filter(turn=int(turn))
    paper = papers.order_by("-turn").first()
    if paper is None:
        messages.info(request, f"Hồ sơ chưa có {str(kind.label).lower()}.")
        return redirect(page_of(nomination))
    try:
        response = frozen_file(request, paper)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_of(nomination))
    seen(actor(request), nomination, f"tải {kind.value}"[:30])
    return response
