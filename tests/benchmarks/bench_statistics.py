"""Figures over 100,000 nominations of 300 departments in ten seasons against a small agency's, on both engines.

Each request goes through the whole portal. Of either size a process holds its own database; they are asked by turns,
so that other work on the machine weighs on both alike. Prints: name value unit against-what, where the value is the
median of the large agency's wall time over that of the small one, and the queries of one request of either.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tests.benchmarks.side_by_side import answer, compare

SMALL, LARGE = 300, 100_000
DEPARTMENTS = {SMALL: 30, LARGE: 300}
ASKS = {
    "season": ("office", "/thong-ke/{year}/"), "season_last_page": ("office", "/thong-ke/{year}/?trang={page}"),
    "season_before": ("office", "/thong-ke/{before}/"), "season_of_a_head": ("head", "/thong-ke/{year}/"),
    "season_of_a_secretary": ("secretary", "/thong-ke/{year}/"),
    "times": ("office", "/thong-ke/{year}/thoi-gian/"), "times_before": ("office", "/thong-ke/{before}/thoi-gian/"),
    "years": ("office", "/thong-ke/cac-nam/"), "csv": ("office", "/thong-ke/{year}/bang/doi-tuong/?dang=csv"),
    "excel": ("office", "/thong-ke/{year}/bang/cach-thuc/"),
    "report": ("office", "/thong-ke/{year}/bao-cao-nam/"), "report_of_a_department": ("head", "{own}"),
}  # fmt: skip


def main() -> None:
    if len(sys.argv) > 1:
        answer(partial(_filled, int(sys.argv[1])))
    else:
        compare(__spec__.name, (SMALL, LARGE), {name: name for name in ASKS}, "figures")


def _filled(size: int) -> dict[str, Callable[[], Any]]:
    from tests.benchmarks.many_figures import Figures

    agency = Figures(size, DEPARTMENTS[size])
    agency.fill()
    return dict(_requests(agency))


def _requests(agency: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    from reports.views.statistics import PAGE

    own = f"/thong-ke/{agency.year - 1}/bao-cao-cua-phong/{agency.departments[0].pk}/"
    pages = -(-len(agency.departments) // PAGE)
    places = {"year": agency.year, "before": agency.year - 1, "page": pages, "own": own}
    for name, (who, asked) in ASKS.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(agency.people[who])
        yield name, partial(client.get, asked.format(**places))


if __name__ == "__main__":
    main()
