"""The duties of the clock command: what must happen by itself. Each may fail alone, and each is safe to repeat."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib import import_module

from django.conf import settings
from django.db import connection

from accounts.actions.carry_out_reorganisation import carry_out_reorganisations
from accounts.actions.expire_imports import expire_imports
from accounts.actions.expire_invitations import expire_invitations
from accounts.actions.send_mail import send_mail
from certificates.actions.render_pending import render_pending
from core import clock
from core.uploads.sweeping import sweep
from councils.actions.end_terms import end_terms
from councils.electronic import keyring
from councils.models import KeySet
from monitoring.actions.remind import remind
from nurturing.actions.due_follow_ups import due_follow_ups
from operations.actions.write_archives import write_archives
from operations.clock_lease import begin, finish
from operations.sign_of_life import give_sign
from stories.actions.fold_reads import fold_reads
from stories.actions.tell_revoked import tell_revoked

logger = logging.getLogger(__name__)

#: How long the command rests between two rounds.
EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class ClockDuty:
    """One duty: its name in the table of runs, in words for people, and what does it."""

    name: str
    label: str
    act: Callable[[], object]


def clear_sessions() -> None:
    """Forget sign-ins that are over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def clear_cache() -> None:
    """Forget counts of sign-in attempts that no longer matter; the cache itself does so only when it is full."""
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    expires = connection.ops.adapt_datetimefield_value(clock.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [expires])  # noqa: S608


def forget_old_keys() -> None:
    """Destroy the server's half of keys that are no longer used, where a server that stopped left it behind."""
    for name in KeySet.objects.exclude(destroyed_at=None).values_list("name", flat=True):
        keyring.destroy(name)


DUTIES = (
    ClockDuty("reminders", "Nhắc việc đến hạn", remind),
    ClockDuty("mail", "Gửi thư báo việc mới", send_mail),
    ClockDuty("units", "Sắp xếp phòng đến ngày có hiệu lực", carry_out_reorganisations),
    ClockDuty("follow_ups", "Lập lần theo dõi hằng năm của điển hình đã công nhận", due_follow_ups),
    ClockDuty("stories", "Báo bài viết không còn hiện vì Giấy công nhận hết hiệu lực", tell_revoked),
    ClockDuty("reads", "Cộng lượt đọc bài viết", fold_reads),
    ClockDuty("terms", "Kết thúc nhiệm kỳ Hội đồng đã đến ngày cuối", end_terms),
    ClockDuty("certificates", "Kết xuất Giấy công nhận đã có số", partial(render_pending, seconds=60)),
    ClockDuty("archives", "Lập tập lưu trữ đã yêu cầu", write_archives),
    ClockDuty("invitations", "Khép giấy mời quá hạn", expire_invitations),
    ClockDuty("imports", "Bỏ tệp Excel đã chờ quá một ngày", expire_imports),
    ClockDuty("sessions", "Dọn phiên đăng nhập đã hết hạn", clear_sessions),
    ClockDuty("keys", "Hủy phần khóa hòm phiếu không còn dùng", forget_old_keys),
    ClockDuty("files", "Dọn tệp dở dang, tệp không thuộc hồ sơ nào", sweep),
    ClockDuty("cache", "Dọn bộ đếm đăng nhập", clear_cache),
)


def run_all(duties: tuple[ClockDuty, ...] = DUTIES) -> bool:
    """Do every duty once, whatever becomes of the others, but for those that another process does; whether all went
    well.
    """
    went_well = [_run(duty) for duty in duties]
    return all(went_well)


def _run(duty: ClockDuty) -> bool:
    give_sign()
    since = begin(duty.name)
    if since is None:
        return True
    failure = ""
    try:
        duty.act()
    except Exception as error:
        logger.exception("Việc định kỳ «%s» không xong.", duty.label)
        failure = f"{type(error).__name__}: {error}"[:500]
    finish(duty.name, since, failure)
    return not failure
