"""Who reaches which rows: rules as ``Q`` objects, and decorators that give a view only such rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

#: An empty ``Q()`` means "all" under AND and vanishes under OR; these two mean what they say under both.
EVERYONE = Q(pk__isnull=False)
NOBODY = Q(pk__in=[])

View = Callable[..., HttpResponseBase]
Scope = Callable[[Any], QuerySet[Any]]


@dataclass(frozen=True)
class Rule:
    """One duty's right: the rows on which *user* may act, and the duty's name for people."""

    name: str
    label: str
    rows: Callable[[Any], Q]

    @property
    def parts(self) -> tuple["Rule", ...]:
        return (self,)

    def __call__(self, user: Any) -> Q:
        return self.rows(user)

    def __or__(self, other: "Rule | AnyOf") -> "AnyOf":
        return AnyOf(self.parts + other.parts)


@dataclass(frozen=True)
class AnyOf:
    """A right held by any of several duties."""

    parts: tuple[Rule, ...]

    def __call__(self, user: Any) -> Q:
        rows = NOBODY
        for part in self.parts:
            rows |= part(user)
        return rows

    def __or__(self, other: "Rule | AnyOf") -> "AnyOf":
        return AnyOf(self.parts + other.parts)


def on(scope: Scope, key: str = "pk") -> Callable[[View], View]:
    """Hand the view the one row of *scope* whose *key* the address names; any other row is a 404."""

    def wrap(view: View) -> View:
        @wraps(view)
        def reached(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            row = get_object_or_404(scope(request.user), **{key: kwargs.pop(key)})
            return view(request, row, **kwargs)

        reached.scope = scope  # type: ignore[attr-defined]
        return reached

    return wrap


def over(scope: Scope) -> Callable[[View], View]:
    """Hand the view the rows of *scope* that the user may see, and no others."""

    def wrap(view: View) -> View:
        @wraps(view)
        def reached(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            return view(request, scope(request.user), **kwargs)

        reached.scope = scope  # type: ignore[attr-defined]
        return reached

    return wrap


def open_to(allowed: Callable[[Any], bool]) -> Callable[[View], View]:
    """A page that belongs to a duty rather than to a row; others get a 403."""

    def wrap(view: View) -> View:
        @wraps(view)
        def reached(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            if not allowed(request.user):
                raise PermissionDenied
            return view(request, **kwargs)

        reached.scope = allowed  # type: ignore[attr-defined]
        return reached

    return wrap


def public(view: View) -> View:
    """A page for anyone, signed in or not."""
    reached = login_not_required(view)
    reached.scope = public  # type: ignore[attr-defined]
    return reached


def signed_in(user: Any) -> bool:
    """For ``open_to``: a page that every signed-in person has."""
    return bool(user.is_authenticated)
