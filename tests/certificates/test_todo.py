"""What waits for whom, from the first list to the issue."""

import pytest

from accounts.roles import Role
from certificates.actions.issue import issue
from certificates.todo import tasks
from certificates.todo_letters import letter_tasks
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = pytest.mark.django_db
STEPS = {
    "": {"office": "Lập tờ trình"},
    "drafted": {"office": "Trình Giám đốc"},
    "submitted": {"director": "Xét từng hồ sơ"},
    "decided": {"clerk": "Cấp số và ngày"},
    "numbered": {"office": "Mở quyết định", "clerk": "Mở quyết định"},
    "signed": {"office": "Ban hành và công bố", "clerk": "Ban hành và công bố"},
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_waits_for_its_duty_alone(step):
    desk = Desk(passed=1)
    if step:
        getattr(desk, step)()
    for name in ("office", "director", "clerk", "chair"):
        found = [task.action for task in tasks(getattr(desk, name))]
        assert found == ([STEPS[step][name]] if name in STEPS[step] else []), name
    assert list(tasks(person(Role.HEAD, desk.department))) == []


def test_a_list_without_recognised_files_waits_to_be_announced():
    desk = Desk(passed=1)
    desk.decided({desk.nominations[0].name: "decline"})
    for name in ("office", "clerk"):
        assert [task.action for task in tasks(getattr(desk, name))] == ["Công bố"]


def test_once_it_is_issued_only_the_letters_wait():
    desk = Desk(passed=1)
    issue(desk.signed(), by=desk.office)
    assert list(tasks(desk.office)) == []
    assert [task.action for task in letter_tasks(desk.office)] == ["Đọc và gửi thư"]
    assert list(letter_tasks(desk.clerk)) == []
