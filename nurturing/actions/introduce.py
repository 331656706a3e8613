"""Giới thiệu: a new factor becomes a nomination, with what was collected over the time of nurturing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.uploads import Accepted
from core.vietnamese import short_date
from core.workflow import advance, lock, require
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.draft import draft
from nominations.actions.revise import revise
from nominations.models import Nomination
from nurturing.access import units_to_record_for
from nurturing.actions._following import drop_coming
from nurturing.collecting import Cell, collected
from nurturing.models import FactorEvidence, Introduction, NewFactor
from nurturing.queries import plan_in_force
from nurturing.workflow import NEW_FACTOR
from seasons.models import Movement, Season
from seasons.queries import current_season


@dataclass(frozen=True)
class Beginning:
    """What the nomination needs beside the entry: of a person outside the staff list, or of a collective."""

    unlisted_reason: str = ""
    birth_year: int | None = None
    collective_head: User | None = None
    headcount: int | None = None


@transaction.atomic
def introduce(new_factor: NewFactor, *, by: User, beginning: Beginning | None = None) -> Nomination:
    """The dossier, begun by the department that nurtures; both happen, or neither.

    Statements and evidence go along (the same stored files), and movement, way of discovery and kind of merit where
    they hold in the season. What is not ready yet does not forbid it: the dossier shows what is missing.

    :raises PermissionDenied: *by* does not write for the department, or it is about *by*.
    :raises AlreadyDone: it is introduced; IllegalMove: it is paused, as by a discipline, or ended.
    :raises ValidationError: no season is open, or the dossier cannot be begun (``nominations.actions.draft``).
    """
    row: NewFactor = lock(new_factor)
    require(row, NEW_FACTOR, "introduce", by=by)
    season = current_season()
    if season is None:
        raise ValidationError("Chưa có kỳ bình xét nào đang mở. Mời đồng chí chờ Văn phòng Sở mở kỳ rồi giới thiệu.")
    unit = _unit(row, by)
    begun = draft(
        by=by, season=season, department=unit, facts=_facts(row, beginning or Beginning()),why=history_of(row),
    )  # fmt: skip
    cells = collected(row, list(begun.criteria_set.criteria.order_by("ordinal"))).cells
    begun = _with_words(begun, row, cells, by)
    for cell in cells:
        for proof in cell.evidence:
            attach_evidence(begun, by=by, criterion=cell.criterion, stored=_stored(proof), facts=_said(proof))
    drop_coming(row, by=by, reason="Đã giới thiệu.")
    advance(row, NEW_FACTOR, "introduce", by=by, reason=begun.number, introduced_at=clock.now())
    Introduction.objects.create(new_factor=row, nomination=begun, made_by=by, made_at=clock.now())
    return Nomination.objects.get(pk=begun.pk)


def history_of(row: NewFactor) -> str:
    """ "Từ sổ nhân tố mới: phát hiện ngày 02/03/2026, bồi dưỡng từ ngày 10/04/2026 đến ngày 01/12/2026"."""
    return f"Từ sổ nhân tố mới: {', '.join(_stretches(row))}"


def _stretches(row: NewFactor) -> Iterator[str]:
    yield f"phát hiện ngày {short_date(row.found_on)}"
    first = row.plans.filter(approved_at__isnull=False).order_by("number").first()
    if first is not None and plan_in_force(row):
        yield f"bồi dưỡng từ ngày {short_date(first.begins)} đến ngày {short_date(clock.today())}"


def _unit(row: NewFactor, by: User) -> Department:
    """The department as it exists today, of those for which *by* writes."""
    units = list(units_to_record_for(by))
    found = next((unit for unit in units if row.department_id in unit.with_files_of), None)
    if found is None:
        raise PermissionDenied("Phòng này không thuộc diện giới thiệu điển hình hoặc do đồng chí khác soạn hồ sơ.")
    return found


def _facts(row: NewFactor, beginning: Beginning) -> dict[str, Any]:
    facts: dict[str, Any] = {"kind": row.kind, "namesake_reason": row.namesake_reason}
    if row.person is not None:
        return {**facts, "person": row.person}
    if row.kind == NewFactor.Kind.COLLECTIVE:
        head, count = beginning.collective_head, beginning.headcount
        return {**facts, "name": row.name, "collective_head": head, "headcount": count}
    return {
        **facts, "name": row.name, "honorific": row.honorific, "post": row.post, "birth_year": beginning.birth_year,
        "unlisted_reason": beginning.unlisted_reason,
    }  # fmt: skip


def _with_words(begun: Nomination, row: NewFactor, cells: list[Cell], by: User) -> Nomination:
    movement = _movement_now(row, begun.season)
    facts: dict[str, Any] = {"channel": movement.channel if movement else row.channel, "movement": movement}
    if begun.person_id or begun.kind == NewFactor.Kind.COLLECTIVE:
        facts["merit_kind"] = row.merit_kind
    statements = {cell.criterion.pk: cell.text for cell in cells if cell.text}
    return revise(begun, by=by, version=begun.version, facts=facts, statements=statements)


def _movement_now(row: NewFactor, season: Season) -> Movement | None:
    """The movement, or the line of it that was carried into *season*, if a dossier may name it today."""
    if row.movement is None:
        return None
    same = Movement.objects.filter(season=season, name=row.movement.name, channel=row.movement.channel).first()
    fits = same is not None and same.begins.year <= season.year <= same.ends.year
    return same if same is not None and fits and not same.is_stopped(clock.today()) else None


def _stored(proof: FactorEvidence) -> Accepted:
    """The very file: the store keeps it as long as any row names it."""
    names = ("stored_name", "original_name", "media_type", "size", "sha256")
    return Accepted(**{name: getattr(proof, name) for name in names}, scanned=proof.scanned_at is not None)


def _said(proof: FactorEvidence) -> dict[str, Any]:
    return {name: getattr(proof, name) for name in ("kind", "title", "issuer", "number", "dated")}
