"""Two portals of either size, each a process with a database of its own, asked by turns and compared."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from statistics import median
from time import perf_counter
from typing import IO, Any

ROUNDS = 11
ENGINES = ("sqlite", "postgres")

Ask = Callable[[str], tuple[float, int]]


def compare(module: str, sizes: tuple[int, int], asks: Mapping[str, str], prefix: str) -> None:
    """Print of each ask the large portal's wall time over the small one's, and the queries of either.

    *module* is the benchmark's own; run with a size it fills a database and answers (``answer``). *asks* maps what
    the large portal is asked to what the small one is asked beside it.
    """
    small_size, _ = sizes
    for engine in ENGINES:
        with ExitStack() as stack:
            small, large = (stack.enter_context(portal(module, engine, size)) for size in sizes)
            for name, against in asks.items():
                rounds = [(small(against), large(name)) for _ in range(ROUNDS)]
                _show(f"{prefix}_{name}_{engine}", rounds, small_size)


def _show(name: str, rounds: list[tuple[tuple[float, int], tuple[float, int]]], size: int) -> None:
    small, large = (median(seconds for seconds, _ in asked) for asked in zip(*rounds, strict=True))
    fewer, more = rounds[-1][0][1], rounds[-1][1][1]
    print(f"{name} {large / small:.2f} times {small * 1000:.1f}_ms_over_{size}", flush=True)
    print(f"{name}_queries {more} queries {fewer}_over_{size}", flush=True)


@contextmanager
def portal(module: str, engine: str, size: int) -> Iterator[Ask]:
    """A portal of *size* in a process of its own; what it answers: seconds and queries of one request."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        environment = {
            **os.environ, "PORTAL_MODE": "test", "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test",
        }  # fmt: skip
        command = [sys.executable, "-m", module, str(size)]
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


def answer(fill: Callable[[], Mapping[str, Callable[[], Any]]]) -> None:
    """Make the tables, *fill* them, then answer on standard output for every name on standard input."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    asks, queries = fill(), {}
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
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
