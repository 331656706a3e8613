"""The people of a session at their browsers, and what the portal's database says of them."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from tests.browser.bidi import Browser, Person
from tests.browser.looking import complaints_of
from tests.browser.recorder import Exchange
from tests.portal_server import PortalServer

_ENTITLEMENT = """
    FROM councils_entitlement JOIN councils_keyset ON councils_keyset.id = keys_id AND set_aside_at IS NULL
    JOIN councils_sessionmember ON councils_sessionmember.id = member_id
    JOIN accounts_user ON accounts_user.id = user_id
    WHERE councils_keyset.session_id = ? AND username = ?"""
_ON_BOARDS = """
    SELECT count(*) FROM councils_boardpiece JOIN councils_ballotbox ON councils_ballotbox.id = box_id
    WHERE session_id = ? AND body LIKE '%"credential":"' || ? || '"%'"""


class Room:
    """Everybody's browser, each with a recorder of its own, and the portal that they share."""

    def __init__(self, browser: Browser, portal: PortalServer, stack: ExitStack) -> None:
        self.browser, self.portal, self._stack = browser, portal, stack
        self._database = Path(portal.environment["VAR_DIR"], "portal.sqlite3")
        self.people: dict[str, Person] = {}

    def at(self, username: str, width: int = 360) -> Person:
        """The page before a person, who signs in when first asked for."""
        if username not in self.people:
            self.people[username] = self._stack.enter_context(self.browser.person(width, self.portal.address))
            self.people[username].sign_in(username)
        person = self.people[username]
        person.resize(width)
        return person

    @property
    def complaints(self) -> dict[str, list[str]]:
        """By person, what nobody's browser may ever say."""
        return {name: found for name, one in self.people.items() if (found := complaints_of(one))}

    @property
    def exchanges(self) -> list[Exchange]:
        return [one for person in self.people.values() for one in person.recorder.exchanges]

    # --- the truth

    def state(self, session: int) -> str:
        return str(self._one("SELECT state FROM councils_councilsession WHERE id = ?", session)[0])

    def publics(self, session: int, username: str) -> str:
        """The public halves of the member's code, as JSON."""
        return str(self._one(f"SELECT publics {_ENTITLEMENT}", session, username)[0])

    def voted(self, session: int, username: str) -> tuple[bool, int]:
        """Whether the member is marked as having voted, and how many of the member's ballots are in the first box."""
        cast, public = self._one(f"""SELECT "cast", json_extract(publics, '$[0]') {_ENTITLEMENT}""", session, username)
        return bool(cast), int(self._one(_ON_BOARDS, session, public)[0])

    def _one(self, question: str, *facts: object) -> tuple[object, ...]:
        with closing(sqlite3.connect(self._database)) as database:
            found: tuple[object, ...] = database.execute(question, facts).fetchone()
            return found
