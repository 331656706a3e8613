"""Two people open two seasons at the same instant: one season opens."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from seasons.actions.open_season import open_season
from seasons.models import Season
from seasons.readiness import before_opening
from seasons.workflow import State


@pytest.mark.django_db(transaction=True)
def test_one_of_two_opens(make, complete, office, monkeypatch):
    """Whoever has found nothing missing waits a moment for the other to find the same, were that possible."""
    seasons = [complete(make(year)) for year in (2026, 2027)]
    checked, refused = Barrier(2), []

    def checked_together(season):
        missing = before_opening(season)
        with suppress(BrokenBarrierError):
            checked.wait(timeout=1)
        return missing

    monkeypatch.setattr("seasons.actions.open_season.before_opening", checked_together)

    def act(season):
        try:
            open_season(season, by=office)
        except ValidationError as refusal:
            refused.extend(refusal.messages)
        finally:
            connection.close()

    threads = [Thread(target=act, args=[season]) for season in seasons]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert Season.objects.filter(state=State.OPEN).count() == 1
    assert [sentence.endswith("chưa kết thúc. Mời kết thúc kỳ đó trước.") for sentence in refused] == [True]
