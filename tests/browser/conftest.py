"""A real server on a freshly loaded demonstration, and real browsers that talk to nothing else."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.bidi import Browser as AnyBrowser
from tests.browser.bidi import browsing
from tests.browser.desk import WIDTHS, Desk
from tests.browser.hall import Hall
from tests.browser.journey import DecisionPortal, Journey, Portal, SeasonPortal
from tests.browser.office_day import OfficeDay
from tests.browser.room import Room
from tests.plugins.tools import CHROMIUM_FLAGS, require_chromium
from tests.portal_server import PortalServer
from tests.tables import one_worker_at_a_time, shared_folder


@pytest.fixture(scope="session")
def demonstration(empty_name: str) -> Path:
    """The data of a portal with the freshly loaded demonstration, for all workers to copy; it is not served."""
    folder, done = shared_folder() / "demonstration", shared_folder() / "demonstration-loaded"
    with one_worker_at_a_time():
        if not done.exists():
            folder.mkdir()
            copyfile(empty_name, folder / "portal.sqlite3")
            PortalServer(folder).prepare()
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the portal, served by the production server from a database of its own."""
    server = PortalServer(copytree(demonstration, tmp_path_factory.mktemp("portal") / "var"))
    server.start()
    yield server.address
    server.stop()


@pytest.fixture(scope="session")
def chromium(empty_name: str) -> Iterator[Browser]:
    """Tables are made before it starts: its loop lets no database be opened in this thread."""
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=require_chromium(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """``@pytest.mark.parametrize("desk", WIDTHS, indirect=True)``, else 1280 px wide."""
    width = getattr(request, "param", 1280)
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
    yield Desk(context, site)
    context.close()


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def bidi(site: str, request: pytest.FixtureRequest) -> Iterator[AnyBrowser]:
    """Each browser in turn, driven by the same protocol."""
    with browsing(request.param, site) as browser:
        yield browser


@pytest.fixture(scope="session")
def council_portal(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """A portal for votes alone, so that its sessions are in nobody else's lists."""
    server = PortalServer(copytree(demonstration, tmp_path_factory.mktemp("votes") / "var"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def halls(council_portal: PortalServer) -> dict[str, Hall]:
    """Sessions brought to where a test begins; each has what it takes for every test of one browser."""
    told = json.loads(council_portal.run("-m", "tests.browser.halls"))
    return {name: Hall(**facts) for name, facts in told.items()}


@pytest.fixture(scope="session")
def season_portal(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeasonPortal]:
    """A portal for journeys of dossiers alone."""
    portal = SeasonPortal(Path(copytree(demonstration, tmp_path_factory.mktemp("season") / "var")))
    portal.server.start()
    yield portal
    portal.server.stop()


@pytest.fixture(scope="module")
def calm_portal(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal of the file's own, as the demonstration left it."""
    portal = Portal(Path(copytree(demonstration, tmp_path_factory.mktemp("calm") / "var")))
    portal.server.start()
    yield portal
    portal.server.stop()


@pytest.fixture(scope="module")
def decision_portal(
    demonstration: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[DecisionPortal]:
    """A portal of the file's own, with the lists that the file names in ``LISTS``."""
    folder = Path(copytree(demonstration, tmp_path_factory.mktemp("decisions") / "var"))
    portal = DecisionPortal(folder, request.module.LISTS)
    portal.server.start()
    yield portal
    portal.server.stop()


@pytest.fixture
def office_day(decision_portal: DecisionPortal, chromium: Browser) -> Iterator[OfficeDay]:
    """At a desk, save for those who take out their phone."""
    day = OfficeDay(decision_portal, chromium)
    yield day
    day.close()


@pytest.fixture(params=WIDTHS)
def journey(season_portal: SeasonPortal, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Journey]:
    """At a phone's width and at a desk's."""
    journey = Journey(season_portal, chromium, request.param)
    yield journey
    journey.close()


@pytest.fixture(params=WIDTHS)
def year_journey(calm_portal: Portal, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Journey]:
    """The same, in the file's own portal."""
    journey = Journey(calm_portal, chromium, request.param)
    yield journey
    journey.close()


@pytest.fixture
def room(bidi: AnyBrowser, council_portal: PortalServer) -> Iterator[Room]:
    """Nobody is there yet; in the end nobody's browser may have complained."""
    with ExitStack() as stack:
        room = Room(bidi, council_portal, stack)
        yield room
        assert room.complaints == {}
