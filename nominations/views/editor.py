"""What the editor's page shows, put together from the dossier and its form."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest

from core import clock
from core.unsaved import others_here
from core.workflow import Workflow
from nominations.content import about, contributed, report_length, words_in
from nominations.covering import Shown, shown
from nominations.forms import DossierForm
from nominations.models import Nomination
from nominations.progress import badges_of
from nominations.queries import changed_by
from nominations.readiness import (
    Cell,
    Requirement,
    asked_now,
    closed_door,
    evidence_of,
    matrix,
    requirements,
)
from nominations.workflow import NOMINATION, State

FLOW: Workflow = NOMINATION


@dataclass(frozen=True)
class Box:
    """A field, and beside it what another person saved meanwhile, if both changed it."""

    field: BoundField
    saved: str | None = None


@dataclass(frozen=True)
class Line:
    """A criterion in the editor: its field and its evidence."""

    cell: Cell
    box: Box
    evidence: list[Shown]


def editor_context(
    request: HttpRequest, dossier: Nomination, form: DossierForm, saved: dict[str, str] | None = None
) -> dict[str, Any]:
    """Everything the page draws; *saved* holds the other person's values by field."""
    saved = saved or {}
    cells = matrix(dossier)
    _count_words(form, [f"statement_{cell.criterion.pk}" for cell in cells])
    boxes = {name: Box(form[name], saved.get(name)) for name in form.fields}
    proofs = evidence_of(dossier)
    return {
        "nomination": dossier,
        "form": form,
        "badges": badges_of(dossier, request.user),
        "boxes": boxes,
        "lines": [
            Line(
                cell,
                boxes[f"statement_{cell.criterion.pk}"],
                [shown(e, True) for e in proofs if e.criterion_id == cell.criterion.pk],
            )
            for cell in cells
        ],
        "asked": [(item, boxes[f"answer_{item.pk}"]) for item in _asked(dossier)],
        **contributed(dossier),
        "others": [str(one.user) for one in others_here(dossier.unsaved.all(), request.user)],
        "conflicts": bool(saved),
        **_completeness(requirements(dossier)),
        "about": about(dossier),
        "report_length": report_length(dossier),
        "member_count": len(dossier.members.all()),
        "door": closed_door(dossier, clock.now()),
        "saved_by": changed_by(dossier) or str(dossier.drafted_by),
        "may_submit": Nomination.objects.filter(FLOW.open_to("submit", request.user), pk=dossier.pk).exists(),
    }


def _count_words(form: DossierForm, statements: list[str]) -> None:
    counts = {name: words_in(form.text(name)) for name in ("report", *statements)}
    form.fields["merit"].help_text = (
        "Câu này in trên danh sách trích ngang, quyết định và Giấy công nhận; tối đa 300 ký tự. "
        f"Hiện có {len(form.text('merit'))} ký tự."
    )
    form.fields["report"].help_text = f"Soạn theo đề cương, tối đa 20.000 ký tự. Hiện có {counts['report']} từ."
    for name in statements:
        hint = f"Nêu việc đã làm, số liệu và thời gian. Nên dài 80 đến 250 từ. Hiện có {counts[name]} từ."
        form.fields[name].help_text = hint


def _asked(dossier: Nomination) -> list[Any]:
    return asked_now(dossier) if dossier.state == State.RETURNED else []


def _completeness(needs: list[Requirement]) -> dict[str, Any]:
    """The panel beside the form: how far the dossier is, and every gap as the checklist wants it."""
    gaps = [{"state": "todo", "label": need.sentence, "url": f"#{need.anchor}"} for need in needs if not need.met]
    met = len(needs) - len(gaps)
    text = f"{met} trên {len(needs)} mục"
    return {"gaps": gaps, "total": len(needs), "met": met, "meter_text": text, "complete": not gaps}
