"""The list of dossiers under its filters: a page of it, how many there are, and nothing that grows with the years."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.models import Department
from core.paging import COUNTED, FIRST, Beside, Page, how_many, page_among, page_of, sorted_places
from core.search import words_read
from nominations.access import introduces
from nominations.concern import kept_rows
from nominations.models import Nomination
from nominations.papers.nominee import kinds_phrase
from nominations.queries import RELATED
from nominations.workflow import UNDER_REVIEW, State, sees_true_state
from seasons.models import Season

PAGE = 50
IN_ORDER = ("sort_key", "pk")
#: What a department chooses in the list's filter in place of the states it may not tell apart.
UNDER_REVIEW_FILTER = "review"
#: After a department's key in the address of a list: with the files of the units that it comes from.
WITH_EARLIER = "-truoc"


@dataclass(frozen=True)
class Wanted:
    """What a reader asks a list for; an empty value asks for everything."""

    text: str = ""
    state: str = ""
    department: str = ""

    @property
    def with_earlier(self) -> bool:
        """Whether the department is asked for with all that it comes from."""
        return self.department.endswith(WITH_EARLIER)

    @property
    def department_key(self) -> int | None:
        key = self.department.removesuffix(WITH_EARLIER)
        return int(key) if key.isdecimal() and len(key) < 10 else None


@dataclass
class Listing:
    """Of the rows that *user* sees, those of a season that are asked for, people first, in the order of names."""

    filtered: QuerySet[Nomination]
    text: str

    @cached_property
    def found(self) -> list[tuple[str, int]] | None:
        """Places of what the words find; None without words, or where they find too many to sort."""
        return sorted_places(self.rows, IN_ORDER) if self.text else None

    @property
    def rows(self) -> QuerySet[Nomination]:
        return self.filtered.filter(search_norm__words=self.text) if self.text else self.filtered

    @property
    def read(self) -> QuerySet[Nomination]:
        """The same rows, for walking in the order of names: what a word finds in many is soon met."""
        return self.filtered.filter(words_read("search_norm", self.text))

    def page(self, beside: Beside = FIRST) -> Page:
        if self.found is not None:
            return page_among(self.found, self.filtered, PAGE, beside)
        return page_of([self.read], IN_ORDER, PAGE, beside)

    def few(self, most: int) -> list[Nomination]:
        """The first *most* rows of all pages."""
        found = self.read if self.found is None else self.filtered.filter(pk__in=[key for _, key in self.found[:most]])
        return list(found.order_by(*IN_ORDER)[:most])

    def total(self) -> str:
        """The same sum as under the table that is downloaded, over all pages."""
        every, collectives = self._counts()
        if every > COUNTED:
            return f"Tổng cộng: {how_many(every, 'hồ sơ')}. Mời đồng chí lọc bớt để có số đúng."
        return f"Tổng cộng: {kinds_phrase(every - collectives, collectives)}."

    def _counts(self) -> tuple[int, int]:
        """All, and the collectives among them; of too many only that they are."""
        if self.found is not None:
            return len(self.found), sum(key.startswith(Nomination.COLLECTIVES_LAST) for key, _ in self.found)
        if self.text:
            return COUNTED + 1, 0
        collectives = Count("pk", filter=Q(kind=Nomination.Kind.COLLECTIVE))
        counts = self.filtered.order_by()[: COUNTED + 1].aggregate(every=Count("pk"), collectives=collectives)
        return counts["every"], counts["collectives"]


def listing(rows: QuerySet[Nomination], user: Any, season: Season | None, wanted: Wanted) -> Listing:
    rows = rows.filter(season=season)
    if wanted.state:
        rows = rows.filter(_shown_as(user, wanted.state))
    if (key := wanted.department_key) is not None:
        rows = rows.filter(department__in=[key, *_before(key)] if wanted.with_earlier else [key])
    return Listing(rows.select_related(*RELATED), wanted.text)


def _before(department: int) -> list[int]:
    """Ids of all units that this one comes from."""
    unit = Department.objects.filter(pk=department).first()
    return unit.earlier if unit else []


def state_filters(user: Any) -> list[tuple[str, str]]:
    """The states a reader may filter by, in the reader's words."""
    if sees_true_state(user):
        every = [(state.value, str(state.label)) for state in State]
        return [*every, (UNDER_REVIEW_FILTER, "Đang xét")] if introduces(user) else every
    hidden = {State.APPRAISED, State.TABLED, State.PASSED, State.FAILED}
    shown = [(state.value, str(state.label)) for state in State if state not in hidden]
    return [*shown[:4], (UNDER_REVIEW_FILTER, "Đang xét"), *shown[4:]]


def _shown_as(user: Any, state: str) -> Q:
    """Rows that *user* reads as being in *state*: a filter must not tell what the page keeps back."""
    kept_back = Q(state__in=UNDER_REVIEW, announced_at=None)
    if sees_true_state(user):
        kept_back &= kept_rows(user)
    return kept_back if state == UNDER_REVIEW_FILTER else Q(state=state) & ~kept_back
