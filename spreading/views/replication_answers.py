"""Xác nhận, trả lại, thôi xác nhận, rút một phiếu áp dụng."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from core.access import on
from core.workflow import require_duty
from nominations.views.confirm import actor
from spreading.access import replications
from spreading.actions.answer_replication import (
    confirm_replication,
    reopen_replication,
    return_replication,
    withdraw_replication,
)
from spreading.forms import ReasonForm
from spreading.models import Replication
from spreading.views.pages import GET_OR_POST, Confirming, confirmed
from spreading.views.replications import page_of
from spreading.workflow import REPLICATION


@GET_OR_POST
@on(replications)
def replication_confirm(request: HttpRequest, row: Replication) -> HttpResponse:
    require_duty(row, REPLICATION, "confirm", by=actor(request))
    page = Confirming(
        f"Xác nhận phiếu áp dụng của {row.unit}?",
        "Phiếu được tính vào mức lan tỏa và hiện ở trang của điển hình.",
        "Nội dung phiếu giữ nguyên, không sửa được nữa.",
        "Xác nhận",
        page_of(row),
    )
    return confirmed(request, partial(confirm_replication, row), page, done="Đã xác nhận.")


@GET_OR_POST
@on(replications)
def replication_return(request: HttpRequest, row: Replication) -> HttpResponse:
    require_duty(row, REPLICATION, "return", by=actor(request))
    page = Confirming(
        f"Trả lại phiếu áp dụng của {row.unit}?",
        "Người ghi phiếu thấy lý do, sửa rồi gửi lại.",
        "Nội dung và minh chứng của phiếu giữ nguyên.",
        "Trả lại phiếu",
        page_of(row),
    )
    return confirmed(request, partial(return_replication, row), page, done="Đã trả lại phiếu.", form=ReasonForm)


@GET_OR_POST
@on(replications)
def replication_reopen(request: HttpRequest, row: Replication) -> HttpResponse:
    require_duty(row, REPLICATION, "reopen", by=actor(request))
    page = Confirming(
        f"Thôi xác nhận phiếu áp dụng của {row.unit}?",
        "Phiếu không còn hiện ở trang của điển hình, không tính vào mức lan tỏa, và trở lại người ghi.",
        "Nội dung và minh chứng của phiếu giữ nguyên; sửa rồi gửi lại được.",
        "Thôi xác nhận",
        page_of(row),
        is_danger=True,
    )
    return confirmed(request, partial(reopen_replication, row), page, done="Đã thôi xác nhận.", form=ReasonForm)


@GET_OR_POST
@on(replications)
def replication_withdraw(request: HttpRequest, row: Replication) -> HttpResponse:
    require_duty(row, REPLICATION, "withdraw", by=actor(request))
    page = Confirming(
        f"Rút phiếu áp dụng của {row.unit}?",
        "Phiếu không chờ xác nhận nữa và không tính vào đâu.",
        "Phiếu vẫn xem được, có ghi đã rút.",
        "Rút phiếu",
        page_of(row),
        is_danger=True,
    )
    return confirmed(request, partial(withdraw_replication, row), page, done="Đã rút phiếu.", form=ReasonForm)
