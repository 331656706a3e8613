"""A guard around a request: the database may be read, and written only where reading leaves its trace."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection

#: The one list of what looking at a page may write: the session and its list, who saw personal data, limits.
TRACES_OF_READING = {"django_session", "usersessions_usersession", "accounts_accesslog", "portal_cache"}

_HARMLESS = re.compile(r"[\s(]*(SELECT|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)
_WRITING = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


class Written(AssertionError):
    """A request that may only read was about to write."""


@contextmanager
def nothing_written() -> Iterator[list[str]]:
    """The statements that were made.

    :raises Written: at the first one that changes more than ``TRACES_OF_READING``.
    """
    made: list[str] = []
    with connection.execute_wrapper(partial(_refuse, made)):
        yield made


def _refuse(made: list[str], execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    made.append(sql)
    writing = _WRITING.match(sql)
    if (writing and writing.group(1) in TRACES_OF_READING) or (_HARMLESS.match(sql) and "FOR UPDATE" not in sql):
        return execute(sql, params, many, context)
    raise Written(sql[:200])
