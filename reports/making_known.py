"""What a season did to make its models known, for section III of the annual report: apps above tell it."""

from collections.abc import Callable, Iterable, Iterator

from seasons.models import Season

Source = Callable[[Season], Iterable[str]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source; called once by each app when it is ready."""
    _sources.append(source)


def made_known(season: Season) -> Iterator[str]:
    """In sentences, app by app."""
    for source in _sources:
        yield from source(season)
