"""Keep what a writer has typed and not saved, and where in the dossier the writer is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from nominations.actions._writing import duty_of_writer
from nominations.models import Nomination, UnsavedText

#: Bytes of everything typed into one editor: several times what the fields take.
LARGEST = 512 * 1024


@dataclass(frozen=True)
class Typed:
    """What a page says: the version it was opened with, its marks, the fields as they are, and the one in use.

    ``values`` is None where nothing was typed since the page was opened: then only who is there is kept.
    """

    version: int
    seen: str
    values: Mapping[str, Any] | None
    field: str = ""


@transaction.atomic
def keep_unsaved(nomination: Nomination, *, by: User, typed: Typed) -> UnsavedText:
    """The row of this writer; one for each dossier, written over.

    It comes every few seconds from every open editor and changes no dossier, so it neither waits for the acts of
    others nor holds them up.

    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises IllegalMove: the dossier is handed in, suspended, or its season is over.
    :raises ValidationError: more than any dossier holds.
    """
    duty_of_writer(nomination, by)
    facts: dict[str, Any] = {"field": clean(typed.field)[:60], "here_at": clock.now()}
    if typed.values is not None:
        facts |= {"values": _kept_values(typed.values), "seen": clean(typed.seen), "typed_at": clock.now()}
        facts |= {"version": typed.version}
    kept, _ = UnsavedText.objects.update_or_create(
        nomination=nomination, user=by, defaults=facts, create_defaults={"version": typed.version, **facts}
    )
    return kept


def _kept_values(values: Mapping[str, Any]) -> dict[str, Any]:
    kept = {clean(name)[:60]: _cleaned(value) for name, value in values.items()}
    if len(json.dumps(kept)) > LARGEST:
        raise ValidationError("Phần đang gõ dài quá mức cổng giữ hộ được. Mời đồng chí rút gọn rồi bấm «Lưu hồ sơ».")
    return kept


def _cleaned(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(clean(str(item))[:20] for item in value)
    return clean(str(value), multiline=True)
