"""The code by which a person says "Tôi có mặt": signed, bound to one session, its turn and its day."""

from datetime import date

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from core import clock
from core.vietnamese import short_date
from spreading.models import PaperSheet, ReviewSession

_SALT = "spreading.presence"


def code_of(review: ReviewSession) -> str:
    """The code that the page of the session shows on its day."""
    return Signer(salt=_SALT).sign(f"{review.pk}-{review.code_turn}-{review.day:%Y%m%d}")


def address_of(review: ReviewSession) -> str:
    """The whole address in the QR code, which a phone opens."""
    return settings.PUBLIC_URL + reverse("spreading:here", args=[code_of(review)])


def review_of(code: str) -> ReviewSession | None:
    """The session for which this code was made, whatever its day; None where the code is not the portal's."""
    try:
        said = Signer(salt=_SALT).unsign(code)
    except BadSignature:
        return None
    return ReviewSession.objects.filter(pk=int(said.split("-")[0])).first()


def code_refusal(review: ReviewSession, code: str) -> str:
    """Why nobody can say now, by this code, that he or she is there; empty when one can."""
    if code != code_of(review):
        return "Mã này đã được đổi. Đồng chí quét mã đang hiện ở phòng họp."
    return day_refusal(review, clock.today())


def day_refusal(review: ReviewSession, today: date) -> str:
    """Why the code of the session does not serve on that day; empty when it does."""
    if not review.is_open:
        return f"Buổi này đang ở trạng thái «{review.get_state_display()}» nên không nhận báo có mặt."
    if today != review.day:
        return (
            f"Mã chỉ dùng trong ngày {short_date(review.day)}. Đồng chí có dự thì báo Văn phòng Sở ghi vào danh sách."
        )
    return counted_refusal(review)


def counted_refusal(review: ReviewSession) -> str:
    """Why the list of those present no longer grows; empty while it may."""
    if PaperSheet.objects.filter(review=review).exists():
        return (
            "Văn phòng Sở đã ghi số người ký trên giấy nên danh sách không thêm người được nữa, để không ai bị tính "
            "hai lần. Đồng chí báo Văn phòng Sở nếu chưa có tên."
        )
    return ""
