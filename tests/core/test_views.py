"""One button, one answer: done, done before, refused, overtaken, forbidden."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from core import navigation
from core.navigation import NavItem, grouped, items_of
from core.views import OVERTAKEN, carry_out
from core.workflow import AlreadyDone


@pytest.fixture
def request_(rf):
    request = rf.post("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def _raising(refusal):
    def act():
        raise refusal

    return act


@pytest.mark.parametrize(
    ("act", "level", "sentence"),
    [
        (lambda: None, "success", "Đã nộp."),
        (_raising(AlreadyDone("Việc này đã làm xong.")), "info", "Việc này đã làm xong."),
        (_raising(ValidationError("Chưa đủ.")), "error", "Chưa đủ."),
        (_raising(IntegrityError()), "error", OVERTAKEN),
    ],
)
def test_every_end_is_told_and_leads_on(request_, act, level, sentence):
    answer = carry_out(request_, act, done="Đã nộp.", to="/tiep/")
    assert (answer.status_code, answer["Location"]) == (302, "/tiep/")
    assert [(message.level_tag, message.message) for message in get_messages(request_)] == [(level, sentence)]


def test_who_may_not_is_not_told_done(request_):
    with pytest.raises(PermissionDenied):
        carry_out(request_, _raising(PermissionDenied()), done="Đã nộp.", to="/")


def test_the_menu_has_what_is_ones_own_in_its_order(monkeypatch):
    monkeypatch.setattr(navigation, "_items", [])
    for label, order, shown in (("Sau", 2, True), ("Trước", 1, True), ("Của người khác", 0, False)):
        navigation.register(NavItem(label, "operations:home", order, lambda user, shown=shown: shown))
    assert [item.label for item in items_of(object())] == ["Trước", "Sau"]


def test_entries_of_a_group_stand_together_and_one_alone_has_no_group():
    def item(label: str, order: int, group: str = "") -> NavItem:
        return NavItem(label, "operations:home", order, bool, group=group)

    one, two, alone, own = item("Một", 1, "Nhóm"), item("Hai", 3, "Nhóm"), item("Ba", 2, "Khác"), item("Bốn", 4)
    assert grouped([one, alone, two, own]) == [("Nhóm", [one, two]), ("", [alone]), ("", [own])]
