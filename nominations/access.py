"""Who sees which nominations, who may write them, and what a department reads before the announcement."""

from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.access import (
    anyone_of,
    departments_of,
    duties_of,
    holds,
    introducing,
    introducing_head,
    on_council,
    standing_council,
)
from accounts.models import Department
from accounts.roles import COUNCIL, Role
from core import clock
from core.access import EVERYONE, NOBODY
from core.workflow import Workflow
from nominations.concern import OVERSEERS, kept_rows
from nominations.models import (
    Abstention,
    ConflictDeclaration,
    Contribution,
    CouncilQuestion,
    Evidence,
    Nomination,
    NominationImport,
    ReportVersion,
    Submission,
    Suggestion,
)
from nominations.workflow import EDITABLE, NOMINATION, UNDER_APPRAISAL, State, sees_true_state, shown_state

__all__ = [
    "INTRODUCERS", "OVERSEERS", "compiles_lists", "editable", "introduces", "introducing_departments",
    "keeps_originals", "may_answer", "may_compare", "own_imports", "readable", "readable_questions", "readable_rows",
    "reads_dossiers", "sees_true_state",
    "shown_state", "suggestions_seen", "suggestions_to_answer", "takes_in", "visible", "visible_abstentions",
    "visible_contributions", "visible_evidence", "visible_reports", "visible_rows", "visible_submissions", "written",
]  # fmt: skip

#: Duties that write a department's files.
INTRODUCERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK})

#: States in which a member of the council declares first and reads then.
BEFORE_THE_VOTE = (State.SUBMITTED, State.RETURNED, State.RECEIVED, State.APPRAISED)

#: Pages that belong to a duty: to put someone forward, to take files in, to print the list of all.
introduces = anyone_of(*INTRODUCERS)
takes_in = anyone_of(Role.OFFICE)
may_compare = anyone_of(Role.OFFICE)
reads_dossiers = anyone_of(*INTRODUCERS, *OVERSEERS)
compiles_lists = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR, *COUNCIL)

#: Beside the introducing department, those who read earlier versions of evidence and evidence set aside.
_KEEPERS = (Role.OFFICE, Role.STANDING_COUNCIL)


def visible_rows(user: Any) -> Q:
    """Own department's files; for those who oversee, every file once submitted; the Standing Council sees all.

    Nobody oversees a file in which he or she is concerned.
    """
    overseen = standing_council(user)
    if holds(user, *OVERSEERS):
        overseen |= Q(submitted_at__isnull=False)
        overseen &= ~kept_rows(user)
    return introducing(user) | overseen


def readable_rows(user: Any) -> Q:
    """Of the visible files those whose content *user* may read.

    Whoever oversees only as a member of the council reads a file's public facts until "no conflict of interest" is
    declared on it; once it is put to the vote, every member who is not concerned reads it.
    """
    rows = visible_rows(user)
    if on_council(user) and not holds(user, *OVERSEERS - COUNCIL):
        cleared = ConflictDeclaration.objects.filter(user=user.pk, ground="").values("nomination")
        rows &= introducing(user) | ~Q(state__in=BEFORE_THE_VOTE) | Q(pk__in=cleared)
    return rows


def visible(user: Any) -> QuerySet[Nomination]:
    return Nomination.objects.filter(visible_rows(user)).select_related("season", "department", "movement")


def readable(user: Any) -> QuerySet[Nomination]:
    return Nomination.objects.filter(readable_rows(user)).select_related("season", "department", "movement")


def readable_questions(user: Any) -> QuerySet[CouncilQuestion]:
    """Questions of the council follow their nomination."""
    rows = CouncilQuestion.objects.select_related("nomination__season", "nomination__department")
    return rows.filter(nomination__in=Nomination.objects.filter(readable_rows(user)).values("pk"))


def may_answer(nomination: Nomination, user: Any) -> bool:
    """Whether *user* writes for the department of a file about which the council may still be answered."""
    writes = nomination.department_id in departments_of(user, *INTRODUCERS)
    return writes and nomination.state in UNDER_APPRAISAL


def editable(user: Any) -> QuerySet[Nomination]:
    """Files whose text and evidence *user* may change now: soạn hồ sơ hoặc bổ sung."""
    flow: Workflow = NOMINATION
    rows = introducing(user) & Q(state__in=EDITABLE) & ~flow.closed & ~flow.halted
    return visible(user).filter(rows)


