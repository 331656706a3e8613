"""Every address of the portal, with what to put in its places: one list, which no new page can be missing from."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model, QuerySet
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Department, Duty, FamilyTie, Invitation, Mail, Notice, Reorganisation, StaffImport
from certificates.models import (
    AsideRendering,
    Blank,
    Certificate,
    ComplaintCase,
    Decision,
    DecisionChange,
    DecisionItem,
    DecisionPaper,
    PrinterProfile,
    ResultLetter,
    SigningCertificate,
    StockEntry,
)
from councils.models import Absence, AgendaItem, AppraisalSheet, Assignment, BallotBox, CouncilSession, SessionPaper
from documents.models import Composed, Dispatch, Entry
from funds.models import Entry as LedgerLine
from funds.models import Fund, SupportRequest
from monitoring.models import (
    DepartmentPaper,
    Extension,
    Finding,
    FindingReport,
    Guidance,
    GuidanceFile,
    Inspection,
    PaperVersion,
    PrintedPaper,
)
from nominations.models import (
    Abstention,
    Comment,
    CommentPeriod,
    Complaint,
    Contribution,
    CouncilQuestion,
    Evidence,
    Nomination,
    NominationImport,
    ReportVersion,
    Submission,
    Suggestion,
)
from nurturing.models import (
    FactorEvidence,
    FollowUp,
    Mentoring,
    NewFactor,
    NurturingPlan,
    Shortcoming,
    ShortcomingClosing,
)
from operations.models import Leak
from rolemodels.models import Benefit, BenefitGrant, PraiseProposal
from seasons.models import (
    Criterion,
    DayOff,
    LegalBasis,
    Movement,
    MovementChange,
    MovementDocument,
    PaperTemplate,
    Phase,
    Registration,
    Season,
)
from spreading.models import (
    AwarenessActivity,
    Directive,
    DirectiveFile,
    InsertItem,
    LearningRequest,
    MeetingInsert,
    Pair,
    PairingCampaign,
    Presentation,
    Replication,
    ReplicationProof,
    ReviewFile,
    ReviewSession,
)
from spreading.presence_code import code_of
from stories.models import Consent, Named, Photo, Rendition, Seen, Story, StoryVersion, Subject
from stories.published import published
from tests.world import Demo

Places = tuple[Any, ...]
Samples = Callable[[Demo], Iterable[Places]]


def _one(model: type[Model]) -> Samples:
    return lambda demo: [(row.pk,) for row in model._default_manager.order_by("pk")[:1]]


def _of_each_state(rows: QuerySet[Any]) -> Iterator[Any]:
    found: dict[str, Any] = {}
    for row in rows.order_by("-pk"):
        found.setdefault(row.state, row)
    yield from found.values()


def _dossiers(demo: Demo) -> list[Places]:
    """One in every state, one that was suspended, one of the year before."""
    this, before = Season.objects.order_by("-year")
    rows = [*_of_each_state(this.nominations.filter(suspended_at=None))]
    rows += [*this.nominations.exclude(suspended_at=None)[:1], *before.nominations.all()[:1]]
    return [(row.pk,) for row in rows]


def _an_open_unit(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in Department.objects.filter(until=None)[:1]]


def _a_dossier(demo: Demo) -> list[Places]:
    return _dossiers(demo)[:1]


def _a_report(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in ReportVersion.objects.exclude(stored_name="")[:1]] or [(1,)]


def _sessions(demo: Demo) -> list[Places]:
    online = CouncilSession.objects.filter(way=CouncilSession.Way.ELECTRONIC)
    return [(row.pk,) for row in (*_of_each_state(CouncilSession.objects.all()), *_of_each_state(online))]


def _composed(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in Composed.objects.order_by("pk")[:1]] or [(1,)]


def _decisions(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(Decision.objects.all())]


def _changes(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(DecisionChange.objects.all())] or [(1,)]


def _stories(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(Story.objects.all())]


def _a_story_and_somebody(demo: Demo) -> list[Places]:
    return [(row.pk, row.nomination.person_id or 1) for row in Story.objects.order_by("pk")[:1]]


def _letters(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(ResultLetter.objects.all())]


def _department_papers(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(DepartmentPaper.objects.all())]


def _paper_versions(demo: Demo) -> list[Places]:
    """One handed in, one that is being written."""
    versions = PaperVersion.objects.order_by("pk")
    return [(row.pk,) for at in (True, False) for row in versions.filter(submitted_at__isnull=at)[:1]]


def _former_papers() -> QuerySet[DecisionPaper]:
    return DecisionPaper.objects.exclude(set_aside_at=None)


def _leaks(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in Leak.objects.all()[:1]] or [(1,)]


def _watched(model: type[Model]) -> Samples:
    """The first and the newest, which are a finalised one and a draft where there are both."""

    def samples(demo: Demo) -> list[Places]:
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        return [(key,) for key in sorted({*keys[:1], *keys[-1:]})] or [(1,)]

    return samples


def _years(demo: Demo) -> list[Places]:
    return [(season.year,) for season in Season.objects.all()]


def _movements(demo: Demo) -> list[Places]:
    """One that runs, one that was extended, one that was stopped."""
    rows = Movement.objects.order_by("-season", "pk")
    changed = rows.exclude(changed_at=None)
    found = [
        *rows.filter(changed_at=None)[:1],
        *changed.filter(stopped_on=None)[:1],
        *changed.exclude(stopped_on=None)[:1],
    ]
    return [(row.pk,) for row in found]


def _registrations(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(Registration.objects.all())]


def _movement_and_department(demo: Demo) -> list[Places]:
    places = Movement.objects.filter(takes_registration=True).values_list("pk", flat=True)[:2]
    return [(movement, demo.person("truongphong").department_id) for movement in places]


def _people(demo: Demo) -> list[Places]:
    return [(demo.person(username).pk,) for username in ("giamdoc", "quantri")]


def _somebody(demo: Demo) -> list[Places]:
    return [(demo.person("congchuc").pk,)]


def _printed_certificates(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in Certificate.objects.exclude(stored_name="")[:1]]


def _security_key(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)]


def _code(demo: Demo) -> list[Places]:
    return [(Certificate.objects.all()[0].code,), ("MA-KHONG-CO",)]


def _units(*codes: str) -> list[int]:
    return list(Department.objects.filter(code__in=codes).values_list("pk", flat=True))


def _reviews(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(ReviewSession.objects.all())]


def _review_and_unit(demo: Demo) -> list[Places]:
    return [(*one, unit.pk) for one in _reviews(demo)[:1] for unit in Department.objects.filter(until=None)[:1]]


def _presence_codes(demo: Demo) -> list[Places]:
    return [(code_of(row),) for row in _of_each_state(ReviewSession.objects.all())]


def _inserts(demo: Demo) -> list[Places]:
    """One that was told, one that was not."""
    return [(row.pk,) for told in (True, False) for row in MeetingInsert.objects.exclude(told_at__isnull=told)[:1]]


def _replications(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(Replication.objects.all())]


def _stories(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(Story.objects.all())]


def _public_stories(demo: Demo) -> list[Places]:
    """One that is public, and one that is not."""
    public = published().values_list("pk", flat=True)[:1]
    others = Story.objects.exclude(pk__in=list(public)).order_by("pk").values_list("pk", flat=True)[:1]
    return [(key,) for key in (*public, *others)] or [(1,)]


def _with(first: Samples, *kinds: str) -> Samples:
    return lambda demo: [(*places, kind) for places in first(demo) for kind in kinds]


def _entries(demo: Demo) -> list[Places]:
    """An income and a payment."""
    return [(row.pk,) for kind in ("income", "payment") for row in LedgerLine.objects.filter(kind=kind)[:1]]


def _support_requests(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(SupportRequest.objects.all())]


def _role_models(demo: Demo) -> list[Places]:
    """One of each year."""
    rows = Nomination.objects.filter(state="recognised", announced_at__isnull=False).order_by("pk")
    found = {row.season_id: row.pk for row in rows}
    return [(key,) for key in found.values()]


def _praise(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(PraiseProposal.objects.all())]


def _new_factors(demo: Demo) -> list[Places]:
    return [(row.pk,) for row in _of_each_state(NewFactor.objects.all())]


def _recognised(demo: Demo) -> list[Places]:
    rows = Nomination.objects.filter(state="recognised", announced_at__isnull=False)
    return [(row.pk,) for row in rows.order_by("pk")[:1]]


_OF_A_NEW_FACTOR = [
    f"nurturing:{name}"
    for name in (
        "factor", "factor_edit", "plan_edit", "plan_drop", "plan_approve", "tracking_file", "shortcoming_add",
        "follow_up_add", "readiness", "proof_place", "proof_add", "factor_pause", "factor_discipline", "factor_resume",
        "factor_transfer", "factor_end", "factor_introduce", "factor_go_on",
    )
]  # fmt: skip
#: What to put in the places of an address. Names without places are not here.
SAMPLES: dict[str, Samples] = {
    "mfa_edit_webauthn": _security_key,
    "mfa_remove_webauthn": _security_key,
    "accounts:accept": lambda demo: [("khong-con-gia-tri",)],
    "accounts:person": _people,
    "accounts:person_edit": _people,
    "accounts:person_deactivate": _somebody,
    "accounts:person_reactivate": _somebody,
    "accounts:person_second_factor": _somebody,
    "accounts:duty_add": _somebody,
    "accounts:invite": _somebody,
    "accounts:tie_withdraw": lambda demo: [(tie.pk,) for tie in FamilyTie.objects.all()] or [(1,)],
    "accounts:duty_end": _one(Duty),
    "accounts:invitation_sheet": _one(Invitation),
    "accounts:department_edit": _one(Department),
    "accounts:notice_open": _one(Notice),
    "accounts:notice_seen": _one(Notice),
    "accounts:notice_told": _one(Notice),
    "accounts:mail_resend": _one(Mail),
    "accounts:rename": _an_open_unit,
    "accounts:split": _an_open_unit,
    "accounts:life_line": _one(Department),
    "accounts:reorganisation": _one(Reorganisation),
    "accounts:reorganisation_confirm": _one(Reorganisation),
    "accounts:reorganisation_edit": _one(Reorganisation),
    "accounts:reorganisation_cancel": _one(Reorganisation),
    "accounts:import_preview": _one(StaffImport),
    "accounts:import_columns": _one(StaffImport),
    "accounts:import_drop": _one(StaffImport),
    "seasons:basis_edit": _one(LegalBasis),
    "seasons:template_kind": lambda demo: [("decision",), ("khac",)],
    "seasons:template_reset": lambda demo: [("decision",)],
    "seasons:template_file": _one(PaperTemplate),
    "seasons:template_trial": _one(PaperTemplate),
    "seasons:template_use": _one(PaperTemplate),
    "seasons:day_off_drop": _one(DayOff),
    "seasons:phase_edit": _one(Phase),
    "seasons:movement": _movements,
    "seasons:movement_edit": _movements,
    "seasons:movement_extend": _movements,
    "seasons:movement_stop": _movements,
    "seasons:movement_document_add": _movements,
    "seasons:movement_document_aside": _one(MovementDocument),
    "seasons:movement_document_file": _one(MovementDocument),
    "seasons:movement_change_file": _one(MovementChange),
    "seasons:registration_new": _movement_and_department,
    "seasons:registration": _registrations,
    "seasons:registration_edit": _registrations,
    "seasons:registration_send": _registrations,
    "seasons:registration_take_back": _registrations,
    "seasons:registration_approve": _registrations,
    "seasons:registration_refuse": _registrations,
    "seasons:detail": _years,
    "seasons:changes": _years,
    "seasons:open": _years,
    "seasons:close": _years,
    "seasons:dates": _years,
    "seasons:criteria": _years,
    "seasons:criteria_edit": _years,
    "seasons:criteria_revise": _years,
    "seasons:movements": _years,
    "seasons:movement_add": _years,
    "seasons:registration_board": _years,
    "documents:registration_sheet": _years,
    "documents:movement_list": _years,
    "seasons:rules": _years,
    "seasons:rules_edit": _years,
    "nominations:import_preview": _one(NominationImport),
    "nominations:import_columns": _one(NominationImport),
    "nominations:import_drop": _one(NominationImport),
    "nominations:evidence_file": _one(Evidence),
    "nominations:evidence_set_aside": _one(Evidence),
    "nominations:contribution_edit": _one(Contribution),
    "nominations:contribution_drop": _one(Contribution),
    "nominations:evidence_view": _one(Evidence),
    "nominations:evidence_page": lambda demo: [(*places, page) for places in _one(Evidence)(demo) for page in (1, 99)],
    "nominations:evidence_cover": _one(Evidence),
    "nominations:evidence_replace": _one(Evidence),
    "nominations:original_see": _one(Evidence),
    "nominations:original_unsee": _one(Evidence),
    "nominations:archive": _dossiers,
    "nominations:dossier": _dossiers,
    "nominations:evidence_send": _dossiers,
    "nominations:evidence_piece": _with(_a_dossier, "khong-co"),
    "nominations:detail": _dossiers,
    "nominations:name": _dossiers,
    "nominations:name_wrong": _dossiers,
    "nominations:edit": _dossiers,
    "nominations:evidence_add": _dossiers,
    "nominations:contribution_add": _dossiers,
    "nominations:report_versions": _dossiers,
    "nominations:report_upload": _dossiers,
    "nominations:report_send": _dossiers,
    "nominations:report_choose": _dossiers,
    "nominations:report_file": _a_report,
    "nominations:report_view": _a_report,
    "nominations:report_page": _with(_a_report, "1", "99"),
    "nominations:edit_keep": _dossiers,
    "nominations:edit_drop": _dossiers,
    "nominations:submission": _one(Submission),
    "nominations:suggestion": _one(Suggestion),
    "nominations:party_opinion": _dossiers,
    "nominations:complaint": lambda demo: [(row.pk,) for row in Complaint.objects.all()[:1]] or [(1,)],
    "nominations:abstention_receipt": _one(Abstention),
    "nominations:abstention_take_back": _one(Abstention),
    "nominations:suggestion_take_up": _one(Suggestion),
    "nominations:submit": _dossiers,
    "nominations:receipt": _dossiers,
    "nominations:withdraw": _dossiers,
    "nominations:receive": _dossiers,
    "nominations:return": _dossiers,
    "nominations:supplement_request": _dossiers,
    "nominations:finding": _dossiers,
    "nominations:waiver": _dossiers,
    "nominations:shelve": _dossiers,
    "nominations:suspend": _dossiers,
    "nominations:resume": _dossiers,
    "nominations:admit_late": _dossiers,
    "nominations:extend_supplement": _dossiers,
    "nominations:answer": _dossiers,
    "nominations:answer_council": lambda demo: [(row.pk,) for row in CouncilQuestion.objects.all()[:1]] or [(1,)],
    "nominations:question_file": lambda demo: [(row.pk,) for row in CouncilQuestion.objects.all()[:1]] or [(1,)],
    "nominations:comment": _dossiers,
    "nominations:comment_take_back": _dossiers,
    "nominations:file_comments": _dossiers,
    "nominations:comment_period_extend": _one(CommentPeriod),
    "nominations:comment_hide": _one(Comment),
    "nominations:comment_show": _one(Comment),
    "nominations:comment_answer": _one(Comment),
    "councils:session_comments": _sessions,
    "councils:rules_example": _years,
    "councils:reassign": lambda demo: [(row.pk,) for row in Assignment.objects.all()[:1]] or [(1,)],
    "councils:absence_cancel": lambda demo: [(row.pk,) for row in Absence.objects.all()[:1]] or [(1,)],
    "councils:declare": _dossiers,
    "councils:appraise": _dossiers,
    "councils:sheet_keep": _dossiers,
    "councils:ask": _dossiers,
    "councils:close_appraisal": _dossiers,
    "councils:brief": _dossiers,
    "councils:session_table": _sessions,
    "councils:invitation_make": _sessions,
    "councils:invitation": _sessions,
    "councils:sign_in_sheet": _sessions,
    "councils:meeting_pack": _sessions,
    "councils:sealing": _sessions,
    "councils:recheck": _sessions,
    "councils:appraisal_sheet": _one(AppraisalSheet),
    "councils:session": _sessions,
    "councils:session_edit": _sessions,
    "councils:script": _sessions,
    "councils:observers": _sessions,
    "councils:drop_item": _one(AgendaItem),
    "councils:convene": _sessions,
    "councils:attendance": _sessions,
    "councils:open": _sessions,
    "councils:team": _sessions,
    "councils:team_confirm": _sessions,
    "councils:choose_way": _sessions,
    "councils:choose_paper": _sessions,
    "councils:paper_tally": lambda demo: [(1,)],
    "councils:counter": _sessions,
    "councils:counter_data": _sessions,
    "councils:key_part": lambda demo: [(*places, 1) for places in _sessions(demo)],
    "councils:compare_keys": _sessions,
    "councils:renew_keys": _sessions,
    "councils:destroy_keys": _sessions,
    "councils:publish_sums": _sessions,
    "councils:open_boxes": _sessions,
    "councils:booth": _sessions,
    "councils:device": _sessions,
    "councils:device_tried": _sessions,
    "councils:extend_vote": _sessions,
    "councils:booth_confirmed": _sessions,
    "councils:booth_data": _sessions,
    "councils:take_ballot": _sessions,
    "councils:cast": _sessions,
    "councils:book": _sessions,
    "councils:book_export": _sessions,
    "councils:archive": lambda demo: [(*places, 1) for places in _sessions(demo)],
    "councils:start": _sessions,
    "councils:ballots_planned": lambda demo: [(*places, 1) for places in _sessions(demo)],
    "councils:end": _sessions,
    "councils:adjourn": _sessions,
    "councils:confirm": _sessions,
    "councils:ballots": _one(BallotBox),
    "councils:tally": lambda demo: [(row.pk,) for row in BallotBox.objects.order_by("-pk")[:2]],
    "councils:minutes_make": _sessions,
    "councils:minutes_scans": _sessions,
    "councils:minutes_scan": _with(_sessions, "meeting_minutes", "counting_minutes", "khac"),
    "councils:minutes": _with(_sessions, *SessionPaper.Kind.values, "khac"),
    "councils:conclude": _sessions,
    "monitoring:guidance": _watched(Guidance),
    "monitoring:guidance_read": _watched(Guidance),
    "monitoring:guidance_replace": _watched(Guidance),
    "monitoring:guidance_withdraw": _watched(Guidance),
    "monitoring:guidance_readers": _watched(Guidance),
    "monitoring:guidance_readers_file": _watched(Guidance),
    "monitoring:guidance_file": _watched(GuidanceFile),
    "monitoring:inspection": _watched(Inspection),
    "monitoring:inspection_file": _watched(Inspection),
    "monitoring:inspection_edit": _watched(Inspection),
    "monitoring:inspection_drop": _watched(Inspection),
    "monitoring:inspection_finalise": _watched(Inspection),
    "monitoring:inspection_addition": _watched(Inspection),
    "monitoring:finding_add": _watched(Inspection),
    "monitoring:finding_edit": _watched(Finding),
    "monitoring:finding_drop": _watched(Finding),
    "monitoring:finding_report": _watched(Finding),
    "monitoring:finding_confirm": _watched(Finding),
    "monitoring:finding_return": _watched(Finding),
    "monitoring:finding_file": _watched(FindingReport),
    "operations:archives": _years,
    "reports:season": _years,
    "reports:times": _years,
    "reports:report_new": _years,
    "reports:season_table": _with(_years, "phong", "doi-tuong", "thoi-gian", "khac"),
    "reports:years_table": lambda demo: [("nam",), ("cach-thuc",), ("khac",)],
    "reports:department": lambda demo: [(2025, pk) for pk in _units("HTQT", "LS")],
    "operations:archive_file": lambda demo: [(1,)],
    "operations:leak": _leaks,
    "operations:leak_edit": _leaks,
    "operations:leak_close": _leaks,
    "operations:access_report": _dossiers,
    "operations:access_report_file": _dossiers,
    "documents:void": lambda demo: [(row.pk,) for row in Entry.objects.order_by("pk")[:1]] or [(1,)],
    "documents:dispatches": lambda demo: [(row.pk,) for row in Entry.objects.order_by("pk")[:2]] or [(1,)],
    "documents:dispatch_strike": lambda demo: [(row.pk,) for row in Dispatch.objects.all()[:1]] or [(1,)],
    "documents:composed_new": lambda demo: [("letter",), ("report",), ("plan",), ("khac",)],
    "documents:composed": _composed,
    "documents:composed_edit": _composed,
    "documents:composed_versions": _composed,
    "documents:composed_number": _composed,
    "documents:composed_drop": _composed,
    "documents:composed_file": _composed,
    "documents:composed_scan": _composed,
    "documents:composed_signed": _composed,
    "certificates:report_new": _decisions,
    "documents:recipients_edit": lambda demo: [("decision",), ("khac",)],
    "certificates:decision": _decisions,
    "certificates:package": _decisions,
    "certificates:letter": _letters,
    "certificates:letter_edit": _letters,
    "certificates:letter_release": _letters,
    "certificates:letter_discard": _letters,
    "certificates:letter_paper": _letters,
    "certificates:relist": _decisions,
    "certificates:submit": _decisions,
    "certificates:decide": _decisions,
    "certificates:decide_confirm": _decisions,
    "certificates:close": _decisions,
    "certificates:number": _decisions,
    "certificates:renumber": _decisions,
    "certificates:paper": _with(_decisions, *DecisionPaper.Kind.values, "khac"),
    "certificates:signed_paper": _with(_decisions, *DecisionPaper.Kind.values, "khac"),
    "certificates:paper_scan": _with(_decisions, *DecisionPaper.Kind.values, "khac"),
    "certificates:issue": _decisions,
    "certificates:hand_over": _decisions,
    "certificates:signing": _decisions,
    "certificates:sign_here": _with(_decisions, "director", "organ", "khac"),
    "certificates:signing_download": _decisions,
    "certificates:signing_upload": _decisions,
    "certificates:stock": _one(Blank),
    "certificates:stock_file": _one(Blank),
    "certificates:blank_retire": _one(Blank),
    "certificates:stock_enter": _with(_one(Blank), "nhap", "hong", "huy", "kiem-ke", "khong-co"),
    "certificates:template": _one(Blank),
    "certificates:template_try": _one(Blank),
    "certificates:printer": _one(PrinterProfile),
    "certificates:printer_grid": _one(PrinterProfile),
    "certificates:printer_retire": _one(PrinterProfile),
    "certificates:print_choice": _decisions,
    "certificates:stock_explain": _one(StockEntry),
    "certificates:stock_correct": _one(StockEntry),
    "certificates:signer_end": _one(SigningCertificate),
    "certificates:signer_picture": _one(SigningCertificate),
    "certificates:signer_picture_file": _one(SigningCertificate),
    "certificates:certificate_print_all": _decisions,
    "certificates:certificate_render": _decisions,
    "certificates:ceremony": _decisions,
    "certificates:certificate": _printed_certificates,
    "certificates:change_add": _with(_decisions, *DecisionChange.Kind.values, "khac"),
    "certificates:change": _changes,
    "certificates:change_paper": _changes,
    "certificates:change_signed": _changes,
    "certificates:change_scan": _changes,
    "certificates:change_issue": _changes,
    "certificates:change_drop": _changes,
    "certificates:life_line": _one(Certificate),
    "certificates:dossier_life_line": _dossiers,
    "certificates:steps": _decisions,
    "certificates:exchange": _one(Certificate),
    "certificates:reissue": _one(Certificate),
    "certificates:correct_listed": _one(DecisionItem),
    "certificates:case": _one(ComplaintCase),
    "certificates:case_answer": _one(ComplaintCase),
    "certificates:case_extend": _one(ComplaintCase),
    "certificates:former_paper": lambda demo: [(row.pk,) for row in _former_papers()[:1]] or [(1,)],
    "certificates:case_link": _one(ComplaintCase),
    "certificates:case_add": _one(Certificate),
    "certificates:case_term": lambda demo: [("grievance",), ("khac",)],
    "certificates:reword": _one(Certificate),
    "certificates:aside_file": _one(AsideRendering),
    "certificates:verify_code": _code,
    "monitoring:paper": _department_papers,
    "monitoring:edit": _department_papers,
    "monitoring:edit_keep": _department_papers,
    "monitoring:drop": _department_papers,
    "monitoring:submit": _department_papers,
    "monitoring:approve": _department_papers,
    "monitoring:return": _department_papers,
    "monitoring:version": _paper_versions,
    "monitoring:version_file": _one(PaperVersion),
    "monitoring:printed": lambda demo: [(row.pk,) for row in PrintedPaper.objects.order_by("-pk")[:2]],
    "monitoring:extension_withdraw": _one(Extension),
    "certificates:verify_short": _code,
    **dict.fromkeys(_OF_A_NEW_FACTOR, _new_factors),
    "nurturing:statement": lambda demo: [(*places, Criterion.objects.latest("pk").pk) for places in _new_factors(demo)],
    "nurturing:mentoring": _one(Mentoring),
    "nurturing:plan": _one(NurturingPlan),
    "nurturing:plan_file": _one(NurturingPlan),
    "nurturing:shortcoming_edit": _one(Shortcoming),
    "nurturing:shortcoming_close": _one(Shortcoming),
    "nurturing:shortcoming_reopen": _one(Shortcoming),
    "nurturing:closing_file": lambda demo: [(row.pk,) for row in ShortcomingClosing.objects.all()[:1]],
    "nurturing:follow_up": lambda demo: [(row.pk,) for row in _of_each_state(FollowUp.objects.all())],
    "nurturing:follow_up_skip": lambda demo: [(row.pk,) for row in _of_each_state(FollowUp.objects.all())],
    "nurturing:proof_file": _one(FactorEvidence),
    "nurturing:proof_drop": _one(FactorEvidence),
    "nurturing:recognised_one": _recognised,
    "nurturing:recognised_stop": _recognised,
    "funds:fund": _one(Fund),
    "funds:fund_edit": _one(Fund),
    "funds:fund_close": _one(Fund),
    "funds:fund_reopen": _one(Fund),
    "funds:income_add": _one(Fund),
    "funds:fund_export": _one(Fund),
    "funds:fund_supports": _one(Fund),
    "funds:entry_reverse": _entries,
    "funds:entry_file": _entries,
    "funds:request_for_nomination": lambda demo: _role_models(demo)[:1],
    "funds:request_for_new_factor": lambda demo: _new_factors(demo)[:1],
    "funds:request": _support_requests,
    "funds:request_edit": _support_requests,
    "funds:request_send": _support_requests,
    "funds:request_withdraw": _support_requests,
    "funds:request_note": _support_requests,
    "funds:request_return": _support_requests,
    "funds:request_approve": _support_requests,
    "funds:request_decline": _support_requests,
    "funds:request_queue": _support_requests,
    "funds:request_take_up": _support_requests,
    "funds:request_cancel": _support_requests,
    "funds:request_pay": _support_requests,
    "rolemodels:list": _years,
    "rolemodels:export": _years,
    "rolemodels:detail": _role_models,
    "rolemodels:benefits": _years,
    "rolemodels:benefits_begin": _years,
    "rolemodels:benefit_add": _years,
    "rolemodels:benefits_missing": _years,
    "rolemodels:benefit_edit": _one(Benefit),
    "rolemodels:benefit_drop": _one(Benefit),
    "rolemodels:benefit_give": _one(Benefit),
    "rolemodels:grant_take_back": _one(BenefitGrant),
    "rolemodels:grant_file": _one(BenefitGrant),
    "rolemodels:praise_list": _years,
    "rolemodels:praise_export": _years,
    "rolemodels:praise_propose": lambda demo: _role_models(demo)[:1],
    "rolemodels:praise_grant": _praise,
    "rolemodels:praise_decline": _praise,
    "rolemodels:praise_withdraw": _praise,
    "website:story": _public_stories,
    "website:card": _public_stories,
    "website:poster": _public_stories,
    "website:photo": lambda demo: [(row.pk,) for row in Rendition.objects.order_by("pk")[:1]] or [(1,)],
    "stories:begin": lambda demo: [(row.nomination_id,) for row in Story.objects.order_by("pk")[:1]],
    "stories:story": _stories,
    "stories:write": _stories,
    "stories:write_keep": _stories,
    "stories:drop_typed": _stories,
    "stories:from_word": _stories,
    "stories:submit": _stories,
    "stories:take_back": _stories,
    "stories:return": _stories,
    "stories:approve": _stories,
    "stories:revise": _stories,
    "stories:unpublish": _stories,
    "stories:drop": _stories,
    "stories:photos": _stories,
    "stories:photo": _one(Photo),
    "stories:photo_remove": _one(Photo),
    "stories:photo_file": _one(Photo),
    "stories:rendition": _one(Rendition),
    "stories:people": _stories,
    "stories:declare_found": _a_story_and_somebody,
    "stories:dismiss": _a_story_and_somebody,
    "stories:undeclare": _one(Named),
    "stories:version": _one(StoryVersion),
    "stories:photo_refuse": _one(Seen),
    "stories:photo_allow": _one(Seen),
    "stories:subject": _one(Subject),
    "stories:record_for": _one(Subject),
    "stories:blank": _one(Subject),
    "stories:withdraw": _one(Consent),
    "stories:paper": _one(Consent),
    "spreading:review": _reviews,
    "spreading:review_edit": _reviews,
    "spreading:review_invite": _reviews,
    "spreading:programme_file": _reviews,
    "spreading:minutes_file": _reviews,
    "spreading:attendance_file": _reviews,
    "spreading:review_hold": _reviews,
    "spreading:review_outcome": _reviews,
    "spreading:review_close": _reviews,
    "spreading:review_cancel": _reviews,
    "spreading:presentation_add": _reviews,
    "spreading:material_add": _reviews,
    "spreading:learning_add": _reviews,
    "spreading:code": _reviews,
    "spreading:code_renew": _reviews,
    "spreading:presence": _reviews,
    "spreading:sheet_add": _reviews,
    "spreading:sheet_file": _reviews,
    "spreading:sheet_drop": _reviews,
    "spreading:presentation_edit": _one(Presentation),
    "spreading:presentation_drop": _one(Presentation),
    "spreading:material_file": _one(ReviewFile),
    "spreading:material_drop": _one(ReviewFile),
    "spreading:learning_drop": _one(LearningRequest),
    "spreading:presence_of_unit": _review_and_unit,
    "spreading:here": _presence_codes,
    "spreading:insert": _inserts,
    "spreading:insert_file": _inserts,
    "spreading:insert_edit": _inserts,
    "spreading:insert_drop": _inserts,
    "spreading:insert_told": _inserts,
    "spreading:item_add": _inserts,
    "spreading:item_edit": _one(InsertItem),
    "spreading:item_drop": _one(InsertItem),
    "spreading:replication": _replications,
    "spreading:replication_edit": _replications,
    "spreading:replication_confirm": _replications,
    "spreading:replication_return": _replications,
    "spreading:replication_reopen": _replications,
    "spreading:replication_withdraw": _replications,
    "spreading:proof_file": _one(ReplicationProof),
    "spreading:campaign": _one(PairingCampaign),
    "spreading:campaign_edit": _one(PairingCampaign),
    "spreading:campaign_start": _one(PairingCampaign),
    "spreading:campaign_close": _one(PairingCampaign),
    "spreading:campaign_drop": _one(PairingCampaign),
    "spreading:campaign_plan": _one(PairingCampaign),
    "spreading:pair_add": _one(PairingCampaign),
    "spreading:pair_edit": _one(Pair),
    "spreading:pair_drop": _one(Pair),
    "spreading:pair_note": _one(Pair),
    "spreading:pair_result": _one(Pair),
    "spreading:directive": _one(Directive),
    "spreading:directive_read": _one(Directive),
    "spreading:directive_withdraw": _one(Directive),
    "spreading:directive_readers": _one(Directive),
    "spreading:directive_readers_file": _one(Directive),
    "spreading:directive_file": _one(DirectiveFile),
    "spreading:awareness_edit": _one(AwarenessActivity),
    "spreading:awareness_drop": _one(AwarenessActivity),
}


def patterns(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern, int]]:
    """Each address of the site map: its name, its pattern, how many places it has."""
    yield from _within(resolver or get_resolver(), prefix, 0)


def _within(resolver: URLResolver, prefix: str, places: int) -> Iterator[tuple[str, URLPattern, int]]:
    for entry in resolver.url_patterns:
        count = places + entry.pattern.regex.groups
        if isinstance(entry, URLResolver):
            yield from _within(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix, count)
        else:
            yield f"{prefix}{entry.name}", entry, count


def unsampled(entries: Iterable[tuple[str, URLPattern, int]]) -> list[str]:
    """Names that have places and no samples for them."""
    return [name for name, _, places in entries if places and name not in SAMPLES]


def addresses(demo: Demo, *, leave_out: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Every address with every sample: (name, path)."""
    found = []
    for name, _, places in patterns():
        if name not in leave_out:
            samples = SAMPLES[name](demo) if places else [()]
            found += [(name, reverse(name, args=one)) for one in samples]
    return found
