"""Personal data are covered on the pages of a piece of evidence: boxes kept page by page, then one twin of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.access import on
from core.uploads.covering import Box, Suggestion, Suggestions, covered, suggestions
from core.workflow import AlreadyDone, IllegalMove
from nominations.access import visible_evidence
from nominations.actions.cover_evidence import cover_evidence
from nominations.actions.place_boxes import place_boxes
from nominations.covering import covering_refusal
from nominations.forms import BoxesForm, boxes_form
from nominations.models import Evidence
from nominations.views.confirm import actor, page_of, posted, refused

#: What the buttons of the page ask for; a script asks to keep what was drawn and stays where it is.
ALL, MAKE, KEEP, PAGE = "all", "make", "keep", "trang-"


@require_http_methods(["GET", "POST"])
@on(visible_evidence)
def evidence_cover(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    if refusal := covering_refusal(evidence, evidence.nomination, request.user):
        return refused(request, IllegalMove(refusal), page_of(evidence.nomination))
    try:
        found = suggestions(evidence)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("nominations:evidence_view", pk=evidence.pk)
    page = _page(request.GET.get("trang", ""), found.pages)
    form = boxes_form([box for box in _placed(evidence) if box[0] == page], posted(request))
    if request.method == "POST" and form.is_valid():
        saved = _saved(request, evidence, form, page, found)
        if saved is not None:
            return _onward(request, saved, page, found)
    context, status = _context(evidence, form, page, found), 422 if form.is_bound else 200
    return render(request, "nominations/evidence_cover.html", context, status=status)


def _saved(request: HttpRequest, evidence: Evidence, form: BoxesForm, page: int, found: Suggestions) -> Evidence | None:
    """Every button saves the page first; None where that was refused, with the reason above the page."""
    asked = request.POST.getlist("nhan")
    taken = found.found if request.POST.get("then") == ALL else [one for one in found.found if _key(one) in asked]
    more = [box for one in taken for box in one.boxes]
    try:
        return place_boxes(evidence, by=actor(request), page=page, boxes=form.boxes(page), more=more)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return None


def _onward(request: HttpRequest, evidence: Evidence, page: int, found: Suggestions) -> HttpResponse:
    then = request.POST.get("then", "")
    if then == MAKE:
        return _make(request, evidence, page)
    if then == KEEP:
        return HttpResponse(status=204)
    if then.startswith(PAGE):
        return redirect(_address(evidence, _page(then.removeprefix(PAGE), found.pages)))
    messages.success(request, "Đã lưu các ô che. Hội đồng chỉ nhận bản che sau khi đồng chí bấm «Tạo bản đã che».")
    return redirect(_address(evidence, page))


def _make(request: HttpRequest, evidence: Evidence, page: int) -> HttpResponse:
    boxes = _placed(evidence)
    try:
        with covered(evidence, boxes, evidence.title) as stored:
            cover_evidence(evidence, by=actor(request), boxes=boxes, stored=stored)
    except AlreadyDone as earlier:
        messages.info(request, " ".join(earlier.messages))
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return redirect(_address(evidence, page))
    else:
        messages.success(request, "Đã tạo bản đã che. Mời đồng chí xem lại đúng như Hội đồng sẽ thấy.")
    return redirect(f"{reverse('nominations:evidence_view', args=[evidence.pk])}?ban=che")


def _context(evidence: Evidence, form: BoxesForm, page: int, found: Suggestions) -> dict[str, Any]:
    placed = _placed(evidence)
    still = [one for one in found.found if not all(_is_under(box, placed) for box in one.boxes)]
    return {
        "evidence": evidence,
        "nomination": evidence.nomination,
        "form": form,
        "page": page,
        "last": found.pages,
        "before": page - 1,
        "after": page + 1 if page < found.pages else 0,
        "here": [(one, _key(one)) for one in still if one.boxes[0][0] == page],
        "elsewhere": sorted({one.boxes[0][0] for one in still} - {page}),
        "open": len(still),
        "placed": len(placed),
        "readable": bool(found.found),
        "picture_url": reverse("nominations:evidence_page", args=[evidence.pk, page]),
    }


def _placed(evidence: Evidence) -> list[Box]:
    return [(box[0], box[1], box[2], box[3], box[4]) for box in evidence.cover_boxes]


def _is_under(box: Box, placed: list[Box]) -> bool:
    page, left, top, width, height = box
    return any(
        page == on and x <= left and y <= top and left + width <= x + across and top + height <= y + down
        for on, x, y, across, down in placed
    )


def _key(one: Suggestion) -> str:
    return "-".join(str(part) for part in one.boxes[0])


def _page(asked: str, last: int) -> int:
    return min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1


def _address(evidence: Evidence, page: int) -> str:
    return f"{reverse('nominations:evidence_cover', args=[evidence.pk])}?trang={page}"
