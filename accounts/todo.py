"""What waits for whoever was told something, and for those who keep the staff list."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.access import holds, manages_people, own_notices, people
from accounts.models import Reorganisation
from accounts.queries import not_yet_invited
from accounts.roles import Role
from core import clock
from core.todo import Task
from core.vietnamese import short_date, two_digits


def tasks(user: Any) -> Iterator[Task]:
    """Notices not read yet; reorganisations nobody confirmed or that stayed undone; people with no way to sign in."""
    yield from _notices(user)
    if not manages_people(user):
        return
    if holds(user, Role.ADMINISTRATOR):
        yield from _of_units()
    waiting = not_yet_invited(people(user)).exclude(pk=user.pk).count()
    if waiting:
        yield Task(
            title=f"{waiting} cá nhân chưa được mời nhận tài khoản",
            why="Lập giấy mời cho từng người; giấy in ra hoặc gửi qua thư, dùng một lần trong 72 giờ.",
            url=f"{reverse('accounts:people')}?show=uninvited",
            action="Xem danh sách",
            state="Chưa mời",
            icon="users",
        )


def _notices(user: Any) -> Iterator[Task]:
    unseen = own_notices(user).filter(seen_at=None).count()
    if unseen:
        yield Task(
            title=f"Có {two_digits(unseen)} thông báo chưa đọc",
            why="Mở từng thông báo để đến đúng trang cần làm; đọc rồi thì thông báo không hiện ở đây nữa.",
            url=reverse("accounts:notices"),
            action="Xem thông báo",
            tone="info",
            state="Chưa đọc",
            icon="info",
        )


def _of_units() -> Iterator[Task]:
    today = clock.today()
    left = Reorganisation.objects.filter(done_at=None, cancelled_at=None)
    for row in left.filter(Q(confirmed_at=None) | Q(day__lte=today)).order_by("day", "pk"):
        late = row.confirmed_at is not None
        yield Task(
            title=f"{row.get_kind_display()} phòng: {row.names}",
            why=f"Đã đến ngày {short_date(row.day)} mà người và nhiệm vụ chưa chuyển. Mời xem trang «Tình trạng» và "
            "báo người vận hành máy chủ."
            if late
            else f"Đã ghi, chưa xác nhận; có hiệu lực từ ngày {short_date(row.day)}.",
            url=reverse("accounts:reorganisation", kwargs={"pk": row.pk}),
            action="Xem việc sắp xếp",
            tone="late" if late else "warn",
            state="Chưa thực hiện" if late else "Chưa xác nhận",
            icon="users",
        )
