"""Lists and search over 100,000 dossiers against the same over 100, on both engines.

Each request goes through the whole portal. Of either size a process holds its own database; they are asked by turns,
so that other work on the machine weighs on both alike. Prints: name value unit against-what, where the value is the
median of the large list's wall time over that of the small one, and the queries of one request of either.

A question that finds a handful among 100 stands against the same list unasked: a page of fifty rows against as many.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tests.benchmarks.side_by_side import answer, compare

SMALL, LARGE = 100, 100_000
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
        answer(partial(_filled, int(sys.argv[1])))
    else:
        compare(__spec__.name, (SMALL, LARGE), {name: AGAINST.get(name, name) for name in ASKS}, "list")


def _filled(size: int) -> dict[str, Callable[[], Any]]:
    from tests.benchmarks.many_dossiers import Dossiers

    dossiers = Dossiers(size)
    dossiers.fill()
    return dict(_requests(dossiers))


def _requests(dossiers: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    from django.test import Client

    places = dossiers.places()
    for name, (who, asked) in ASKS.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(dossiers.people[who])
        yield name, partial(client.get, asked.format(**places))


if __name__ == "__main__":
    main()
