"""Fresh confirmation before grave acts, with the second factor where the duty demands one."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from accounts.roles import SECOND_FACTOR, Role

View = Callable[..., Any]


def confirmed_lately(request: HttpRequest, duty: Role) -> bool:
    """Whether this session confirmed who it is within five minutes, as *duty* demands."""
    records = get_authentication_records(request, request.user)
    if duty in SECOND_FACTOR and is_mfa_enabled(request.user):
        records = [record for record in records if record["method"] == "mfa"]
    return any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)


def require_fresh(duty: Role) -> Callable[[View], View]:
    """Ask for a fresh confirmation first; what was posted is kept and done once it is given."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not confirmed_lately(request, duty):
                raise ReauthenticationRequired
            return view(request, *args, **kwargs)

        guarded.fresh = duty  # type: ignore[attr-defined]
        return guarded

    return wrap
