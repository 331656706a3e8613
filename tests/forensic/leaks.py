"""Faults planted into a world, one at a time: the attacker must find each, or its failures mean nothing."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from tests.forensic.council import SUSPECTS
from tests.forensic.devices import Source, small, stuck

HEADER = "X-Draft"
logger = logging.getLogger(__name__)


def chatty(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that logs what it should not: a header in which a page keeps its draft."""

    def answer(request: HttpRequest) -> HttpResponse:
        logger.info("%s %s draft=%s", request.user, request.path, request.headers.get(HEADER, ""))
        return get_response(request)

    return answer


@dataclass(frozen=True)
class Leak:
    """What is wrong: with a device's randomness, with what its page sends, or with when the member votes.

    *lessons* is how many worlds the attacker must have seen to find it.
    """

    name: str
    source: Callable[[], Source] | None = None
    drafts: bool = False
    hesitates: bool = False
    lessons: int = 2

    def sources(self, suspect: int) -> dict[int, Source]:
        """The randomness of the first suspect's device."""
        return {suspect: self.source()} if self.source else {}

    def headers(self, chosen: Any) -> dict[str, str]:
        """What the page sends beside the ballot."""
        return {HEADER: json.dumps(chosen)} if self.drafts else {}

    def order(self, places: list[int], world: str) -> list[int]:
        """Whoever does not approve hesitates, and votes last."""
        last = SUSPECTS[world == "A"]
        return [place for place in places if place != last] + [last] if self.hesitates else places

    @contextmanager
    def portal(self) -> Iterator[None]:
        more = [f"{__name__}.chatty"] if self.drafts else []
        with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, *more]):
            yield


NONE = Leak("nothing")
LEAKS = (
    Leak("randomness_repeated", source=stuck),
    Leak("randomness_small", source=small),
    Leak("draft_in_log", drafts=True),
    Leak("decliner_votes_last", hesitates=True, lessons=12),
)
