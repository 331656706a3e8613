"""The numbers of the first page: each app's source is asked once, in order."""

import pytest

from core import tiles

pytestmark = pytest.mark.any_engine


def test_every_source_is_asked_in_the_order_in_which_it_was_registered(monkeypatch):
    monkeypatch.setattr(tiles, "_sources", [])
    asked = []

    def source(name, *found):
        def ask(user):
            asked.append((name, user))
            return found

        return ask

    first, second = tiles.Tile("hồ sơ", "3"), tiles.Tile("phiếu", "1/2", "/x/", "warn")
    tiles.register(source("a", first))
    tiles.register(source("b"))
    tiles.register(source("c", second))
    assert tiles.tiles_of("ai") == [first, second]
    assert asked == [("a", "ai"), ("b", "ai"), ("c", "ai")]
    assert first.tone == "quiet" and first.url == ""
