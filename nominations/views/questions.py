"""Questions of the council: the department's answer, and the file that came with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import introducing
from accounts.access_log import seen
from core.access import on
from core.uploads import accept, serve
from core.views import acted, form_page
from nominations.access import readable_questions
from nominations.actions.answer_council import answer_council
from nominations.forms import CouncilAnswerForm
from nominations.models import CouncilQuestion, Nomination
from nominations.views.confirm import actor, page_of, posted


@require_http_methods(["GET", "POST"])
@on(readable_questions)
def answer_question(request: HttpRequest, question: CouncilQuestion) -> HttpResponse:
    nomination = question.nomination
    if not Nomination.objects.filter(introducing(request.user), pk=nomination.pk).exists():
        raise PermissionDenied
    form = CouncilAnswerForm(posted(request), request.FILES or None)

    def act() -> object:
        upload = form.cleaned_data["upload"]
        stored = accept(upload) if upload and question.answered_at is None else None
        return answer_council(question, by=actor(request), text=form.cleaned_data["answer"], stored=stored)

    if request.method == "POST" and form.is_valid() and acted(request, form, act, "Đã trả lời Hội đồng."):
        return redirect(page_of(nomination))
    return form_page(request, "nominations/answer_council.html", form, question=question, nomination=nomination)


@require_GET
@on(readable_questions)
def question_file(request: HttpRequest, question: CouncilQuestion) -> HttpResponseBase:
    if not question.stored_name:
        raise Http404
    try:
        response = serve(question)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_of(question.nomination))
    seen(request.user, question, "tải tệp trả lời")
    return response
