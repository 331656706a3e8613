"""Quỹ: the list, one fund with its book, its money, its papers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core import clock
from core.access import on, open_to, over
from core.downloads import form_asked, paper_file, sheet_file
from core.forms import TidyForm
from core.paging import shown
from core.sheets.writing import MOST_ROWS
from core.uploads import serve, taking
from core.views import acted, attempt, form_page
from core.workflow import AlreadyDone
from funds.access import entries_kept, funds, funds_kept, keeps_funds, proofs, reads_funds
from funds.actions.keep_fund import close_fund, edit_fund, open_fund, reopen_fund
from funds.actions.record_income import record_income
from funds.actions.reverse_entry import reverse_entry
from funds.forms import FundForm, IncomeForm, ReverseForm
from funds.forms.books import SCANS
from funds.models import Entry, Fund
from funds.printing import supports_paper
from funds.queries import ledger, supports, turnover, years_of
from funds.readiness import closing_refusal, reversal_refusal
from funds.sheets import ledger_sheet
from monitoring.forms.inspection import NothingForm
from nominations.forms.moves import ReasonForm
from nominations.views.confirm import actor, posted

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])
MANY = "Sổ của năm này quá dài để tải một lần. Mời liên hệ người quản trị hệ thống."


def page_of(fund: Fund) -> str:
    """The fund's own page."""
    return reverse("funds:fund", args=[fund.pk])


@require_GET
@open_to(reads_funds)
@over(funds)
def fund_list(request: HttpRequest, rows: QuerySet[Fund]) -> HttpResponse:
    context = shown(request.GET, rows, ("-pk",), PAGE, "quỹ")
    return render(request, "funds/funds.html", {**context, "keeps": keeps_funds(request.user)})


@require_GET
@on(funds)
def fund(request: HttpRequest, row: Fund) -> HttpResponse:
    years = years_of(row)
    year = _year(request, years)
    context = shown(request.GET, ledger(row, year), ("-ordinal",), PAGE, "khoản")
    if year:
        for name in ("previous_url", "next_url"):
            context[name] = f"{context[name]}&nam={year}" if context[name] else ""
    keeps = keeps_funds(request.user)
    for line in context["rows"]:
        line.may_reverse = keeps and row.is_open and line.kind != Entry.Kind.REVERSAL and not _undone(line)
    context |= {"fund": row, "years": years, "year": year, "turnover": turnover(row, year), "keeps": keeps}
    return render(request, "funds/fund.html", context)


@require_GET
@on(funds)
def fund_export(request: HttpRequest, row: Fund) -> HttpResponseBase:
    year = _year(request, years_of(row)) or clock.today().year
    lines = list(ledger(row, year).reverse()[: MOST_ROWS + 1])
    if len(lines) > MOST_ROWS:
        messages.error(request, MANY)
        return redirect(page_of(row))
    seen(request.user, row, "tải sổ quỹ")
    return sheet_file(ledger_sheet(row, year, lines), f"So-quy-{row.pk}-{year}", form_asked(request, "xlsx", "csv"))


@require_GET
@on(funds)
def fund_supports(request: HttpRequest, row: Fund) -> HttpResponseBase:
    year = _year(request, years_of(row)) or clock.today().year
    try:
        paper = supports_paper(row, year, supports(row, year), by=actor(request))
        table = paper_file(paper, f"Bang-ho-tro-{row.pk}-{year}", form_asked(request, "pdf", "docx"))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(page_of(row))
    seen(request.user, row, "tải bảng hỗ trợ")
    return table


@GET_OR_POST
@open_to(keeps_funds)
def fund_add(request: HttpRequest) -> HttpResponse:
    form = FundForm(posted(request))

    def act() -> Fund:
        try:
            return open_fund(form.facts(), by=actor(request))
        except AlreadyDone:
            return Fund.objects.get(name=form.facts().name, closed_on=None)

    if form.is_bound and form.is_valid() and (row := attempt(form, act)):
        messages.success(request, "Đã lập quỹ. Mời ghi khoản thu đầu tiên.")
        return redirect(page_of(row))
    return form_page(request, "funds/fund_form.html", form, fund=None)


@GET_OR_POST
@on(funds_kept)
def fund_edit(request: HttpRequest, row: Fund) -> HttpResponse:
    form = FundForm(posted(request), row=row)
    answer = _settled(request, row, form, lambda: edit_fund(row, form.facts(), by=actor(request)), "Đã lưu.")
    return answer or form_page(request, "funds/fund_form.html", form, fund=row)


@GET_OR_POST
@on(funds_kept)
def fund_close(request: HttpRequest, row: Fund) -> HttpResponse:
    form = NothingForm(posted(request))
    answer = _settled(request, row, form, lambda: close_fund(row, by=actor(request)), "Đã đóng quỹ.")
    return answer or form_page(request, "funds/fund_close.html", form, fund=row, refusal=closing_refusal(row))


@GET_OR_POST
@on(funds_kept)
def fund_reopen(request: HttpRequest, row: Fund) -> HttpResponse:
    form = ReasonForm(posted(request))
    done = "Đã mở lại quỹ."
    answer = _settled(request, row, form, lambda: reopen_fund(row, by=actor(request), **form.cleaned_data), done)
    return answer or form_page(request, "funds/fund_reopen.html", form, fund=row)


@GET_OR_POST
@on(funds_kept)
def income_add(request: HttpRequest, row: Fund) -> HttpResponse:
    form = IncomeForm(posted(request), request.FILES if request.method == "POST" else None)
    done = "Sổ quỹ đã có khoản thu này."
    answer = _settled(request, row, form, lambda: _receive(request, row, form), done)
    return answer or form_page(request, "funds/income.html", form, fund=row)


def _receive(request: HttpRequest, row: Fund, form: IncomeForm) -> Entry:
    upload = form.cleaned_data["upload"]
    if not upload:
        return record_income(row, form.income(), by=actor(request))
    with taking(upload, SCANS) as stored:
        line = record_income(row, form.income(), by=actor(request), stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
    return line


@GET_OR_POST
@on(entries_kept)
def entry_reverse(request: HttpRequest, line: Entry) -> HttpResponse:
    form = ReverseForm(posted(request))
    done = "Đã ghi dòng hoàn, đính chính. Dòng cũ giữ nguyên trong sổ."
    act = partial(reverse_entry, line, by=actor(request))
    answer = _settled(request, line.fund, form, lambda: act(**form.cleaned_data), done)
    refusal = reversal_refusal(line, line.fund)
    return answer or form_page(request, "funds/reverse.html", form, line=line, refusal=refusal)


@require_GET
@on(proofs)
def entry_file(request: HttpRequest, line: Entry) -> HttpResponseBase:
    try:
        response = serve(line)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(reverse("funds:request", args=[line.request_id]) if line.request_id else page_of(line.fund))
    seen(request.user, line, "tải chứng từ thu, chi")
    return response


def _settled(
    request: HttpRequest, row: Fund, form: TidyForm, act: Callable[[], object], done: str
) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands."""
    settled = form.is_bound and form.is_valid() and acted(request, form, act, done)
    return redirect(page_of(row)) if settled else None


def _year(request: HttpRequest, years: list[int]) -> int | None:
    """The year that the address asks for, if the book has it."""
    return next((year for year in years if str(year) == request.GET.get("nam", "")), None)


def _undone(line: Any) -> bool:
    return hasattr(line, "reversed_by")
