"""What the nomination's page and the line of its years tell of the time before: found, nurtured."""

from collections.abc import Collection, Iterator

from django.db.models import DateField, OuterRef, Subquery

from core.vietnamese import local_day, short_date
from nominations.origins import Origin
from nurturing.models import Introduction, NurturingPlan


def origins(nominations: Collection[int]) -> dict[int, list[Origin]]:
    """By id of nomination, in one query."""
    plans = NurturingPlan.objects.filter(new_factor=OuterRef("new_factor"), approved_at__isnull=False).order_by(
        "number"
    )
    begins = Subquery(plans.values("begins")[:1], output_field=DateField())
    rows = Introduction.objects.filter(nomination__in=nominations).annotate(begins=begins)
    return {row.nomination_id: list(_of(row)) for row in rows.select_related("new_factor__department")}


def _of(row: Introduction) -> Iterator[Origin]:
    factor, begins = row.new_factor, getattr(row, "begins", None)
    words = f"được phát hiện ngày {short_date(factor.found_on)}"
    yield Origin(factor.found_on, "Được phát hiện, ghi vào sổ nhân tố mới", factor.how_found, words)
    if begins:
        until = short_date(local_day(row.made_at))
        told = f"bồi dưỡng từ ngày {short_date(begins)} đến ngày {until}"
        yield Origin(begins, "Bắt đầu bồi dưỡng", f"{factor.department}, đến ngày {until}", told)
