"""The filed sheets of files side by side, and who is told what they say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.access import holds, on_council
from accounts.roles import Role
from councils.access import compares_sheets, runs_sessions
from councils.appraising import Standing, standings
from councils.models import AppraisalSheet, CouncilSession, CriterionMark, Recusal
from councils.recusals import from_vote
from nominations.concern import kept_from
from nominations.models import Nomination
from nominations.workflow import PAST_INTAKE, UNDER_APPRAISAL
from seasons.models import Season
from seasons.rules import rules_of


@dataclass(frozen=True)
class Compared:
    """One file with its filed sheets; *told* is whether the reader may know what they say."""

    nomination: Nomination
    sheets: tuple[AppraisalSheet, ...]
    told: bool
    overtaken: tuple[str, ...] = ()  # of each sheet whose writer stands aside since, whose it is and why

    @property
    def put(self) -> int:
        """Sheets that propose the vote."""
        return sum(sheet.conclusion == AppraisalSheet.Conclusion.PUT for sheet in self.sheets)

    def marks(self) -> dict[int, list[tuple[AppraisalSheet, CriterionMark]]]:
        """The marks with their sheets, by criterion."""
        found: dict[int, list[tuple[AppraisalSheet, CriterionMark]]] = {}
        for sheet in self.sheets:
            for mark in sheet.marks.all():
                found.setdefault(mark.criterion_id, []).append((sheet, mark))
        return found


def is_told(found: Standing, user: Any) -> bool:
    """Whether *user* may read what others found: own sheet first, like everybody, while the appraisal goes on."""
    if found.ground or found.has_filed:
        return not found.ground
    if found.is_open:
        return holds(user, Role.DIRECTOR) and not on_council(user)
    return bool(compares_sheets(user))


def must_declare_first(found: Standing, user: Any) -> bool:
    """Whether *user* is a member who has not declared on this file; who runs the vote need not once it is tabled."""
    excused = runs_sessions(user) and found.nomination.state not in UNDER_APPRAISAL
    return on_council(user) and not excused and not found.declared and not found.ground


def compared_in_season(season: Season, user: Any) -> list[Compared]:
    """The season's received files, people first, without those on which *user* stands aside."""
    rows = Nomination.objects.filter(season=season, state__in=PAST_INTAKE)
    listed = list(_with_criteria(rows).order_by("sort_key", "pk"))
    return compared(season, {row: row.round for row in listed}, user)


def compared_in_session(session: CouncilSession, user: Any) -> list[Compared]:
    """The files on the agenda in its order, in the round of this session."""
    recused = Recusal.objects.filter(item__session=session, member__user=user.pk).values("item")
    agenda = session.agenda.filter(dropped_at=None).exclude(pk__in=recused).order_by("ordinal")
    rounds = dict(agenda.values_list("nomination_id", "round"))
    rows = _with_criteria(Nomination.objects.filter(pk__in=rounds)).in_bulk()
    return compared(session.season, {rows[pk]: number for pk, number in rounds.items()}, user)


def compared(season: Season, rounds: Mapping[Nomination, int], user: Any) -> list[Compared]:
    """These files in these rounds, in a fixed number of queries."""
    aside = from_vote(rounds, rules_of(season)["recusal_vote"])
    filed, kept = _filed(rounds), kept_from(user)
    return [
        _side_by_side(found, filed.get(found.nomination.pk, ()), user)
        for found in standings(season, rounds, user)
        if not found.ground and found.nomination not in kept and (found.nomination.pk, user.pk) not in aside
    ]


def _side_by_side(found: Standing, sheets: Sequence[AppraisalSheet], user: Any) -> Compared:
    told = is_told(found, user)
    overtaken = [f"{sheet.appraiser.addressed}: {why}" for sheet in sheets if (why := found.overtaken(sheet))]
    return Compared(found.nomination, tuple(sheets), told, tuple(overtaken) if told else ())


def compared_file(found: Standing, user: Any) -> Compared:
    """One file in its present round; without sheets where *user* is not told what they say."""
    nomination = found.nomination
    if not is_told(found, user):
        return Compared(nomination, (), False)
    aside = from_vote([nomination], rules_of(nomination.season)["recusal_vote"])
    told = (nomination.pk, user.pk) not in aside
    sheets = _filed({nomination: nomination.round}).get(nomination.pk, ()) if told else ()
    return Compared(nomination, tuple(sheets), told)


def counts_of(found: Compared) -> dict[int, Counter[bool]]:
    """Đạt (True) and chưa đạt (False), by criterion."""
    return {criterion: Counter(bool(mark.met) for _, mark in marks) for criterion, marks in found.marks().items()}


def _with_criteria(rows: Any) -> Any:
    return rows.select_related("season", "department", "criteria_set").prefetch_related("criteria_set__criteria")


def _filed(rounds: Mapping[Nomination, int]) -> dict[int, list[AppraisalSheet]]:
    wanted = {nomination.pk: number for nomination, number in rounds.items()}
    sheets = AppraisalSheet.objects.filter(nomination__in=wanted, filed_at__isnull=False)
    found: dict[int, list[AppraisalSheet]] = {}
    for sheet in sheets.select_related("appraiser").prefetch_related("marks__criterion").order_by("filed_at", "pk"):
        if sheet.round == wanted[sheet.nomination_id]:
            found.setdefault(sheet.nomination_id, []).append(sheet)
    return found
