"""Invitations: made by the Office, shown once as a sheet to print, accepted by their person."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import invitations_given, people
from accounts.actions.accept_invitation import accept_invitation, why_over
from accounts.actions.invite import digest_of, invite
from accounts.forms import PasswordForm
from accounts.mail import address_of
from accounts.models import Invitation, User
from accounts.queries import mail_words
from accounts.roles import Role
from accounts.security import require_fresh
from accounts.views.people import person_url
from core.access import on, public
from core.views import attempt, form_page

#: Where the session holds the code between the act and its sheet, the only page that ever shows it.
SHEET = "invitation_sheet"


@require_POST
@on(people)
@require_fresh(Role.OFFICE)
def invite_person(request: HttpRequest, person: User) -> HttpResponse:
    try:
        given = invite(person, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(person_url(person))
    request.session[SHEET] = {"pk": given.invitation.pk, "code": given.code}
    return redirect("accounts:invitation_sheet", pk=given.invitation.pk)


@require_GET
@on(invitations_given)
def invitation_sheet(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The sheet to print and hand over; a second look finds only the way to make a new one."""
    kept = request.session.get(SHEET)
    if not kept or kept["pk"] != invitation.pk:
        return render(
            request,
            "accounts/invitation_shown.html",
            {"person": invitation.user, "mailed": mail_words(invitation)},
            status=410,
        )
    del request.session[SHEET]
    return render(
        request,
        "accounts/invitation_sheet.html",
        {"invitation": invitation, "person": invitation.user, "code": kept["code"],
         "address": address_of(kept["code"]), "mailed": mail_words(invitation)},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@public
@never_cache
@sensitive_post_parameters("password", "again")
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a password and be signed in; a second factor that was set up is asked for all the same."""
    invitation = Invitation.objects.filter(code_digest=digest_of(code)).select_related("user").first()
    form = PasswordForm(request.POST or None)
    if invitation is None or why_over(invitation):
        return render(request, "accounts/invitation_over.html", {"sentence": why_over(invitation)}, status=410)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password"]
        user = attempt(form, lambda: accept_invitation(invitation, password=password))
        if user:
            return perform_password_login(request, {"username": user.username}, Login(user=user))
    return form_page(request, "accounts/accept.html", form, person=invitation.user)
