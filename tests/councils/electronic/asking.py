"""What is asked of an act of the vote online, and what must hold of every refusal."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from councils.models import CouncilSession

#: A refusal leads on: one of these is in every sentence of the portal that says what to do next.
LEADS_ON = re.compile(
    "Mời|[Mm]ở «|tải lại trang|Ghi số giơ tay|không cần làm gì thêm|Dừng lại|Đề xuất Tổ kiểm phiếu|mở hòm phiếu để kiểm"
)
#: Signing in and looking is no act of the vote.
ASIDE = ("django_session", "accounts_accesslog")


def everything(*, without: tuple[str, ...] = ASIDE) -> dict[str, list[str]]:
    """Every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in without:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def changed(before: dict[str, list[str]]) -> set[str]:
    """Tables that are not as they were."""
    now = everything()
    return {table for table in now if now[table] != before[table]}


@contextmanager
def refused(*sentences: str, changing: frozenset[str] = frozenset()) -> Iterator[None]:
    """Refused with these words and with what to do next; only the tables of *changing* are other than before."""
    before = everything()
    with pytest.raises(ValidationError) as problem:
        yield
    said = " ".join(problem.value.messages)
    assert all(sentence in said for sentence in sentences), said
    assert LEADS_ON.search(said), f"nothing to do next: {said}"
    assert changed(before) == changing


@contextmanager
def denied() -> Iterator[None]:
    """Not for this person; nothing changed."""
    before = everything()
    with pytest.raises(PermissionDenied):
        yield
    assert changed(before) == set()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, session: CouncilSession, *more: object) -> str:
    return reverse(f"councils:{name}", args=[session.pk, *more])


def send(client: Client, name: str, session: CouncilSession, body: Any, *more: object) -> Any:
    """What the page's script sends; a text is sent as it is."""
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(address(name, session, *more), content, content_type="application/json")


def sent_in_vain(client: Client, name: str, session: CouncilSession, body: Any, *more: object) -> str:
    """The sentence on the screen: 422, with what to do next, and nothing kept."""
    before = everything()
    answer = send(client, name, session, body, *more)
    assert answer.status_code == 422, (answer.status_code, answer.content[:300])
    said: str = answer.json()["refused"]
    assert LEADS_ON.search(said), f"nothing to do next: {said}"
    assert changed(before) == set()
    return said
