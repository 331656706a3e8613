"""What was collected of a new factor, laid against the criteria that count now.

Statements and evidence stay with the criterion of the year in which they came. Against another year's set they are
matched by the same words, else a general criterion by its place among the general ones; what fits nowhere waits to be
placed by the department (``unplaced``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.vietnamese import search_norm
from nurturing.models import FactorEvidence, FactorStatement, NewFactor
from nurturing.workflow import ACTIVE
from seasons.models import CriteriaSet, Criterion
from seasons.queries import current_season


@dataclass
class Cell:
    """One criterion with what speaks for it; ``label`` is its name on pages, "Tiêu chuẩn chung 1"."""

    criterion: Criterion
    label: str
    statement: FactorStatement | None = None
    evidence: list[FactorEvidence] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.statement.text.strip() if self.statement else ""

    @property
    def met(self) -> bool:
        """Whether it has a statement and at least one proof."""
        return bool(self.text and self.evidence)

    @property
    def lacks(self) -> str:
        """What is missing, in words."""
        gaps = [word for word, there in (("thuyết minh", self.text), ("minh chứng", self.evidence)) if not there]
        return f"Còn thiếu {' và '.join(gaps)}" if gaps else ""


@dataclass(frozen=True)
class Collected:
    """The cells in the order of the criteria, and what fits none of them."""

    cells: list[Cell]
    statements: list[FactorStatement]
    evidence: list[FactorEvidence]
    open_shortcomings: int
    state: str

    @property
    def met(self) -> int:
        return sum(cell.met for cell in self.cells)

    @property
    def unplaced(self) -> bool:
        return bool(self.statements or self.evidence)

    @property
    def ready(self) -> bool:
        """Whether every criterion has both, no shortcoming is open, and nothing pauses it."""
        whole = bool(self.cells) and all(cell.met for cell in self.cells)
        return whole and not self.open_shortcomings and self.state in ACTIVE

    @property
    def gaps(self) -> list[str]:
        """What keeps it from being ready, in sentences."""
        told = [f"{cell.label}: {cell.lacks.lower()}." for cell in self.cells if not cell.met]
        if not self.cells:
            told.append("Chưa có tiêu chuẩn nào được ban hành.")
        if self.open_shortcomings:
            told.append(f"Còn {self.open_shortcomings:02d} tồn tại, hạn chế chưa khắc phục.")
        if self.state not in ACTIVE:
            told.append("Bồi dưỡng đang tạm dừng hoặc đã kết thúc.")
        return told


def criteria_now() -> list[Criterion]:
    """The criteria in force in the season under way, else the newest that were put in force; in their order."""
    season = current_season()
    frozen = CriteriaSet.objects.filter(frozen_at__isnull=False).order_by("-season__year", "-version")
    found = (frozen.filter(season=season).first() if season else None) or frozen.first()
    return list(found.criteria.order_by("ordinal")) if found else []


def collected(row: NewFactor, criteria: Sequence[Criterion] | None = None) -> Collected:
    """What speaks for *row* against *criteria*, those of today unless others are given."""
    listed = criteria_now() if criteria is None else list(criteria)
    statements = list(row.statements.select_related("criterion").order_by("pk"))
    proofs = list(row.evidence.filter(set_aside_at=None).select_related("criterion").order_by("pk"))
    places = _Places(listed)
    cells = {one.pk: Cell(one, label) for one, label in places.labelled}
    for rank in (0, 1, 2):  # the very criterion goes before one of the same words, that before one of the same place
        for said in statements:
            found = places.of(said.criterion, rank)
            if said.text.strip() and found in cells and cells[found].statement is None and said not in places.used:
                cells[found].statement = said
                places.used.append(said)
    for proof in proofs:
        if (place := places.best(proof.criterion)) in cells:
            cells[place].evidence.append(proof)
    left = [said for said in statements if said.text.strip() and said not in places.used]
    stray = [proof for proof in proofs if places.best(proof.criterion) not in cells]
    opened = row.shortcomings.filter(closed_at=None).count()
    return Collected(list(cells.values()), left, stray, opened, row.state)


class _Places:
    """Where a criterion of any year stands among those that count."""

    def __init__(self, criteria: Iterable[Criterion]) -> None:
        self.used: list[FactorStatement] = []
        self.labelled: list[tuple[Criterion, str]] = []
        self._by_words: dict[str, int] = {}
        self._general: dict[int, int] = {}
        places: dict[str, int] = defaultdict(int)
        for one in criteria:
            places[one.kind] += 1
            self.labelled.append((one, f"{one.get_kind_display()} {places[one.kind]}"))
            self._by_words.setdefault(search_norm(one.text), one.pk)
            if one.kind == Criterion.Kind.GENERAL:
                self._general[one.ordinal] = one.pk
        self._known = {one.pk for one, _ in self.labelled}

    def of(self, criterion: Criterion, rank: int) -> int | None:
        """By identity (0), by the same words (1), a general one by its place (2)."""
        if rank == 0:
            return criterion.pk if criterion.pk in self._known else None
        if rank == 1:
            return self._by_words.get(search_norm(criterion.text))
        return self._general.get(criterion.ordinal) if criterion.kind == Criterion.Kind.GENERAL else None

    def best(self, criterion: Criterion) -> int | None:
        ranked = (self.of(criterion, rank) for rank in (0, 1, 2))
        return next((found for found in ranked if found is not None), None)
