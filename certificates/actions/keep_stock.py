"""Sổ phôi: kinds of blanks, what a person enters of them, counts explained, lines corrected."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from certificates.access import prepares
from certificates.actions.stock_lines import Line, add_line
from certificates.models import Blank, StockEntry
from certificates.stock import BY_HAND, correctable, last_line, open_count
from core import clock
from core.history import keep
from core.vietnamese import number, short_date
from core.workflow import AlreadyDone, lock, record_event

Kind = StockEntry.Kind
#: By how much one sheet of a line entered by hand changes the sound and the spoiled balance.
_EFFECT = {Kind.RECEIVED: (1, 0), Kind.SPOILED: (-1, 1), Kind.DESTROYED: (0, -1), Kind.COUNTED: (0, 0)}
_SAME = ("kind", "quantity", "on", "document", "witness", "reason")


@transaction.atomic
def add_blank(*, by: User, name: str, size: str) -> Blank:
    """A kind of blank that certificates are printed on from now on.

    :raises PermissionDenied: *by* does not work in the Office.
    :raises AlreadyDone: a kind of this name and size is in use.
    """
    _refuse_others(by)
    if Blank.objects.filter(name=name, size=size, in_use=True).exists():
        raise AlreadyDone(f"Loại phôi «{name}» đã có trong sổ. Đồng chí mở loại phôi ấy để ghi.")
    row = Blank(name=name, size=size, added_at=clock.now(), added_by=by)
    keep(row, by=by, why="create")
    record_event(row, "create", by=by, was="", now="")
    return row


@transaction.atomic
def retire_blank(blank: Blank, *, by: User) -> None:
    """Offer it for printing no more; what is left in the drawer is still entered as spoiled, destroyed, counted.

    :raises PermissionDenied: as ``add_blank`` does.
    :raises AlreadyDone: it was retired before.
    """
    _refuse_others(by)
    row: Blank = lock(blank)
    if not row.in_use:
        raise AlreadyDone(f"Loại phôi «{row.name}» đã thôi dùng từ trước.")
    row.in_use = False
    keep(row, by=by, why="end", fields=["in_use"])
    record_event(row, "end", by=by, was="", now="")


@transaction.atomic
def enter_line(blank: Blank, line: Line, *, after: int, by: User) -> StockEntry:
    """Add what a person saw or did with the drawer; *after* is the last line that the person knew of (0: none).

    :raises AlreadyDone: the line that followed *after* says the same: a double click.
    :raises PermissionDenied: as ``add_blank`` does.
    :raises ValidationError: something is missing, too few sheets are left, or the ledger went on meanwhile.
    """
    _refuse_others(by)
    row: Blank = lock(blank)
    _refuse_second(row, line, after)
    _refuse_unbacked(line)
    sound, spoiled = (each * line.quantity for each in _EFFECT[Kind(line.kind)])
    return add_line(row, line, by=by, sound=sound, spoiled=spoiled)


@transaction.atomic
def explain(count: StockEntry, *, by: User, reason: str) -> StockEntry:
    """Say why the drawer differs from the ledger; the ledger follows the drawer.

    :raises AlreadyDone: it is explained.
    :raises PermissionDenied: as ``add_blank`` does.
    :raises ValidationError: a later count stands, no reason, or fewer sheets are left than are missing.
    """
    _refuse_others(by)
    blank: Blank = lock(count.blank)
    if StockEntry.objects.filter(about=count, kind=Kind.EXPLAINED).exists():
        raise AlreadyDone("Chênh lệch này đã giải trình.")
    found = open_count(blank)
    if found is None or found.pk != count.pk:
        raise ValidationError("Không còn chênh lệch ở lần kiểm kê này. Đồng chí tải lại sổ để xem lần mới nhất.")
    line = Line(Kind.EXPLAINED, abs(found.gap), clock.today(), reason=_stated(reason))
    return add_line(blank, line, by=by, sound=found.gap, about=found)


@transaction.atomic
def correct(wrong: StockEntry, *, by: User, reason: str) -> StockEntry:
    """Meet a line that was entered wrongly with a counter line; both stay.

    :raises AlreadyDone: it is corrected.
    :raises PermissionDenied: as ``add_blank`` does.
    :raises ValidationError: it came with a step or is explained, no reason, or too few sheets are left.
    """
    _refuse_others(by)
    blank: Blank = lock(wrong.blank)
    row = StockEntry.objects.get(pk=wrong.pk)
    if StockEntry.objects.filter(about=row, kind=Kind.CORRECTED).exists():
        raise AlreadyDone("Dòng này đã đính chính.")
    if not correctable(row):
        raise ValidationError(
            "Dòng này không đính chính ở sổ phôi. Dòng theo giấy thì ghi lại bước ở «In, ký, đóng dấu, trao»; "
            "lần kiểm kê đã giải trình thì kiểm kê lại."
        )
    line = Line(Kind.CORRECTED, row.quantity, clock.today(), reason=_stated(reason))
    return add_line(blank, line, by=by, sound=-row.sound, spoiled=-row.spoiled, about=row)


def _refuse_others(by: User) -> None:
    if not prepares(by):
        raise PermissionDenied


def _refuse_second(blank: Blank, line: Line, after: int) -> None:
    last = last_line(blank)
    if (last.pk if last else 0) == after:
        return
    following = blank.entries.filter(pk__gt=after).order_by("pk").first()
    if following and all(getattr(following, name) == getattr(line, name) for name in _SAME):
        raise AlreadyDone(f"Việc này đã ghi vào sổ: còn {number(following.sound_left)} tờ tốt sau dòng ấy.")
    raise ValidationError("Sổ vừa có thêm dòng khác nên số còn đã đổi. Đồng chí xem lại số còn rồi bấm ghi lần nữa.")


def _refuse_unbacked(line: Line) -> None:
    wrong = {}
    if line.kind not in BY_HAND:
        raise ValidationError("Việc này không ghi trực tiếp ở sổ phôi. Đồng chí chọn lại việc.")
    if not line.quantity and line.kind != Kind.COUNTED:
        wrong["quantity"] = "Số tờ phải từ 1 trở lên. Mời ghi lại."
    if line.on > clock.today():
        wrong["on"] = f"Ngày {short_date(line.on)} ở sau hôm nay. Mời ghi đúng ngày."
    if line.kind in (Kind.RECEIVED, Kind.DESTROYED) and not line.document:
        wrong["document"] = "Phải có chứng từ. Mời ghi số, ngày của phiếu nhập hoặc biên bản."
    if line.kind == Kind.DESTROYED and not line.witness:
        wrong["witness"] = "Hủy phôi phải có người chứng kiến. Mời ghi họ tên, chức vụ."
    if line.kind == Kind.SPOILED and not line.reason:
        wrong["reason"] = "Phải ghi rõ lý do hỏng rồi mới ghi được."
    if wrong:
        raise ValidationError(wrong)


def _stated(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": "Phải ghi rõ lý do rồi mới ghi được vào sổ."})
    return reason.strip()
