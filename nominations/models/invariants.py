"""What the database itself keeps true of every nomination."""

from django.db import models
from django.db.models import Q

from nominations.workflow import PAST_INTAKE, State

OF_A_NOMINATION: list[models.BaseConstraint] = [
    models.CheckConstraint(name="nomination_state_is_known", condition=Q(state__in=State.values)),
    models.UniqueConstraint(name="dossier_numbers_differ", fields=["season", "department", "ordinal"]),
    models.UniqueConstraint(
        name="one_live_nomination_per_person",
        fields=["season", "person"],
        condition=Q(person__isnull=False) & ~Q(state=State.WITHDRAWN),
        violation_error_message="Người này đã có hồ sơ trong kỳ này. Đồng chí mở hồ sơ đã có.",
    ),
    models.UniqueConstraint(
        name="one_live_nomination_per_unlisted_name",
        fields=["season", "name_key"],
        condition=Q(kind="individual", person=None) & ~Q(state=State.WITHDRAWN),
        violation_error_message="Tên này đã có hồ sơ trong kỳ này. Đồng chí mở hồ sơ đã có.",
    ),
    models.UniqueConstraint(
        name="one_live_nomination_per_collective",
        fields=["season", "department", "name_key"],
        condition=Q(kind="collective") & ~Q(state=State.WITHDRAWN),
        violation_error_message="Tập thể này đã có hồ sơ trong kỳ này. Đồng chí mở hồ sơ đã có.",
    ),
    models.CheckConstraint(
        name="individual_is_listed_or_explained",
        condition=Q(kind="collective", person=None)
        | Q(kind="individual", person__isnull=False)
        | (Q(kind="individual", person=None) & ~Q(unlisted_reason="")),
        violation_error_message="Người ngoài danh sách công chức thì phải ghi rõ lý do.",
    ),
    models.CheckConstraint(
        name="only_a_good_deed_is_outside_the_staff_list",
        condition=~Q(kind="individual", person=None) | Q(merit_kind="good_deed"),
        violation_error_message="Người ngoài danh sách công chức chỉ được giới thiệu về người tốt, việc tốt.",
    ),
    models.CheckConstraint(
        name="collective_has_at_least_two",
        condition=Q(kind="individual", headcount=None)
        | Q(kind="collective", headcount__isnull=False, headcount__gte=2),
        violation_error_message="Tập thể phải có từ 2 người trở lên.",
    ),
    models.CheckConstraint(
        name="filed_nomination_has_a_receipt",
        condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
        | (Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(content_digest="")),
    ),
    models.CheckConstraint(
        name="received_nomination_has_a_time",
        condition=~Q(state__in=PAST_INTAKE) | Q(received_at__isnull=False),
    ),
    models.CheckConstraint(
        name="returned_nomination_has_a_due_time",
        condition=~Q(state=State.RETURNED) | Q(supplement_due__isnull=False),
    ),
    models.CheckConstraint(
        name="withdrawn_iff_it_has_a_time",
        condition=Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
        | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at=None)),
    ),
    models.CheckConstraint(
        name="suspended_iff_there_is_a_reason",
        condition=Q(suspended_at=None, suspension_reason="")
        | (Q(suspended_at__isnull=False) & ~Q(suspension_reason="")),
    ),
    models.CheckConstraint(
        name="only_a_decided_nomination_is_announced",
        condition=Q(announced_at=None) | Q(state__in=[State.RECOGNISED, State.DECLINED]),
    ),
]
