"""Reading the stock ledger (Sổ phôi): what is in the drawer, and counts that nobody has explained."""

from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from certificates.models import Blank, PaperStep, StockEntry

Kind = StockEntry.Kind
PAGE = 50
LAST_FIRST = ("-pk",)
#: What a person enters; the other kinds follow from the steps of papers or answer a line.
BY_HAND = (Kind.RECEIVED, Kind.SPOILED, Kind.DESTROYED, Kind.COUNTED)


def with_balance(rows: QuerySet[Blank]) -> QuerySet[Blank]:
    """The kinds with ``sound_now``, ``spoiled_now`` and ``gap_now`` (not explained), all in sheets."""
    last = StockEntry.objects.filter(blank=OuterRef("pk")).order_by("-pk")
    counts = last.filter(kind=Kind.COUNTED).exclude(answered_by__kind=Kind.CORRECTED)
    gap = Case(When(answered_by__isnull=False, then=Value(0)), default=F("quantity") - F("sound_left"))
    return rows.annotate(
        sound_now=_or_zero(last.values("sound_left")),
        spoiled_now=_or_zero(last.values("spoiled_left")),
        gap_now=_or_zero(counts.annotate(open_gap=gap).values("open_gap")),
    )


def in_use() -> QuerySet[Blank]:
    """The kinds that certificates are printed on, with their balance; none where the office prints on plain paper."""
    return with_balance(Blank.objects.filter(in_use=True))


def last_line(blank: Blank) -> StockEntry | None:
    return blank.entries.order_by("-pk").first()


def open_count(blank: Blank) -> StockEntry | None:
    """The last count that holds, if it differs from the ledger and nobody has explained why."""
    counts = blank.entries.filter(kind=Kind.COUNTED).exclude(answered_by__kind=Kind.CORRECTED)
    last = counts.select_related("answered_by").order_by("-pk").first()
    return last if last and last.gap and not hasattr(last, "answered_by") else None


def lines(rows: QuerySet[StockEntry]) -> QuerySet[StockEntry]:
    """Lines with what a reader is told of them."""
    steps = PaperStep.objects.select_related("certificate").order_by("pk")
    return rows.select_related("by", "about", "answered_by").prefetch_related(Prefetch("steps", queryset=steps))


def papers_told(line: StockEntry) -> str:
    """Which certificates the line is about, from its prefetched steps; empty for lines that a person entered."""
    numbers = [step.certificate.text["register_number"] for step in line.steps.all()]
    if len(numbers) < 4:
        return f"Giấy số {', '.join(numbers)}" if numbers else ""
    return f"{len(numbers)} giấy, từ số {numbers[0]} đến số {numbers[-1]}"


def correctable(line: StockEntry) -> bool:
    """Whether a person entered it and nothing answers it; what came with a step is taken back by a step."""
    return line.kind in BY_HAND and not line.steps.all() and not hasattr(line, "answered_by")


def _or_zero(values: Any) -> Coalesce:
    return Coalesce(Subquery(values[:1], output_field=IntegerField()), 0)
