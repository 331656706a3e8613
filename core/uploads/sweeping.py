"""What was left in the store: halves of files, files that no row refers to, files never sent to their end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings

#: Younger files may belong to an act that is still under way.
GRACE = timedelta(days=1)
#: Folder below the private one for files that are written over several runs of the clock.
HALF_WRITTEN = "writing"
_NAMES_A_FILE = "stored_name"


def sweep() -> int:
    """Remove leftovers older than a day; how many.

    Every column of every table whose name ends in ``stored_name`` counts as a reference, old versions included.
    """
    before = datetime.now(UTC) - GRACE
    old = [path for path in _files() if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
    referred = set(_references()) if old else set()
    leftover = [path for path in old if f"{path.parent.name}/{path.name}" not in referred]
    leftover += [path for path in _unfinished() if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
    for path in leftover:
        path.unlink(missing_ok=True)
    return len(leftover)


def _files() -> Iterator[Path]:
    """Files as ``keep`` names them, and halves of such."""
    root: Path = settings.PRIVATE_MEDIA_ROOT
    for path in root.glob("[0-9a-f][0-9a-f]/*"):
        if path.is_file() and len(path.stem) == 32 and path.stem.startswith(path.parent.name):
            yield path


def _unfinished() -> Iterator[Path]:
    """Files that were being sent in pieces (``core.uploads.resuming``), or written in pieces (``HALF_WRITTEN``)."""
    root: Path = settings.PRIVATE_MEDIA_ROOT
    yield from root.glob("sending/*/*.*")
    yield from root.glob(f"{HALF_WRITTEN}/*.*")


def _references() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields if field.attname.endswith(_NAMES_A_FILE)]
        for name in names:
            yield from model._base_manager.values_list(name, flat=True).distinct()
