"""What waits for those who tend the season, and for nobody else."""

from datetime import UTC, datetime

import pytest

from core import clock
from seasons import todo
from seasons.actions.close_season import close_season

pytestmark = pytest.mark.django_db


def titles(user):
    return [(task.title, task.why) for task in todo.tasks(user)]


def test_from_nothing_to_the_end(office, make, complete, monkeypatch):
    assert titles(office)[0][0] == "Lập kỳ bình xét"
    season = make(2026)
    assert titles(office) == [("Mở kỳ bình xét năm 2026", "Còn 2 việc phải làm trước khi mở.")]
    complete(season)
    assert titles(office) == [("Mở kỳ bình xét năm 2026", "Đã đủ điều kiện mở.")]


def test_closing_waits_from_the_strict_date_on(under_way, office, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 1, 9, 16, 59, 59, tzinfo=UTC))
    assert titles(office) == []
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 1, 9, 17, 0, tzinfo=UTC))
    assert [title for title, _ in titles(office)] == ["Kết thúc kỳ bình xét năm 2026"]
    close_season(under_way, by=office)
    assert [title for title, _ in titles(office)] == ["Lập kỳ bình xét"]


def test_nothing_waits_for_others(preparing, staff):
    assert titles(staff) == []
