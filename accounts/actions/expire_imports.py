from functools import partial

from django.db import transaction

from accounts.models import TableImport
from core import clock
from core.uploads import discard


def expire_imports() -> int:
    """Forget every table whose day is over, imported or not, with its file; how many there were."""
    return sum(_expire(kind) for kind in TableImport.__subclasses__())


@transaction.atomic
def _expire(kind: type[TableImport]) -> int:
    over = list(kind._default_manager.select_for_update().filter(expires_at__lte=clock.now()))
    for row in over:
        row.delete()
        transaction.on_commit(partial(discard, row.stored_name))
    return len(over)
