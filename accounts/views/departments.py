"""The departments, with the dates between which each exists."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import departments, holds, manages_people, reorganisations
from accounts.actions.keep_department import keep_department
from accounts.forms import DepartmentForm
from accounts.models import Department
from accounts.roles import Role
from accounts.unit_line import state_of
from core import clock
from core.access import on, open_to
from core.views import attempt, form_page

#: How many reorganisations the page of the units names, the last ones.
SHOWN = 20


@require_GET
@open_to(manages_people)
def department_list(request: HttpRequest) -> HttpResponse:
    rows = departments(request.user).annotate(headcount=Count("people", filter=Q(people__is_active=True)))
    rows = rows.order_by("sort_key", "-since", "pk")
    told = {
        "departments": rows,
        "today": clock.today(),
        "administers": holds(request.user, Role.ADMINISTRATOR),
        "reorganisations": [(row, state_of(row)) for row in reorganisations(request.user)[:SHOWN]],
    }
    return render(request, "accounts/departments.html", told)


@require_http_methods(["GET", "POST"])
@open_to(manages_people)
def department_add(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@require_http_methods(["GET", "POST"])
@on(departments)
def department_edit(request: HttpRequest, department: Department) -> HttpResponse:
    return _form(request, department)


def _form(request: HttpRequest, department: Department | None) -> HttpResponse:
    form = DepartmentForm(
        request.POST or None, instance=department, initial=None if department else {"since": clock.today()}
    )
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name != "why"}
        why = form.cleaned_data["why"]
        kept = attempt(form, lambda: keep_department(department, by=request.user, facts=facts, why=why))
        if kept:
            messages.success(request, f"Đã lưu {kept.name}.")
            return redirect("accounts:departments")
    administers = holds(request.user, Role.ADMINISTRATOR)
    return form_page(request, "accounts/department_form.html", form, department=department, administers=administers)
