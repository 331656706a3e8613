"""A department changes what its dossier says."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from nominations.actions import _members
from nominations.actions._namesakes import refuse_namesakes
from nominations.actions._reports import keep_version
from nominations.actions._writing import opened_for_writing
from nominations.models import CriterionStatement, Nomination, UnsavedText
from nominations.movement_choice import choosing_refusal, movement_refusal
from nominations.queries import whole
from nominations.readiness import asked_now

FACTS = frozenset(
    {"name", "namesake_reason", "post", "birth_year", "collective_head", "headcount", "channel", "movement"}
    | {"merit_kind", "merit", "report", "discipline", "inspection", "complaint", "circumstances", "rating"}
    | {"rating_document"}
)


class SavedMeanwhile(Exception):
    """Another person saved the dossier after the writer opened it: nothing is wrong with what was typed."""


@transaction.atomic
def revise(
    nomination: Nomination,
    *,
    by: User,
    version: int,
    facts: Mapping[str, Any],
    statements: Mapping[int, str],
    members: Sequence[_members.Member] | None = None,
    answers: Mapping[int, str] | None = None,
) -> Nomination:
    """Save the dossier's text as one step; nothing is saved when nothing changed.

    :param version: the version the writer opened.
    :param facts: of ``FACTS``.
    :param statements: text by id of criterion.
    :param answers: text by id of supplement item, of the last return only.
    :raises SavedMeanwhile: *version* is no longer the newest and something differs.
    :raises ValidationError: the facts do not fit together.
    """
    locked, _ = opened_for_writing(nomination, by)
    row = whole(locked)
    UnsavedText.objects.filter(nomination=row, user=by).delete()
    if members is not None:
        members = _members.unique(members, facts.get("collective_head", row.collective_head))
    new_texts = _changed_statements(row, statements)
    new_answers = _changed_answers(row, answers or {})
    new_members = members is not None and not _members.same_as_stored(row, members)
    changed = [name for name in _known(facts) if getattr(row, name) != facts[name]]
    if not (changed or new_texts or new_answers or new_members):
        return row
    if row.version != version:
        raise SavedMeanwhile
    for name in changed:
        setattr(row, name, facts[name])
    _save(row, by, changed)
    if "report" in changed:
        keep_version(row, by=by, text=row.report)
    for criterion, text in new_texts.items():
        CriterionStatement.objects.update_or_create(nomination=row, criterion_id=criterion, defaults={"text": text})
    for item, text in new_answers:
        item.answer, item.answered_at = text, clock.now() if text else None
        item.save(update_fields=["answer", "answered_at"])
    if new_members and members is not None:
        _members.store(row, members)
    return row


def _known(facts: Mapping[str, Any]) -> list[str]:
    if unknown := facts.keys() - FACTS:
        raise TypeError(f"a dossier has no such facts: {sorted(unknown)}")
    return sorted(facts)


def _save(row: Nomination, by: User, changed: list[str]) -> None:
    if row.movement is not None:
        refusal = movement_refusal(row) or ("movement" in changed and choosing_refusal(row.movement))
        if refusal:
            raise ValidationError({"movement": refusal})
    row.version += 1
    row.changed_at = clock.now()
    if "name" in changed:
        refuse_namesakes(row, by)
    row.full_clean(exclude=Nomination.KEYS)
    keys = Nomination.KEYS if "name" in changed else ()
    keep(row, by=by, why="revise", fields=[*changed, *keys, "version", "changed_at"])


def _changed_statements(row: Nomination, statements: Mapping[int, str]) -> dict[int, str]:
    known = {criterion.pk for criterion in row.criteria_set.criteria.all()}
    stored = {item.criterion_id: item.text for item in row.statements.all()}
    return {pk: text for pk, text in statements.items() if pk in known and text != stored.get(pk, "")}


def _changed_answers(row: Nomination, answers: Mapping[int, str]) -> list[tuple[Any, str]]:
    return [
        (item, answers[item.pk]) for item in asked_now(row) if item.pk in answers and item.answer != answers[item.pk]
    ]
