"""What belongs to a session: models who present, materials, departments that register to learn."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from core.access import on, open_to
from core.uploads import taking
from nominations.views.confirm import actor, posted
from spreading.access import leads, learning_requests, prepares, presentations, review_files, reviews
from spreading.actions.keep_presentation import add_presentation, drop_presentation, edit_presentation
from spreading.actions.keep_review_file import add_review_file, drop_review_file
from spreading.actions.register_learning import drop_learning, register_learning
from spreading.forms.reviews import LearningForm, MaterialForm, PresentationForm
from spreading.models import LearningRequest, Presentation, ReviewFile, ReviewSession
from spreading.views.files import file_of
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed
from spreading.views.reviews import page_of

_OUT = "Nội dung này không còn ở trang của buổi và không in ra."
_HISTORY = "Các nội dung khác của buổi giữ nguyên. Lịch sử vẫn ghi ai đã bỏ."


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def presentation_add(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    form = PresentationForm(posted(request), review=row)
    page = Asking("Thêm điển hình báo cáo kinh nghiệm", page_of(row), row.title, "Thêm vào chương trình")
    done = "Đã thêm vào chương trình."
    return asked(request, form, lambda: add_presentation(row, form.talk(), by=actor(request)), page, done=done)


@GET_OR_POST
@open_to(prepares)
@on(presentations)
def presentation_edit(request: HttpRequest, talk: Presentation) -> HttpResponse:
    row = talk.review
    form = PresentationForm(posted(request), review=row, row=talk)
    page = Asking("Sửa phần báo cáo kinh nghiệm", page_of(row), row.title, "Lưu")
    return asked(request, form, lambda: edit_presentation(talk, form.talk(), by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@open_to(prepares)
@on(presentations)
def presentation_drop(request: HttpRequest, talk: Presentation) -> HttpResponse:
    to = page_of(talk.review)
    question = f"Bỏ báo cáo của {talk.nomination.addressed} khỏi chương trình?"
    page = Confirming(question, _OUT, _HISTORY, "Bỏ khỏi chương trình", to, is_danger=True)
    return confirmed(request, partial(drop_presentation, talk), page, done="Đã bỏ khỏi chương trình.")


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def material_add(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    form = MaterialForm(posted(request), request.FILES if request.method == "POST" else None)
    page = Asking(
        "Thêm tài liệu", page_of(row), row.title, "Thêm tài liệu", takes_files=True,
        note="Mọi người trong cơ quan đọc được tài liệu. Không gửi tài liệu mật, tài liệu có thông tin riêng.",
    )  # fmt: skip

    def act() -> ReviewFile:
        with taking(form.cleaned_data["upload"]) as stored:
            return add_review_file(row, title=form.cleaned_data["title"], stored=stored, by=actor(request))

    return asked(request, form, act, page, done="Đã thêm tài liệu.")


@require_GET
@on(review_files)
def material_file(request: HttpRequest, file: ReviewFile) -> HttpResponseBase:
    return file_of(request, file, page_of(file.review))


@GET_OR_POST
@open_to(prepares)
@on(review_files)
def material_drop(request: HttpRequest, file: ReviewFile) -> HttpResponse:
    to = page_of(file.review)
    page = Confirming(f"Bỏ tài liệu «{file.title}»?", _OUT, _HISTORY, "Bỏ tài liệu", to, is_danger=True)
    return confirmed(request, partial(drop_review_file, file), page, done="Đã bỏ tài liệu.")


@GET_OR_POST
@open_to(leads)
@on(reviews)
def learning_add(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    form = LearningForm(posted(request), review=row, user=actor(request))
    page = Asking("Đăng ký học tập điển hình", page_of(row), row.title, "Đăng ký")
    return asked(
        request,
        form,
        lambda: register_learning(row, **form.cleaned_data, by=actor(request)),
        page,
        done="Đã đăng ký. Khi áp dụng, phòng ghi phiếu áp dụng.",
    )


@GET_OR_POST
@on(learning_requests)
def learning_drop(request: HttpRequest, wish: LearningRequest) -> HttpResponse:
    to = page_of(wish.review)
    question = f"Bỏ đăng ký học tập {wish.nomination.addressed} của {wish.department}?"
    page = Confirming(question, _OUT, _HISTORY, "Bỏ đăng ký", to, is_danger=True)
    return confirmed(request, partial(drop_learning, wish), page, done="Đã bỏ đăng ký.")
