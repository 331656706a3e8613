"""Lists of dossiers, each in a number of queries that does not grow with the rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from accounts.models import User
from core import clock
from core.reading import once_a_page
from core.workflow import Workflow
from nominations.access import editable, readable_rows, visible_rows
from nominations.models import CriterionStatement, EligibilityFinding, Evidence, Nomination, SupplementItem
from nominations.namesakes import same_nominee
from nominations.workflow import LIVE, NOMINATION, PAST_INTAKE, State
from seasons.models import CriteriaSet, Criterion, Season

FLOW: Workflow = NOMINATION
RELATED = (
    "season", "department", "movement", "criteria_set", "drafted_by", "submitted_by", "collective_head",
    "report_upload",
)  # fmt: skip


def _asked() -> "Prefetch[Any]":
    return Prefetch("supplement_items", queryset=SupplementItem.objects.order_by("turn", "pk"))


def _parts() -> "tuple[str | Prefetch[Any], ...]":
    return (
        Prefetch("criteria_set__criteria", queryset=Criterion.objects.order_by("ordinal")),
        Prefetch("statements", queryset=CriterionStatement.objects.select_related("criterion")),
        Prefetch("evidence", queryset=Evidence.objects.select_related("criterion", "original_seen_by", "twin")),
        "members",
    )


def versions_of(evidence: Evidence) -> list[Evidence]:
    """All versions of a piece of evidence, the newest first; only itself where it was never replaced."""
    rows = {row.pk: row for row in evidence.nomination.evidence.filter(criterion=evidence.criterion_id)}
    newer = {row.replaces_id: row for row in rows.values() if row.replaces_id}
    newest = evidence
    while newest.pk in newer:
        newest = newer[newest.pk]
    versions = [newest]
    while (before := versions[-1].replaces_id) is not None:
        versions.append(rows[before])
    return versions


def with_parts(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """The rows with everything that readiness, progress and the dossier's pages read."""
    return rows.select_related(*RELATED).prefetch_related(*_parts(), _asked())


def for_progress(rows: Iterable[Nomination]) -> list[Nomination]:
    """The rows with what ``progress_of`` reads: all parts of drafts, what was asked of those returned."""
    listed = list(rows)
    prefetch_related_objects([row for row in listed if row.state == State.DRAFT], *_parts())
    prefetch_related_objects([row for row in listed if row.state in (State.DRAFT, State.RETURNED)], _asked())
    return listed


def whole(nomination: Nomination) -> Nomination:
    """The dossier read afresh with all its parts."""
    return with_parts(Nomination.objects.filter(pk=nomination.pk)).get()


def waiting_for_intake(user: Any) -> QuerySet[Nomination]:
    """Dossiers handed in and not yet received or returned, the longest waiting first."""
    rows = Nomination.objects.filter(visible_rows(user), state=State.SUBMITTED).filter(~FLOW.closed)
    return rows.order_by("submitted_at", "pk")


def waiting_for_supplement(user: Any) -> QuerySet[Nomination]:
    """Dossiers returned to their departments, the earliest due first."""
    rows = Nomination.objects.filter(visible_rows(user), state=State.RETURNED).filter(~FLOW.closed)
    return rows.select_related("season", "department").order_by("supplement_due", "pk")


def waiting_for_referral(user: Any, season: Season | None) -> QuerySet[Nomination]:
    """Received dossiers that the Director has not yet handed to the council."""
    rows = Nomination.objects.filter(visible_rows(user), season=season, state=State.RECEIVED, referred_at=None)
    return rows.filter(~FLOW.closed, ~FLOW.halted).select_related("season", "department").order_by("sort_key")


def stopping_findings(user: Any) -> QuerySet[EligibilityFinding]:
    """Findings that stop a live dossier now, the oldest first."""
    files = Nomination.objects.filter(readable_rows(user), state__in=LIVE).filter(~FLOW.closed)
    rows = EligibilityFinding.objects.filter(nomination__in=files.values("pk"), waived_at=None)
    rows = rows.exclude(status=EligibilityFinding.Status.CLEARED).exclude(until__lt=clock.today())
    return rows.select_related("nomination").order_by("found_at", "pk")


def on_the_list(user: Any, season: Season | None) -> QuerySet[Nomination]:
    """Dossiers of the danh sách trích ngang: received, not withdrawn, and such that *user* may read them."""
    rows = Nomination.objects.filter(readable_rows(user), season=season, state__in=PAST_INTAKE)
    return rows.select_related("season", "department").order_by("sort_key", "pk")


@once_a_page
def to_write(user: Any) -> list[Any]:
    """Drafts and returned dossiers that *user* may work on now, each with ``may_submit``."""
    rows = FLOW.with_moves(with_parts(editable(user)), user, "submit")
    return list(rows.order_by("-state", "sort_key"))


def recognised_before(nomination: Nomination) -> QuerySet[Nomination]:
    """Earlier seasons in which the same person or collective, or the same name typed by hand, was recognised."""
    rows = Nomination.objects.filter(same_nominee(nomination), state=State.RECOGNISED, announced_at__isnull=False)
    rows = rows.filter(season__year__lt=nomination.season.year).select_related("season", "department")
    return rows.order_by("-season__year")


def unseen_by_file(nominations: Iterable[Nomination]) -> dict[int, list[Evidence]]:
    """The evidence of each whose original nobody of the Office has seen, in one query."""
    rows = Evidence.objects.filter(nomination__in=nominations, set_aside_at=None, original_seen_at=None)
    found: dict[int, list[Evidence]] = {}
    for row in rows.order_by("criterion__ordinal", "pk"):
        found.setdefault(row.nomination_id, []).append(row)
    return found


def criteria_in_force(season: Season) -> CriteriaSet | None:
    """The newest criteria of the season that are frozen."""
    return season.criteria_sets.filter(frozen_at__isnull=False).order_by("-version").first()


def people_to_choose(first: list[int]) -> list[User]:
    """The staff list, people of the departments *first* on top, then by Vietnamese name."""
    people = User.objects.people()
    return sorted(
        people, key=lambda person: (person.department_id not in first, person.department.sort_key, person.sort_key)
    )


def changed_by(nomination: Nomination) -> str:
    """Who saved the dossier's text last, by name."""
    written = nomination.history.filter(history_change_reason__in=("create", "revise"))
    last = written.select_related("history_user").first()
    return str(last.history_user or "") if last else ""
