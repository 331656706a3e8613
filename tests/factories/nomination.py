"""Nominations in every state, with the facts that each state demands."""

from datetime import UTC, datetime

import factory
from django.db.models import Max, QuerySet
from factory.django import DjangoModelFactory

from accounts.models import Department
from nominations.models import CriterionStatement, Evidence, NameConfirmation, Nomination
from nominations.name_checks import unconfirmed
from nominations.workflow import PAST_INTAKE, State
from seasons.models import Season
from tests.factories.people import DepartmentFactory, UserFactory
from tests.factories.season import CriteriaSetFactory, MovementFactory

MOMENT = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)


def _next_ordinal(season: Season, department: Department) -> int:
    """As the drafting act counts: a number of the factory's own would one day be the act's too."""
    rows = Nomination.objects.filter(season=season, department=department)
    return (rows.aggregate(last=Max("ordinal"))["last"] or 0) + 1


def confirm_names(rows: QuerySet[Nomination]) -> None:
    """Every name of *rows* confirmed as it stands, if it is not yet."""
    for row in unconfirmed(rows):
        NameConfirmation.objects.create(
            nomination=row, name=row.name, honorific=row.honorific, by=row.drafted_by, at=MOMENT
        )


class NominationFactory(DjangoModelFactory):
    """An individual's nomination: ``NominationFactory(state=State.RECEIVED)``.

    ``NominationFactory(complete=True)`` fills every cell of the matrix and the texts, ready to submit.
    """

    class Meta:
        model = Nomination
        skip_postgeneration_save = True

    class Params:
        filed = factory.LazyAttribute(lambda n: n.state not in (State.DRAFT, State.WITHDRAWN))

    criteria_set = factory.SubFactory(CriteriaSetFactory)
    season = factory.LazyAttribute(lambda n: n.criteria_set.season)
    department = factory.SubFactory(DepartmentFactory)
    ordinal = factory.LazyAttribute(lambda n: _next_ordinal(n.season, n.department))
    kind = Nomination.Kind.INDIVIDUAL
    state = State.DRAFT
    person = factory.SubFactory(UserFactory, department=factory.SelfAttribute("..department"))
    name = factory.LazyAttribute(lambda n: n.person.full_name if n.person else "Tổ Thử nghiệm")
    honorific = factory.LazyAttribute(lambda n: n.person.honorific if n.person else "Tập thể")
    post = "Chuyên viên"
    merit_kind = factory.LazyAttribute(
        lambda n: "good_deed" if n.kind == Nomination.Kind.INDIVIDUAL and n.person is None else "work"
    )
    merit = "Hoàn thành xuất sắc nhiệm vụ, được đồng nghiệp học tập."
    drafted_by = factory.SubFactory(UserFactory)
    changed_at = MOMENT
    submitted_at = factory.LazyAttribute(lambda n: MOMENT if n.filed else None)
    submitted_by = factory.LazyAttribute(lambda n: n.drafted_by if n.filed else None)
    content_digest = factory.LazyAttribute(lambda n: "ab" * 32 if n.filed else "")
    supplement_due = factory.LazyAttribute(lambda n: MOMENT if n.state == State.RETURNED else None)
    received_at = factory.LazyAttribute(lambda n: MOMENT if n.state in PAST_INTAKE else None)
    withdrawn_at = factory.LazyAttribute(lambda n: MOMENT if n.state == State.WITHDRAWN else None)

    @factory.post_generation
    def complete(self, create: bool, extracted: object, **kwargs: object) -> None:
        if not extracted:
            return
        self.movement = MovementFactory(season=self.season)
        self.channel = self.movement.channel
        self.report = "Báo cáo thành tích thử nghiệm."
        self.discipline = self.inspection = self.complaint = "no"
        self.rating, self.rating_document = "excellent", "Quyết định số 12/QĐ-SNgV"
        self.save()
        for criterion in self.criteria_set.criteria.all():
            CriterionStatement.objects.create(nomination=self, criterion=criterion, text="Đã chứng minh.")
            EvidenceFactory(nomination=self, criterion=criterion)

    @factory.post_generation
    def named(self, create: bool, extracted: object, **kwargs: object) -> None:
        """Whoever was put forward has confirmed the name; ``named=False`` leaves it open."""
        if extracted is not False and self.submitted_at:
            confirm_names(Nomination.objects.filter(pk=self.pk))


class CollectiveFactory(NominationFactory):
    kind = Nomination.Kind.COLLECTIVE
    person = None
    name = factory.Sequence(lambda n: f"Tổ Thử nghiệm {n:05}")
    collective_head = factory.SubFactory(UserFactory)
    headcount = 5


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    nomination = factory.SubFactory(NominationFactory)
    kind = Evidence.Kind.DECISION
    title = "Quyết định khen thưởng"
    stored_name = "00/00"
    original_name = "quyet-dinh.pdf"
    media_type = "application/pdf"
    size = 1000
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    added_by = factory.SubFactory(UserFactory)
    added_at = MOMENT
