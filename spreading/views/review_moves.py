"""Ghi đã tổ chức, ghi kết quả, kết thúc, hủy một buổi."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from core.access import on, open_to
from nominations.views.confirm import actor, posted
from spreading.access import prepares, reviews
from spreading.actions.move_review import cancel_review, close_review, hold_review
from spreading.actions.write_outcome import write_outcome
from spreading.forms import ReasonForm
from spreading.forms.reviews import OutcomeForm
from spreading.models import ReviewSession
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed
from spreading.views.reviews import page_of


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def review_hold(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    page = Confirming(
        f"Ghi buổi «{row.title}» đã tổ chức?",
        "Từ nay ghi được diễn biến, bài học kinh nghiệm, phiếu ký tên trên giấy; các phòng đăng ký học tập điển hình.",
        "Chương trình và điển hình báo cáo không sửa được nữa. Danh sách có mặt vẫn ghi tiếp được.",
        "Ghi đã tổ chức",
        page_of(row),
    )
    done = "Đã ghi. Mời ghi kết quả buổi và danh sách có mặt."
    return confirmed(request, partial(hold_review, row), page, done=done)


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def review_outcome(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    kept = {name: getattr(row, name) for name in ("proceedings", "lessons", "conclusions")}
    form = OutcomeForm(posted(request), initial=kept)
    page = Asking("Ghi kết quả buổi", page_of(row), row.title, "Lưu", note="Lưu nhiều lần được, đến khi kết thúc buổi.")
    return asked(
        request,
        form,
        lambda: write_outcome(row, by=actor(request), **form.cleaned_data),
        page,
        done="Đã lưu kết quả buổi.",
    )


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def review_close(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    page = Confirming(
        f"Kết thúc buổi «{row.title}»?",
        "Biên bản in theo nội dung hiện có. Các phòng thôi đăng ký học tập ở buổi này.",
        "Nội dung, tài liệu, danh sách có mặt giữ nguyên, không sửa được nữa. Số biên bản, chữ ký ghi tay trên bản in.",
        "Kết thúc, lập biên bản",
        page_of(row),
    )
    done = "Đã kết thúc buổi. Mời in biên bản, trình ký."
    return confirmed(request, partial(close_review, row), page, done=done)


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def review_cancel(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    page = Confirming(
        f"Hủy buổi «{row.title}»?",
        "Buổi không tổ chức. Người đã được mời nhận thông báo; lý do hiện ở trang của buổi.",
        "Nội dung đã chuẩn bị vẫn xem được. Tổ chức ngày khác thì sửa ngày, không cần hủy.",
        "Hủy buổi",
        page_of(row),
        is_danger=True,
    )
    return confirmed(request, partial(cancel_review, row), page, done="Đã hủy buổi.", form=ReasonForm)
