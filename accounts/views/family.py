"""One's relatives in the agency: stated once, read by nobody but the two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import ties, ties_stated
from accounts.actions.state_tie import state_tie
from accounts.actions.withdraw_tie import withdraw_tie
from accounts.forms import ReasonForm, TieForm
from accounts.models import FamilyTie
from core.access import on, open_to, signed_in
from core.views import attempt, form_page
from core.workflow import AlreadyDone

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@open_to(signed_in)
def family_ties(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = TieForm(request.POST if request.method == "POST" else None, person=user)  # type: ignore[arg-type]
    if form.is_bound and form.is_valid():
        try:
            state_tie(form.cleaned_data["relative"], by=user)
        except AlreadyDone as earlier:
            messages.info(request, " ".join(earlier.messages))
        else:
            messages.success(request, "Đã ghi. Hai đồng chí không xử lý, thẩm định, bỏ phiếu hồ sơ của nhau.")
        return redirect("accounts:family_ties")
    return form_page(request, "accounts/family_ties.html", form, ties=ties(user))


@GET_OR_POST
@on(ties_stated)
def tie_withdraw(request: HttpRequest, tie: FamilyTie) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def once() -> bool:
        try:
            withdraw_tie(tie, by=request.user, reason=form.cleaned_data["reason"])
        except AlreadyDone as earlier:
            messages.info(request, " ".join(earlier.messages))
        else:
            messages.success(request, "Đã rút khai báo; khai báo cũ và lý do vẫn được lưu.")
        return True

    if form.is_bound and form.is_valid() and attempt(form, once):
        return redirect("accounts:family_ties")
    return form_page(request, "accounts/tie_withdraw.html", form, tie=tie)
