"""Two people open two seasons at the same instant: one season opens."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from seasons.actions.open_season import open_season
from seasons.models import Season
from seasons.workflow import State


@pytest.mark.django_db(transaction=True)
def test_one_of_two_opens(make, complete, office):
    seasons = [complete(make(year)) for year in (2026, 2027)]
    start, refused = Barrier(2), []

    def act(season):
        try:
            start.wait(timeout=10)
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
