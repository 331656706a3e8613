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
from nominations.actions._writing import opened_for_writing
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

    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises IllegalMove: the dossier is handed in, suspended, or its season is over.
    :raises ValidationError: more than any dossier holds.
    """
    row, _ = opened_for_writing(nomination, by)
    kept = UnsavedText.objects.filter(nomination=row, user=by).first() or UnsavedText(
        nomination=row, user=by, version=typed.version
    )
    if typed.values is not None:
        kept.values, kept.version, kept.seen = _kept_values(typed.values), typed.version, clean(typed.seen)
        kept.typed_at = clock.now()
    kept.field, kept.here_at = clean(typed.field)[:60], clock.now()
    kept.save()
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
