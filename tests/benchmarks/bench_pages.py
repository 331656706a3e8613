"""Pages of the demonstration, and a move against a plain save of the same row.

CPU milliseconds of one request through the whole stack, medians of interleaved rounds, so that other work on
the machine weighs on all alike. Prints: name value unit against-what.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Mapping
from io import StringIO
from statistics import median
from time import process_time
from typing import Any

ROUNDS, TIMES = 5, 8
PAGES = {
    "page_frame": ("congchuc", "/ky/ngay-nghi/"),
    "page_front": ("", "/"),
    "page_first_of_a_head": ("truongphong", "/viec-cua-toi/"),
    "page_first_of_the_office": ("vanphong", "/viec-cua-toi/"),
    "page_list": ("vanphong", "/ho-so/"),
    "page_dossier": ("vanphong", "/ho-so/10/"),
    "page_session": ("chanhvanphong", "/hoi-dong/phien-hop/4/"),
    "page_register": ("vanphong", "/so-giay-cong-nhan/"),
}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        os.environ |= {"PORTAL_MODE": "test", "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
                       "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test"}  # fmt: skip
        import django

        django.setup()
        _demonstration()
        _show(_measured(_pages()), "page_frame")
        _show(_measured(_moves()), "plain_save")


def _demonstration() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("seed_demo", stdout=StringIO())


def _pages() -> dict[str, Callable[[], object]]:
    from django.test import Client

    from accounts.models import User

    def asked(username: str, path: str) -> Callable[[], object]:
        client = Client(SERVER_NAME="localhost")
        if username:
            client.force_login(User.objects.get(username=username))
        assert client.get(path).status_code == 200, path
        return lambda: client.get(path)

    return {name: asked(*where) for name, where in PAGES.items()}


def _moves() -> dict[str, Callable[[], object]]:
    from django.db import transaction

    from accounts.models import User
    from core import clock
    from core.workflow import advance
    from nominations.models import Nomination
    from nominations.workflow import NOMINATION

    row: Any = Nomination.objects.filter(state="received", suspended_at=None).first()
    standing = User.objects.get(username="phogiamdoc")

    facts = {"suspended_at": clock.now(), "suspension_reason": "Đo"}

    def move() -> None:
        with transaction.atomic():
            advance(row, NOMINATION, "suspend", by=standing, reason="Đo", **facts)
            transaction.set_rollback(True)

    def save() -> None:
        with transaction.atomic():
            Nomination.objects.filter(pk=row.pk).update(**facts)
            transaction.set_rollback(True)

    return {"plain_save": save, "move_with_rights_history_and_chain": move}


def _measured(works: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            gc.collect()
            start = process_time()
            for _ in range(TIMES):
                work()
            found[name].append((process_time() - start) * 1000 / TIMES)
    return {name: median(times) for name, times in found.items()}


def _show(figures: Mapping[str, float], base: str) -> None:
    for name, value in figures.items():
        against = "CPU of one request" if name == base else f"{value / figures[base]:.1f} times {base}"
        print(f"{name} {value:.2f} ms {against}")


if __name__ == "__main__":
    main()
