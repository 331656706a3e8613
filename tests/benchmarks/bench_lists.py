"""Lists and search over 100,000 dossiers against the same over 100, on both engines.

Each request goes through the whole portal; wall milliseconds, medians. Prints: name value unit against-what, where
the value is the large list's median divided by the small one's, and the queries of one request of either.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

SIZES = (100, 100_000)
ROUNDS, WARM = 9, 2
BATCH, DEPARTMENTS = 2_000, 30
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Y", "H'", "Điểu")
MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Thùy", "Quốc", "Bảo", "Hoài", "Mỹ", "Khánh", "Triều", "Lam")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Dũng",
    "Duyên",
    "Đường",
    "Hà",
    "Hòa",
    "Huyền",
    "Khuê",
    "Linh",
    "Ngân",
    "Sroi",
    "Tuyết",
    "Ý",
)


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(measured(int(sys.argv[1]))))
        return
    for engine in ("sqlite", "postgres"):
        small, large = (_in_a_process(engine, size) for size in SIZES)
        for name, (seconds, queries) in large.items():
            base, fewer = small[name]
            print(f"list_{name}_{engine} {median(seconds) / median(base):.2f} times over_{SIZES[0]}", flush=True)
            print(f"list_{name}_{engine}_queries {queries} queries {fewer}_over_{SIZES[0]}", flush=True)


def _in_a_process(engine: str, size: int) -> dict[str, tuple[list[float], int]]:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        environment = {
            **os.environ, "PORTAL_MODE": "test", "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test",
        }  # fmt: skip
        command = [sys.executable, "-m", "tests.benchmarks.bench_lists", str(size)]
        if engine == "postgres":
            command = [sys.executable, "-m", "tests.plugins.postgres_server", *command]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measured(size: int) -> dict[str, tuple[list[float], int]]:
    """Seconds of every request, and its number of queries."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    last = _fill(size)
    return {name: _timed(ask) for name, ask in _requests(last)}


def _timed(ask: Callable[[], Any]) -> tuple[list[float], int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM):
        assert ask().status_code == 200
    with CaptureQueriesContext(connection) as queries:
        ask()
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        ask()
        taken.append(perf_counter() - began)
    return taken, len(queries)


def _requests(deep: int) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    from accounts.models import Department, User

    place = Department.objects.order_by("pk")[0].pk
    asked = {
        "first_page": ("office", ""),
        "deep_page": ("office", f"?sau={deep}"),
        "of_a_state": ("office", "?trang-thai=received"),
        "of_a_department": ("office", f"?phong={place}"),
        "of_the_head": ("head", ""),
        "search_common": ("office", "?tim=nguyen"),
        "search_two_words": ("office", "?tim=dieu+sroi"),
        "search_nothing": ("office", "?tim=khong+co+ai"),
    }
    for name, (who, question) in asked.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(username=who))
        yield name, lambda client=client, question=question: client.get(f"/ho-so/{question}")


def _fill(size: int) -> int:
    """*size* dossiers of one season; the key of the one nine tenths down the list."""
    from django.utils.timezone import now

    from accounts.roles import Role
    from core.vietnamese import search_norm, sort_key
    from nominations.models import Nomination
    from tests.factories.people import DepartmentFactory, person
    from tests.factories.season import AgencyFactory, CriteriaSetFactory

    chance, today = random.Random(2026), now()
    AgencyFactory()
    criteria = CriteriaSetFactory(season__year=today.year)
    departments = [DepartmentFactory() for _ in range(DEPARTMENTS)]
    clerk = person(Role.OFFICE, username="office")
    person(Role.HEAD, departments[0], username="head")
    states = ("submitted", "received", "received", "appraised", "recognised")
    for begin in range(0, size, BATCH):
        rows = []
        for number in range(begin, min(size, begin + BATCH)):
            name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
            rows.append(
                Nomination(
                    season=criteria.season, criteria_set=criteria, department=departments[number % DEPARTMENTS],
                    ordinal=number // DEPARTMENTS + 1, kind="individual", state=states[number % len(states)], name=name,
                    honorific="Ông", unlisted_reason="Gương tốt", merit_kind="good_deed", drafted_by=clerk,
                    changed_at=today, submitted_at=today, submitted_by=clerk, content_digest="ab" * 32,
                    received_at=today, sort_key=sort_key(name), search_norm=f"{search_norm(name)} {number}",
                )
            )  # fmt: skip
        Nomination.objects.bulk_create(rows)
    return Nomination.objects.order_by("-kind", "sort_key", "pk").values_list("pk", flat=True)[size * 9 // 10]


if __name__ == "__main__":
    main()
