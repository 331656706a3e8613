"""The staff list: finding, adding and changing people."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manages_people, people
from accounts.access_log import seen
from accounts.actions.add_person import add_person
from accounts.actions.deactivate import deactivate
from accounts.actions.drop_second_factor import drop_second_factor
from accounts.actions.edit_person import edit_person
from accounts.actions.reactivate import reactivate
from accounts.forms import PersonForm, ReasonForm, SearchForm
from accounts.models import User
from accounts.queries import account_state, found, history_of, mail_words, not_yet_invited, with_account
from accounts.roles import Role
from accounts.security import require_fresh
from core.access import on, open_to
from core.views import attempt, carry_out, form_page

PAGE = 50


def person_url(person: User) -> str:
    return reverse("accounts:person", kwargs={"pk": person.pk})


@require_GET
@open_to(manages_people)
def people_list(request: HttpRequest) -> HttpResponse:
    """Active people unless asked otherwise, by given name; fifty a page."""
    search, chosen = SearchForm(request.GET), request.GET.get("show", "")
    rows = people(request.user).filter(is_active=chosen != "left").order_by("sort_key", "pk")
    if chosen == "uninvited":
        rows = not_yet_invited(rows)
    if search.is_valid():
        rows = found(rows, search.cleaned_data["q"])
        if search.cleaned_data["department"]:
            rows = rows.filter(department=search.cleaned_data["department"])
    page = Paginator(with_account(rows), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/people.html",
        {"search": search, "page": page, "tabs": _tabs(chosen), "show": chosen, **_ways(request, page),
         "people": [(person, account_state(person)) for person in page]},
    )  # fmt: skip


def _tabs(chosen: str) -> list[dict[str, Any]]:
    address = reverse("accounts:people")
    shown = {"": "Đang công tác", "uninvited": "Chưa mời nhận tài khoản", "left": "Đã ngừng"}
    return [
        {"url": f"{address}?show={key}" if key else address, "label": label, "current": key == chosen}
        for key, label in shown.items()
    ]


def _ways(request: HttpRequest, page: Any) -> dict[str, str]:
    def way(there: bool, number: int) -> str:
        kept = {key: value for key, value in request.GET.items() if key != "page"}
        return f"?{urlencode({**kept, 'page': number})}" if there else ""

    return {
        "previous_url": way(page.has_previous(), page.number - 1),
        "next_url": way(page.has_next(), page.number + 1),
        "position": f"{page.start_index()} đến {page.end_index()} trên {page.paginator.count}",
    }


@require_GET
@on(people)
def person(request: HttpRequest, person: User) -> HttpResponse:
    seen(request.user, person, "xem")
    row = with_account(people(request.user).filter(pk=person.pk)).get()
    invitation = row.invitations.select_related("user").first()
    return render(
        request,
        "accounts/person.html",
        {"person": row, "account": account_state(row), "history": history_of(row), "own": row == request.user,
         "invitation": invitation, "mailed": mail_words(invitation) if invitation else "",
         "duties": row.duties.select_related("department").order_by("-since", "pk")},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@open_to(manages_people)
def person_add(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = attempt(form, lambda: add_person(by=request.user, facts=form.cleaned_data))
        if added:
            messages.success(request, f"Đã đưa {added.full_name} vào danh sách. Việc tiếp theo: giao nhiệm vụ.")
            return redirect(person_url(added))
    return form_page(request, "accounts/person_form.html", form, person=None)


@require_http_methods(["GET", "POST"])
@on(people)
def person_edit(request: HttpRequest, person: User) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=User.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: edit_person(person, by=request.user, facts=form.cleaned_data))
        if saved:
            messages.success(request, "Đã lưu.")
            return redirect(person_url(saved))
    return form_page(request, "accounts/person_form.html", form, person=person)


@require_http_methods(["GET", "POST"])
@on(people)
@require_fresh(Role.OFFICE)
def person_deactivate(request: HttpRequest, person: User) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        left = attempt(form, lambda: deactivate(person, by=request.user, **form.cleaned_data))
        if left:
            messages.success(request, f"Đã ngừng tài khoản của {person.full_name}.")
            return redirect(person_url(person))
    return form_page(request, "accounts/person_deactivate.html", form, person=person)


@require_POST
@on(people)
@require_fresh(Role.OFFICE)
def person_reactivate(request: HttpRequest, person: User) -> HttpResponse:
    return carry_out(
        request,
        lambda: reactivate(person, by=request.user),
        done=f"{person.full_name} dùng lại được tài khoản.",
        to=person_url(person),
    )


@require_http_methods(["GET", "POST"])
@on(people)
@require_fresh(Role.ADMINISTRATOR)
def person_second_factor(request: HttpRequest, person: User) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        freed = attempt(form, lambda: drop_second_factor(person, by=request.user, **form.cleaned_data))
        if freed:
            messages.success(request, f"Đã bỏ xác nhận hai bước cũ của {person.full_name}.")
            return redirect(person_url(person))
    return form_page(request, "accounts/person_second_factor.html", form, person=person)
