"""What waits for those who keep the staff list."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.access import manages_people, people
from accounts.queries import not_yet_invited
from core.todo import Task


def tasks(user: Any) -> Iterator[Task]:
    """One task for all the people who have no way to sign in yet."""
    if not manages_people(user):
        return
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