def rows_of_dossiers(user: Any) -> Q:
    """What hangs on a dossier is read by whoever reads its content."""
    return Q(nomination__in=Nomination.objects.filter(readable_rows(user)).values("pk")) if duties_of(user) else NOBODY


def evidence_rows(user: Any) -> Q:
    """Evidence follows its nomination; what was set aside or replaced stays with department and Office."""
    keepers = EVERYONE if holds(user, *_KEEPERS) else introducing(user)
    kept = Nomination.objects.filter(keepers).values("pk")
    return rows_of_dossiers(user) & (Q(set_aside_at=None) | Q(nomination__in=kept))


def keeps_originals(user: Any, nomination: Nomination) -> bool:
    """Whether *user* reads earlier versions of this dossier's evidence: its department, and the Office."""
    return holds(user, *_KEEPERS) or Nomination.objects.filter(introducing(user), pk=nomination.pk).exists()


def visible_evidence(user: Any) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(evidence_rows(user))
    return rows.select_related(
        "nomination__season", "nomination__department", "criterion", "added_by", "original_seen_by", "twin"
    )


def visible_contributions(user: Any) -> QuerySet[Contribution]:
    """Lines of the annexes of visible dossiers."""
    rows = Contribution.objects.filter(rows_of_dossiers(user))
    return rows.select_related("nomination__season", "nomination__department")


def visible_submissions(user: Any) -> QuerySet[Submission]:
    """What was handed in, for everyone who sees the dossier."""
    rows = Submission.objects.filter(rows_of_dossiers(user))
    return rows.select_related(
        "nomination__season", "nomination__department", "nomination__movement", "report_upload", "made_by"
    )


def report_rows(user: Any) -> Q:
    """Reports that came as files: every version for those who write them, else what is or was part of the dossier."""
    own = Q(nomination__in=Nomination.objects.filter(introducing(user)).values("pk"))
    handed_in = Q(pk__in=Submission.objects.values("report_upload"))
    told = rows_of_dossiers(user) & (Q(pk=F("nomination__report_upload")) | handed_in)
    return ~Q(stored_name="") & (own | told)


def visible_reports(user: Any) -> QuerySet[ReportVersion]:
    rows = ReportVersion.objects.filter(report_rows(user))
    return rows.select_related("nomination__season", "nomination__department", "made_by")


def written(user: Any) -> QuerySet[Nomination]:
    """Dossiers of the departments for which *user* writes, in any state: what was not handed in is theirs alone."""
    return Nomination.objects.filter(introducing(user)).select_related("season", "department")


def visible_abstentions(user: Any) -> QuerySet[Abstention]:
    """One's own department's, and for those who oversee all."""
    rows = introducing(user) | (EVERYONE if holds(user, *OVERSEERS) else NOBODY)
    return Abstention.objects.filter(rows).select_related("season", "department", "made_by")


def suggestions_to_answer(user: Any) -> QuerySet[Suggestion]:
    """Those of the departments that *user* heads; those that concern a head go to the Standing Council instead."""
    rows = introducing_head(user) & Q(concerns_head=False)
    if holds(user, Role.STANDING_COUNCIL):
        rows |= Q(concerns_head=True)
    return Suggestion.objects.filter(rows).exclude(person=user.pk).select_related("department", "by", "nomination")


def suggestions_seen(user: Any) -> QuerySet[Suggestion]:
    """One's own, with their answers, and those that one answers."""
    mine = Suggestion.objects.filter(Q(by=user.pk) | Q(pk__in=suggestions_to_answer(user).values("pk")))
    return mine.select_related("department", "by", "answered_by", "nomination__season", "nomination__department")


def introducing_departments(user: Any) -> QuerySet[Department]:
    """Departments that exist today, may put people forward, and for which *user* writes files."""
    mine = departments_of(user, *INTRODUCERS)
    return Department.objects.in_force(clock.today()).filter(pk__in=mine, introduces=True)


def own_imports(user: Any) -> QuerySet[NominationImport]:
    """Tables that *user* sent for a department whose files *user* still writes, until their day is over."""
    mine = NominationImport.objects.filter(owner_id=user.pk, expires_at__gt=clock.now())
    return mine.filter(department__in=departments_of(user, *INTRODUCERS)).select_related("season", "department")
