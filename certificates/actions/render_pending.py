"""Printing the certificates that are numbered and have no file yet."""

import logging
from collections.abc import Iterator
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from certificates.models import Certificate
from certificates.queries import to_render
from certificates.rendering import CertificateText
from certificates.rendering.render import render_many
from core.history import keep as keep_row
from core.uploads import keep

_TOGETHER = 25  # pages laid out at once; so many are lost at most where a run is stopped
_MOST = 500  # far more than any machine prints in a slice
_FAULTS = (ValueError, TypeError, OSError)

log = logging.getLogger(__name__)


def render_pending(rows: QuerySet[Certificate] | None = None, seconds: float | None = None) -> int:
    """Print those of *rows* (else of all) that have no file, for about so many *seconds* (else one portion).

    Returns how many were printed.

    Each is kept on its own, so that a run that is stopped loses what it was laying out and nothing else; two runs at
    the same time never keep two files for one certificate. One that cannot be printed is logged and left.
    """
    end, printed = monotonic() + (settings.PORTION_SECONDS if seconds is None else seconds), 0
    waiting = list((to_render() if rows is None else rows.filter(stored_name=""))[:_MOST])
    for first in range(0, len(waiting), _TOGETHER):
        if first and monotonic() > end:
            break
        printed += sum(_keep(row, content) for row, content in _rendered(waiting[first : first + _TOGETHER]))
    return printed


def _rendered(rows: list[Certificate]) -> Iterator[tuple[Certificate, bytes]]:
    """The rows with their files; one by one where a page of them cannot be printed."""
    try:
        files = list(render_many(CertificateText.from_dict(row.text) for row in rows))
    except _FAULTS:
        if len(rows) == 1:
            log.exception("certificate %s was not printed", rows[0].code)
            return
        for row in rows:
            yield from _rendered([row])
    else:
        yield from zip(rows, files, strict=True)


@transaction.atomic
def _keep(certificate: Certificate, content: bytes) -> bool:
    row = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if row.stored_name or row.text != certificate.text:  # another run was quicker, or its words were put right
        return False
    stored = keep(content, f"giay-cong-nhan-{row.code}.pdf", "application/pdf")
    row.stored_name, row.original_name = stored.stored_name, stored.original_name
    row.size, row.sha256 = stored.size, stored.sha256
    keep_row(row, by=None, why="render", fields=["stored_name", "original_name", "size", "sha256"])
    return True
