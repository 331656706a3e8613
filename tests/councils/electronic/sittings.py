"""Parts of a session that tests of the count and of the session's life share."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from accounts.models import User
from core import clock
from councils.actions.end import end
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from councils.actions.publish_sums import publish_sums
from councils.minutes import MinutesFacts
from councils.models import CouncilSession
from nominations.concern import Ground
from nominations.models import Nomination
from tests.councils.test_minutes import facts, signed_copy
from tests.factories.electronic import OnlineBench

BOARD_TABLES = ("councils_boardevent", "councils_boardpiece")
REASON = "Một thành viên mất mạng"


def aside(nomination: Nomination, users: Iterable[User]) -> None:
    """These people declared that they take no part in this nomination."""
    for user in users:
        nomination.declarations.create(user=user, ground=Ground.OTHER, declared_at=clock.now())


def only_some_vote(bench: OnlineBench, session: CouncilSession, voters: Iterable[User]) -> CouncilSession:
    """These vote, the chair ends with a reason, the sums are published."""
    for member in voters:
        bench.devices.vote(session, member)
    session = end(session, by=bench.chair, reason=REASON)
    publish_sums(session)
    return session


def written(bench: OnlineBench, session: CouncilSession, **changes: Any) -> dict[str, str]:
    """Both minutes are made; their words by kind."""
    given: MinutesFacts = facts(**changes)
    make_minutes(CouncilSession.objects.get(pk=session.pk), by=bench.secretary, facts=given)
    return {paper.kind: str(paper.content) for paper in session.papers.filter(set_aside_at=None)}


def signed(bench: OnlineBench, session: CouncilSession) -> None:
    """Both minutes are made, signed and scanned."""
    written(bench, session)
    for kind in ("counting_minutes", "meeting_minutes"):
        keep_scan(session, by=bench.secretary, kind=kind, stored=signed_copy())


@contextmanager
def unguarded() -> Iterator[None]:
    """As whoever owns the database can do: the triggers that keep the boards are lifted."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the end would bar the change
            for table in BOARD_TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            for table in BOARD_TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        marks = ", ".join("%s" for _ in BOARD_TABLES)
        listing = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks})"  # noqa: S608
        cursor.execute(listing, BOARD_TABLES)
        triggers = dict(cursor.fetchall())
        assert len(triggers) == 4
        for name in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for statement in triggers.values():
            cursor.execute(statement)
