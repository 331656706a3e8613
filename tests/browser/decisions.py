"""Lists of the Director brought by the portal's own actions to where a journey begins.

On a portal with the demonstration: ``python -m tests.browser.decisions make NAME=STAGE:PASSED:FAILED…`` prints the ids
of the decisions by name as JSON; a fourth part names a collective that passed too. ``forward ID`` numbers, signs and
issues what the Director has decided; ``again ID`` lets the council vote once more on what he returned. Certificates are
printed on the blank ``PHOI``, a kind of these lists alone, of which there are fifty.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product

from tests.browser import halls  # sets Django up

from certificates.actions.enter_step import enter_step  # isort: skip
from certificates.actions.issue import issue  # isort: skip
from certificates.actions.keep_scan import keep_scan  # isort: skip
from certificates.actions.keep_stock import add_blank, enter_line  # isort: skip
from certificates.actions.number import number  # isort: skip
from certificates.actions.numbering import Numbering  # isort: skip
from certificates.actions.render_pending import render_pending  # isort: skip
from certificates.actions.stock_lines import Line  # isort: skip
from certificates.models import Blank, Decision, DecisionPaper, PaperStep  # isort: skip
from certificates.queries import certificates_of  # isort: skip
from core import clock  # isort: skip
from documents.readiness import next_number  # isort: skip
from nominations.models import Nomination  # isort: skip
from operations.demo import council, decision as deciding  # isort: skip
from operations.demo.council import signed_copy  # isort: skip
from operations.demo.office import person  # isort: skip
from seasons.models import SeasonRule  # isort: skip
from tests.browser.office_day import PHOI  # isort: skip

Kind = PaperStep.Kind
#: Whose files they are: its head has no part in the procedure and learns of it when it is announced.
DEPARTMENT = "DVDN"
#: Who count while the demonstration's own session is under way.
OTHERS = ("qlbg", "truongphong", "bientap")
SURNAMES = ("Mai", "Đỗ", "Vũ", "Hồ", "Lê", "Bùi", "Đinh", "Phan")
GIVEN = ("Sa Liên", "Kỳ Duyên", "Uyên Vy", "Lam Hà", "Hải Âu", "Tú Mỹ", "Bảo Ân", "Thụy Du")


@dataclass(frozen=True)
class Wanted:
    """A list by its name, how far it is to go, and who is on it."""

    name: str
    stage: str
    rows: list[Nomination]
    failed: int

    @classmethod
    def of(cls, told: str) -> "Wanted":
        name, rest = told.split("=", 1)
        stage, passed, failed, *collective = rest.split(":")
        rows = halls.appraised(halls.newcomers(int(passed) + int(failed), DEPARTMENT))
        return cls(name, stage, [*rows, *(halls.team(words)[0] for words in collective)], int(failed))

    @property
    def against(self) -> dict[str, int]:
        return {row.name: 5 for row in self.rows[: self.failed]}


def vote(lists: list[Wanted]) -> None:
    """One session votes on all of them; nobody is on a list yet."""
    rows = [row for one in lists for row in one.rows]
    against = {name: votes for one in lists for name, votes in one.against.items()}
    council.sign_minutes(council.count(council.vote(halls.season(), rows, clock.now(), three()), against, three()))


def send_up(rows: list[Nomination]) -> Decision:
    """These alone go to the Director: all others are held back while the list is made."""
    others = Nomination.objects.filter(suspended_at=None).exclude(pk__in=[row.pk for row in rows])
    held = list(others.values_list("pk", flat=True))
    others.update(suspended_at=clock.now(), suspension_reason="Để đợt sau.")
    decision = deciding.send_up(halls.season())
    Nomination.objects.filter(pk__in=held).update(suspended_at=None, suspension_reason="")
    return decision


@cache
def three() -> list[str]:
    """The same counters for every session."""
    return halls.counters()


@cache
def blank() -> Blank:
    if known := Blank.objects.filter(name=PHOI).first():
        return known
    row = add_blank(by=person("vanphong"), name=PHOI, size="a4")
    line = Line("received", 50, clock.today(), document="Phiếu nhập số 1")
    enter_line(row, line, after=0, by=person("vanphong"))
    return row


def decided(rows: list[Nomination]) -> Decision:
    return deciding.settle_all(send_up(rows), {})


def numbered(decision: Decision) -> Decision:
    given = Numbering(
        number=next_number("QĐ-SNgV", clock.today().year), symbol="QĐ-SNgV", dated=clock.today(),
        implementers="Chánh Văn phòng Sở", further_article="", recipients="Như Điều 4\nLưu: VT",
        register_suffix="CN-ĐHTT",
    )  # fmt: skip
    return number(decision, by=person("vanthu"), given=given)


def signed(decision: Decision) -> Decision:
    row = numbered(decision)
    paper = row.papers.get(kind=DecisionPaper.Kind.DECISION, set_aside_at=None)
    keep_scan(row, paper.kind, by=person("vanthu"), stored=signed_copy(paper))
    return row


def announced(decision: Decision) -> Decision:
    row = signed(decision)
    deciding._confirm_names(row)
    return issue(row, by=person("vanphong"))


def issued(decision: Decision) -> Decision:
    row = announced(decision)
    render_pending(certificates_of(row), seconds=60)
    blank()
    return row


def brought(row: Decision, *steps: str) -> Decision:
    """All papers of an issued decision went through these steps today, on the blank."""
    for kind in steps:
        enter_step(
            row, by=person("vanthu"), certificates=list(certificates_of(row)), kind=kind, on=clock.today(),
            blank=blank() if kind == Kind.PRINTED else None,
        )  # fmt: skip
    return row


def printed(decision: Decision) -> Decision:
    return brought(issued(decision), Kind.PRINTED)


def handed(decision: Decision) -> Decision:
    return brought(issued(decision), Kind.PRINTED, Kind.SENT, Kind.SIGNED, Kind.STAMPED, Kind.HANDED)


#: From what the Director has decided on.
STAGES: dict[str, Callable[[Decision], Decision]] = {
    "numbered": numbered, "signed": signed, "issued": issued, "printed": printed, "handed": handed,
}  # fmt: skip


def reached(one: Wanted) -> Decision:
    if one.stage == "submitted":
        return send_up(one.rows)
    decision = decided(one.rows)
    return decision if one.stage == "decided" else STAGES[one.stage](decision)


def vote_again(decision: Decision) -> None:
    returned = Nomination.objects.filter(decision_items__in=decision.items.filter(outcome="send_back"))
    council.sign_minutes(council.count(council.vote(halls.season(), list(returned), clock.now(), OTHERS), {}, OTHERS))


def make(told: list[str]) -> dict[str, int]:
    lists = [Wanted.of(one) for one in told]
    vote(lists)
    return {one.name: reached(one).pk for one in lists}


if __name__ == "__main__":
    halls.DEPARTMENT = DEPARTMENT
    halls.NAMES[:] = [f"{surname} {given}" for given, surname in product(GIVEN, SURNAMES)]
    SeasonRule.objects.filter(season=halls.season(), key="comment_days").update(
        value="0"
    )  # nobody is asked before a vote
    what, *given = sys.argv[1:]
    if what == "make":
        print(json.dumps(make(given)))
    else:
        {"forward": announced, "again": vote_again}[what](Decision.objects.get(pk=int(given[0])))
