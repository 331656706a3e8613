"""A writer lets go of what was typed and not saved."""

from accounts.models import User
from nominations.models import Nomination, UnsavedText


def drop_unsaved(nomination: Nomination, *, by: User) -> None:
    """Forget this writer's unsaved text, if there is one."""
    UnsavedText.objects.filter(nomination=nomination, user=by).delete()
