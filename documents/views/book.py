"""Sổ văn bản đi: the book, its files, and the acts of those who keep it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, open_to, over
from core.downloads import form_asked, paper_file, sheet_file
from core.forms import TidyForm
from core.paging import asked_beside, how_many
from core.sheets.writing import MOST_ROWS
from core.views import attempt, form_page
from core.workflow import AlreadyDone
from documents.access import entries, keeps_book
from documents.actions.enter_outside import enter_outside
from documents.actions.reserve import reserve
from documents.actions.void import void
from documents.dispatching import told, with_dispatches
from documents.forms.book import BookFilter, OutsideForm, ReserveForm, VoidForm
from documents.models import Entry
from documents.printing import book_paper, book_sheet
from documents.queries import Wanted, asked, book_page, books
from documents.veils import WORDS

GET_OR_POST = require_http_methods(["GET", "POST"])
_QUESTIONS = ("q", "nam", "ky_hieu")


@require_GET
@over(entries)
def book(request: HttpRequest, rows: QuerySet[Entry]) -> HttpResponse:
    form = BookFilter(request.GET, books())
    page, total = book_page(asked(rows, form.wanted(), request.user), asked_beside(request.GET))
    context = {
        "form": form,
        "rows": [(row, told(row)) for row in with_dispatches(page.rows)],
        "total": how_many(total, "số"),
        "hidden": WORDS,
        "keeps": keeps_book(request.user),
        "query": request.GET.urlencode(),
        **page.ways({name: request.GET[name] for name in _QUESTIONS if request.GET.get(name)}),
    }
    return render(request, "documents/book.html", context)


@require_GET
@over(entries)
def book_file(request: HttpRequest, rows: QuerySet[Entry]) -> HttpResponse:
    """The entries asked for, by number, as .xlsx, .docx or PDF; at most as many as a sheet holds."""
    wanted = BookFilter(request.GET, books()).wanted()
    ordered = asked(rows, wanted, request.user).order_by("book__year", "book__symbol", "number")
    found = with_dispatches(list(ordered[:MOST_ROWS]))
    form = form_asked(request, "pdf", "docx", "xlsx")
    if form == "xlsx":
        return sheet_file(book_sheet(found, _subject(wanted)), "so-van-ban-di", form)
    return paper_file(book_paper(found, _subject(wanted)), "so-van-ban-di", form)


def _subject(wanted: Wanted) -> str:
    parts = [f"Năm {wanted.year}" if wanted.year else "Mọi năm"]
    parts += [f"ký hiệu {wanted.symbol}"] if wanted.symbol else []
    return ", ".join(parts)


@GET_OR_POST
@open_to(keeps_book)
def number_reserve(request: HttpRequest) -> HttpResponse:
    form = ReserveForm(request.POST if request.method == "POST" else None)
    return _kept(
        request,
        form,
        lambda: reserve(by=request.user, **form.cleaned_data),
        lambda rows: f"Đã giữ số {', '.join(row.full_number for row in rows)}.",
        title="Giữ số",
        sub="Số được giữ lấy liền sau số cuối của sổ, dùng cho văn bản cấp số trước khi ký.",
        button="Giữ số",
    )


@GET_OR_POST
@open_to(keeps_book)
def number_outside(request: HttpRequest) -> HttpResponse:
    form = OutsideForm(request.POST if request.method == "POST" else None)
    return _kept(
        request,
        form,
        lambda: enter_outside(
            by=request.user,
            symbol=form.cleaned_data["symbol"],
            first=form.cleaned_data["first"],
            last=form.cleaned_data["last"],
            facts=form.registered(),
        ),
        lambda rows: f"Đã ghi vào sổ số {rows[0].full_number} đến số {rows[-1].full_number}.",
        title="Ghi số đã dùng ngoài cổng",
        sub="Các số cơ quan đã cấp ở sổ giấy hoặc hệ thống khác, để số cấp ở cổng liền mạch.",
        button="Ghi vào sổ",
    )


@GET_OR_POST
@open_to(keeps_book)
@on(entries)
def number_void(request: HttpRequest, entry: Entry) -> HttpResponse:
    form = VoidForm(request.POST if request.method == "POST" else None)

    def act() -> list[Entry]:
        try:
            return [void(entry, by=request.user, reason=form.cleaned_data["reason"])]
        except AlreadyDone:
            return [entry]

    return _kept(
        request,
        form,
        act,
        lambda rows: f"Đã hủy số {entry.full_number}.",
        title=f"Hủy số {entry.full_number}",
        sub="Số đã hủy không dùng lại; sổ giữ số này kèm lý do.",
        button="Hủy số",
    )


def _kept(
    request: HttpRequest,
    form: TidyForm,
    act: Callable[[], list[Entry]],
    done: Callable[[list[Entry]], str],
    **context: Any,
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        rows = attempt(form, act)
        if rows is not None:
            messages.success(request, done(rows))
            return redirect("documents:book")
    return form_page(request, "documents/act.html", form, **context)
