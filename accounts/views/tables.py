"""The pages of an import, the same for every list: the file, the columns, what would happen, the import itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.actions.commit_import import commit_import
from accounts.actions.drop_import import drop_import
from accounts.actions.place_columns import place_columns
from accounts.models import TableImport, User
from accounts.tables.importer import Importer, Outcome
from accounts.tables.plan import Plan
from core.sheets.columns import Heads
from core.sheets.forms import ColumnsForm, CommitForm, FileForm
from core.views import attempt, carry_out, form_page

PAGE = 50
BADGES = {
    Outcome.CREATE: ("info", "plus"), Outcome.UPDATE: ("info", "pen"), Outcome.SAME: ("quiet", "dash"),
    Outcome.ERROR: ("late", "alert"),
}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """What is particular to one list. *urls* begins the names of its pages: ``<urls>_columns``, ``<urls>_preview``."""

    urls: str
    title: str
    back: str
    back_label: str
    subject: str  # name of the page of a record that a row concerns
    importer: Callable[[Any, User], Importer]

    def address(self, step: str, row: TableImport) -> str:
        return reverse(f"{self.urls}_{step}", args=[row.pk])

    def context(self) -> dict[str, Any]:
        back = {"back_url": reverse(self.back), "back_label": self.back_label}
        return {"desk": self, "start_url": reverse(self.urls), "template_url": reverse(f"{self.urls}_template"), **back}


def start_page(
    request: HttpRequest, desk: Desk, form: FileForm, waiting: Any, begin: Callable[[], TableImport], **context: Any
) -> HttpResponse:
    """The page where a table is sent, and its sending: *begin* keeps what the valid *form* holds."""
    if form.is_bound and form.is_valid() and (row := attempt(form, begin)):
        return redirect(desk.address("preview" if row.plan["lines"] else "columns", row))
    tables = [(row, desk.address("preview", row), Plan.of(row.plan)) for row in waiting]
    return form_page(request, "tables/start.html", form, tables=tables, **desk.context(), **context)


def columns_page(request: HttpRequest, row: TableImport, desk: Desk) -> HttpResponse:
    """Which column of the table says what."""
    by, plan = cast(User, request.user), Plan.of(row.plan)
    importer = desk.importer(row, by)
    data = request.POST if request.method == "POST" else None
    heads = Heads(plan.heads, tuple(plan.labels))
    form = ColumnsForm(data, columns=importer.columns, heads=heads, places=row.places)
    if data is not None and form.is_valid():
        placed = attempt(form, lambda: place_columns(row, by=by, importer=importer, places=form.places()))
        if placed is not None:
            return redirect(desk.address("preview", row))
    return form_page(
        request, "tables/columns.html", form, row=row, heads=heads, drop_url=desk.address("drop", row),
        **desk.context(),
    )  # fmt: skip


def preview_page(request: HttpRequest, row: TableImport, desk: Desk) -> HttpResponse:
    """What importing would do, or did; on POST the import."""
    plan = Plan.of(row.plan)
    if not plan.lines:
        return redirect(desk.address("columns", row))
    repairs = plan.repairs()
    data = request.POST if request.method == "POST" else None
    form = CommitForm(data, repairs=bool(repairs), initial={"shown": plan.digest})
    if data is not None and form.is_valid():
        return _commit(request, row, desk, form)
    importer = desk.importer(row, cast(User, request.user))
    return form_page(
        request, "tables/preview.html", form, row=row, plan=plan, repairs=repairs,
        columns_url=desk.address("columns", row), drop_url=desk.address("drop", row),
        errors=plan.counts[Outcome.ERROR], figures=_figures(plan), placed=_placed(plan, row.places, importer),
        **_lines(request, plan, desk), **desk.context(),
    )  # fmt: skip


def drop(request: HttpRequest, row: TableImport, desk: Desk) -> HttpResponse:
    return carry_out(
        request,
        lambda: drop_import(row, by=cast(User, request.user)),
        done=f"Đã bỏ tệp «{row.original_name}». Không có dữ liệu nào thay đổi.",
        to=reverse(desk.urls),
    )


def workbook(content: bytes, name: str) -> HttpResponse:
    """A template to download."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _commit(request: HttpRequest, row: TableImport, desk: Desk, form: CommitForm) -> HttpResponse:
    by = cast(User, request.user)
    typed = form.cleaned_data

    def act() -> None:
        commit_import(
            row, by=by, importer=desk.importer(row, by), shown=typed["shown"],
            repairs_accepted=typed.get("repairs_accepted", False),
        )  # fmt: skip

    changes = Plan.of(row.plan).changes
    return carry_out(request, act, done=f"Đã nhập {changes} dòng của tệp.", to=desk.address("preview", row))


def _figures(plan: Plan) -> list[tuple[str, int]]:
    return [(str(outcome.label), plan.counts[outcome]) for outcome in Outcome]


def _placed(plan: Plan, places: Mapping[str, int], importer: Importer) -> dict[str, list[str]]:
    """Which columns of the table are read as what, and which are not read."""
    labels = {column.name: column.label for column in importer.columns}
    read = {place: labels[name] for name, place in places.items()}
    named = [(place, label) for place, label in enumerate(plan.labels) if label]
    return {
        "read": [f"{label} → {read[place]}" for place, label in named if place in read],
        "unread": [label for place, label in named if place not in read],
    }


def _lines(request: HttpRequest, plan: Plan, desk: Desk) -> dict[str, Any]:
    """Fifty rows at a time, of all outcomes or of one."""
    chosen = request.GET.get("xem", "")
    chosen = chosen if plan.counts[chosen] else ""
    lines = [line for line in plan.lines if chosen in ("", line.outcome)]
    page = Paginator(lines, PAGE).get_page(request.GET.get("trang"))
    tabs = [{"url": "?", "label": "Tất cả", "current": not chosen, "count": len(plan.lines)}]
    tabs += [
        {"url": f"?xem={outcome}", "label": outcome.label, "current": outcome == chosen, "count": plan.counts[outcome]}
        for outcome in Outcome if plan.counts[outcome]
    ]  # fmt: skip

    def way(there: bool, number: int) -> str:
        return f"?{urlencode({'xem': chosen, 'trang': number})}" if there else ""

    shown = []
    for line in page:
        tone, symbol = BADGES[Outcome(line.outcome)]
        url = reverse(desk.subject, args=[line.subject]) if line.subject else ""
        shown.append({"line": line, "tone": tone, "symbol": symbol, "url": url})
    return {
        "lines": shown, "tabs": tabs, "many": page.paginator.num_pages > 1,
        "previous_url": way(page.has_previous(), page.number - 1),
        "next_url": way(page.has_next(), page.number + 1),
        "position": f"{page.start_index()} đến {page.end_index()} trên {page.paginator.count}",
    }  # fmt: skip
