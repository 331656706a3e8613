"""The emulation movements of a season."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.vietnamese import two_digits
from core.workflow import lock, record_event
from seasons.access import tending
from seasons.models import DiscoveryChannel, Movement, Season
from seasons.movements import found_through
from seasons.readiness import refuse_closed, stopped_refusal
from seasons.workflow import State

#: What dossiers say of their movement.
SAID_BY_FILES = ("name", "channel")


@transaction.atomic
def keep_movement(movement: Movement | None, *, by: Any, season: Season, facts: Mapping[str, Any]) -> Movement:
    """Add a movement to the season, or change the one given.

    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed or the movement stopped, the name is taken, the dates contradict, or
        what dossiers say of it would change.
    """
    capacity, locked = tending(by), lock(season)
    refuse_closed(locked)
    row = Movement.objects.get(pk=movement.pk) if movement else Movement(season=locked)
    if refusal := stopped_refusal(row, clock.today()):
        raise ValidationError(refusal.partition(" Mời")[0])
    if movement:
        _refuse_hidden_change(row, locked, facts)
    for name, value in facts.items():
        setattr(row, name, value)
    _refuse(row)
    row.full_clean()
    keep(row, by=by, why="")
    move = "edit_movement" if movement else "add_movement"
    record_event(locked, move, by=by, was=locked.state, now=locked.state, reason=row.name, capacity=capacity)
    return row


def _refuse(row: Movement) -> None:
    if row.ends < row.begins:
        raise ValidationError({"ends": "Ngày kết thúc phải từ ngày bắt đầu trở đi."})
    if row.channel == DiscoveryChannel.BY_FIELD and not row.field:
        raise ValidationError({"field": "Phong trào theo lĩnh vực thì phải ghi lĩnh vực. Ví dụ: Cải cách hành chính."})
    if not row.takes_registration and row.pk and row.registrations.exists():
        words = "Đã có phòng trả lời nên không bỏ đăng ký được. Muốn thôi nhận thì ghi ngày cuối nhận đăng ký sớm hơn."
        raise ValidationError({"takes_registration": words})
    if row.takes_registration and row.register_until is None:
        raise ValidationError({"register_until": "Chưa ghi ngày cuối nhận đăng ký. Mời ghi ngày."})
    if row.register_until and not row.takes_registration:
        words = "Phong trào không nhận đăng ký thì để trống ô này, hoặc đánh dấu «Các phòng đăng ký tham gia»."
        raise ValidationError({"register_until": words})
    if row.register_until and row.register_until > row.ends:
        raise ValidationError({"register_until": "Ngày cuối nhận đăng ký phải trong thời gian của phong trào."})


def _refuse_hidden_change(row: Movement, season: Season, facts: Mapping[str, Any]) -> None:
    """Of a movement that was announced, the last day moves by an act of its own, and what files say of it stays."""
    if season.state == State.OPEN and facts.get("ends", row.ends) != row.ends:
        words = "Kỳ đang diễn ra nên ngày kết thúc chỉ đổi bằng «Gia hạn» hoặc «Dừng phong trào», có lý do và văn bản."
        raise ValidationError({"ends": words})
    changed = [name for name in SAID_BY_FILES if name in facts and facts[name] != getattr(row, name)]
    if changed and (files := found_through(season, None).get(row.pk, 0)):
        words = (
            f"Đã có {two_digits(files)} hồ sơ nêu phong trào này nên không đổi được tên và cách thức phát hiện. "
            "Mời thêm phong trào mới."
        )
        raise ValidationError({changed[0]: words})
