"""Units renamed, merged or split as the portal does it."""

from collections.abc import Sequence
from typing import Any

from accounts.actions.confirm_reorganisation import confirm_reorganisation
from accounts.actions.plan_reorganisation import plan_reorganisation
from accounts.models import Department, Reorganisation, User
from accounts.roles import Role
from core import clock
from tests.factories.people import person


def heir(name: str, code: str, head: User | None = None, introduces: bool = True) -> dict[str, Any]:
    """A unit that follows, as a reorganisation names it."""
    return {"name": name, "code": code, "introduces": introduces, "head": head.pk if head else None}


def facts(kind: str, units: Sequence[Department], heirs: Sequence[dict[str, Any]], **changed: Any) -> dict[str, Any]:
    """What is written of a reorganisation that takes effect today."""
    return {
        "kind": kind, "units": list(units), "heirs": list(heirs), "day": clock.today(), "document_number": "45/QĐ-SNgV",
        "document_date": clock.today(), "reason": "Sắp xếp lại tổ chức bộ máy", **changed,
    }  # fmt: skip


def reorganised(
    kind: str, units: Sequence[Department], heirs: Sequence[dict[str, Any]], **changed: Any
) -> Reorganisation:
    """Written and confirmed by an administrator."""
    admin = person(Role.ADMINISTRATOR)
    row = plan_reorganisation(None, by=admin, facts=facts(kind, units, heirs, **changed))
    return confirm_reorganisation(row, by=admin, typed=row.names)
