"""Lists and search over 100,000 dossiers against the same over 100, on both engines.

Each request goes through the whole portal. Of either size a process holds its own database; they are asked by turns,
so that other work on the machine weighs on both alike. Prints: name value unit against-what, where the value is the
median of the large list's wall time over that of the small one, and the queries of one request of either.

A question that finds a handful among 100 stands against the same list unasked: a page of fifty rows against as many.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from statistics import median
from time import perf_counter
from typing import IO, Any

SMALL, LARGE = 100, 100_000
ROUNDS = 11
OFFICE_ASKS = {
    "first_page": "", "deep_page": "?sau={deep}", "page_back": "?truoc={deep}", "of_a_state": "?trang-thai=received",
    "of_no_state": "?trang-thai=tabled", "of_a_department": "?phong={small}", "of_the_largest": "?phong={large}",
    "of_it_in_a_state": "?phong={large}&trang-thai=passed", "word_in_a_department": "?phong={small}&tim=tuyet",
    "family_name": "?tim=nguyen", "given_name": "?tim=tuyet", "two_words": "?tim=nguyen+van", "letter": "?tim=n",
    "three_words": "?tim=dieu+lam+sroi", "rare_word": "?tim={large}x7", "no_word": "?tim=khong+co+ai",
}  # fmt: skip
ASKS = {
    **{name: ("office", f"/ho-so/{asked}") for name, asked in OFFICE_ASKS.items()},
    "of_the_head": ("head", "/ho-so/"), "of_the_head_deep": ("head", "/ho-so/?sau={own}"),
    "of_the_head_under_review": ("head", "/ho-so/?trang-thai=review"),
    "of_the_head_recognised": ("head", "/ho-so/?trang-thai=recognised"),
    "word_of_the_head": ("head", "/ho-so/?tim=tuyet"), "of_two_departments": ("leader", "/ho-so/"),
    "of_a_member": ("member", "/ho-so/"), "kept_from_a_colleague": ("colleague", "/ho-so/"),
    "kept_in_the_own_department": ("colleague", "/ho-so/?phong={large}&trang-thai=received"),
    "appraisals": ("member", "/hoi-dong/tham-dinh/"),
    "appraisals_deep": ("member", "/hoi-dong/tham-dinh/?sau={appraised}"),
    "register": ("office", "/so-giay-cong-nhan/"), "register_deep": ("office", "/so-giay-cong-nhan/?sau={numbered}"),
    "register_of_a_department": ("office", "/so-giay-cong-nhan/?phong={small}"),
    "register_word": ("office", "/so-giay-cong-nhan/?q=tuyet"),
}  # fmt: skip
AGAINST = {
    **dict.fromkeys((name for name in OFFICE_ASKS if "tim=" in OFFICE_ASKS[name]), "first_page"),
    "word_of_the_head": "of_the_head", "register_word": "register", "register_of_a_department": "register",
}  # fmt: skip


def main() -> None:
    if len(sys.argv) > 1:
        _answer(int(sys.argv[1]))
        return
    for engine in ("sqlite", "postgres"):
        with ExitStack() as stack:
            small, large = (stack.enter_context(_portal(engine, size)) for size in (SMALL, LARGE))
            for name in ASKS:
                rounds = [(small(AGAINST.get(name, name)), large(name)) for _ in range(ROUNDS)]
                _show(f"list_{name}_{engine}", rounds)


def _show(name: str, rounds: list[tuple[tuple[float, int], tuple[float, int]]]) -> None:
    small, large = (median(seconds for seconds, _ in asked) for asked in zip(*rounds, strict=True))
    fewer, more = rounds[-1][0][1], rounds[-1][1][1]
    print(f"{name} {large / small:.2f} times {small * 1000:.1f}_ms_over_{SMALL}", flush=True)
    print(f"{name}_queries {more} queries {fewer}_over_{SMALL}", flush=True)


@contextmanager
def _portal(engine: str, size: int) -> Iterator[Callable[[str], tuple[float, int]]]:
    """A portal with *size* dossiers in a process of its own; what it answers: seconds and queries of one request."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        environment = {
            **os.environ, "PORTAL_MODE": "test", "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test",
        }  # fmt: skip
        command = [sys.executable, "-m", "tests.benchmarks.bench_lists", str(size)]
        if engine == "postgres":
            command = [sys.executable, "-m", "tests.plugins.postgres_server", *command]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]
            yield lambda name: _ask(process.stdin, process.stdout, name)
            process.stdin.close()


def _ask(questions: IO[str], answers: IO[str], name: str) -> tuple[float, int]:
    print(name, file=questions, flush=True)
    seconds, queries = json.loads(answers.readline())
    return seconds, queries


def _answer(size: int) -> None:
    """Fill the database, then answer on standard output for every name on standard input."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.benchmarks.many_dossiers import Dossiers

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    dossiers = Dossiers(size)
    dossiers.fill()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    asks, queries = dict(_requests(dossiers)), {}
    for line in sys.stdin:
        name = line.strip()
        if name not in queries:
            queries[name] = _queries(asks[name])
        began = perf_counter()
        asks[name]()
        print(json.dumps((perf_counter() - began, queries[name])), flush=True)


def _queries(ask: Callable[[], Any]) -> int:
    """Of a request whose like was made before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert ask().status_code == 200
    with CaptureQueriesContext(connection) as captured:
        ask()
        return len(captured)


def _requests(dossiers: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    places = dossiers.places()
    for name, (who, asked) in ASKS.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(dossiers.people[who])
        yield name, partial(client.get, asked.format(**places))


if __name__ == "__main__":
    main()
