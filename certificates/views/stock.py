"""Sổ phôi: kinds of blanks, the ledger of each, and the acts of the Office on it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from certificates.access import blanks_kept, blanks_of, prepares, stock_lines_kept
from certificates.actions.keep_stock import add_blank, correct, enter_line, explain, retire_blank
from certificates.forms.stock import BlankForm, LineForm, WhyForm
from certificates.models import Blank, StockEntry
from certificates.stock import LAST_FIRST, PAGE, correctable, last_line, lines, open_count, with_balance
from certificates.stock_book import stock_paper, stock_sheet, told
from core.access import on, over
from core.downloads import form_asked, paper_file, sheet_file
from core.forms import TidyForm
from core.paging import shown
from core.sheets.writing import MOST_ROWS
from core.views import acted, carry_out, form_page
from nominations.views.confirm import actor, posted

_ADDED = "Đã thêm loại phôi. Mời mở loại phôi ấy, ghi số tờ đang có trong ngăn."
GET_OR_POST = require_http_methods(["GET", "POST"])
Kind = StockEntry.Kind
#: What each act is called in addresses, and what its page says.
_ACTS: dict[str, tuple[str, str, str]] = {
    "nhap": (Kind.RECEIVED, "Nhập phôi", "Phôi vừa nhận về ngăn, kèm chứng từ."),
    "hong": (Kind.SPOILED, "Ghi phôi hỏng", "Tờ hỏng mà chưa in cho giấy nào. Tờ in hỏng thì ghi ở các bước của giấy."),
    "huy": (Kind.DESTROYED, "Hủy phôi hỏng", "Phôi hỏng đã hủy, kèm biên bản và người chứng kiến."),
    "kiem-ke": (Kind.COUNTED, "Kiểm kê", "Đếm số tờ tốt trong ngăn. Lệch với sổ thì sổ nhắc cho đến khi giải trình."),
}


@GET_OR_POST
@over(blanks_of)
def blanks(request: HttpRequest, rows: QuerySet[Blank]) -> HttpResponse:
    """Every kind of blank with its balance."""
    keeps, form = prepares(request.user), BlankForm(posted(request))

    def add() -> None:
        add_blank(by=actor(request), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and acted(request, form, add, _ADDED):
        return redirect("certificates:blanks")
    return form_page(request, "certificates/blanks.html", form, rows=with_balance(rows), keeps=keeps)


@require_GET
@on(blanks_of)
def ledger(request: HttpRequest, blank: Blank) -> HttpResponse:
    count = open_count(blank)
    page = shown(request.GET, lines(blank.entries.all()), LAST_FIRST, PAGE, "dòng")
    page["rows"] = [(line, told(line), correctable(line)) for line in page["rows"]]
    context = {
        "blank": blank,
        "last": last_line(blank),
        "count": count,
        "gap": f"{count.gap:+d}" if count else "",
        "keeps": prepares(request.user),
        "acts": [(name, title) for name, (_, title, _) in _ACTS.items()],
        **page,
    }
    return render(request, "certificates/stock.html", context)


@require_GET
@on(blanks_of)
def ledger_file(request: HttpRequest, blank: Blank) -> HttpResponse:
    """The last lines of the ledger, as many as a sheet holds, in the order in which they were entered."""
    form = form_asked(request, "pdf", "docx", "xlsx")
    found = list(lines(blank.entries.all()).order_by(*LAST_FIRST)[:MOST_ROWS])[::-1]
    if form == "xlsx":
        return sheet_file(stock_sheet(blank, found), "so-phoi", form)
    try:
        return paper_file(stock_paper(blank, found), "so-phoi", form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("certificates:stock", pk=blank.pk)


@GET_OR_POST
@on(blanks_kept)
def enter(request: HttpRequest, blank: Blank, kind: str) -> HttpResponse:
    if kind not in _ACTS:
        raise Http404
    act, title, sub = _ACTS[kind]
    form = LineForm(act, posted(request))

    def enter_it() -> None:
        enter_line(blank, form.line(), after=form.seen, by=actor(request))

    if request.method == "POST" and form.is_valid() and acted(request, form, enter_it, "Đã ghi vào sổ phôi."):
        return redirect("certificates:stock", pk=blank.pk)
    return _form(request, form, blank, title, sub)


@GET_OR_POST
@on(stock_lines_kept)
def explain_count(request: HttpRequest, line: StockEntry) -> HttpResponse:
    sub = "Tìm trong sổ có dòng nào ghi thiếu thì ghi thêm rồi kiểm kê lại. Không tìm ra thì giải trình: sổ theo ngăn."
    return _answer(request, line, explain, "Giải trình chênh lệch", sub, "Đã giải trình. Sổ khớp với ngăn phôi.")


@GET_OR_POST
@on(stock_lines_kept)
def correct_line(request: HttpRequest, line: StockEntry) -> HttpResponse:
    sub = "Dòng ghi sai vẫn còn trong sổ; một dòng ngược lại được ghi thêm. Sau đó ghi lại cho đúng."
    return _answer(request, line, correct, "Đính chính", sub, "Đã ghi dòng đính chính.")


@require_POST
@on(blanks_kept)
def retire(request: HttpRequest, blank: Blank) -> HttpResponse:
    return carry_out(
        request,
        lambda: retire_blank(blank, by=actor(request)),
        done=f"Đã thôi dùng phôi «{blank.name}». Phôi còn trong ngăn vẫn ghi hỏng, hủy, kiểm kê được.",
        to=reverse("certificates:stock", args=[blank.pk]),
    )


def _answer(
    request: HttpRequest, line: StockEntry, act: Callable[..., StockEntry], title: str, sub: str, done: str
) -> HttpResponse:
    """The page on which a line is explained or corrected."""
    form = WhyForm(posted(request))

    def answer() -> None:
        act(line, by=actor(request), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and acted(request, form, answer, done):
        return redirect("certificates:stock", pk=line.blank_id)
    return _form(request, form, line.blank, title, sub, line)


def _form(
    request: HttpRequest, form: TidyForm, blank: Blank, title: str, sub: str, line: StockEntry | None = None
) -> HttpResponse:
    context = {"blank": blank, "last": last_line(blank), "title": title, "sub": sub, "line": line}
    return form_page(request, "certificates/stock_enter.html", form, **context)
