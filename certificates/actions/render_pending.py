"""Printing the certificates that are numbered and have no file yet."""

import logging

from django.db import transaction

from certificates.models import Certificate
from certificates.queries import to_render
from certificates.rendering import CertificateText
from certificates.rendering.render import render
from core.history import keep as keep_row
from core.uploads import keep

#: As many as are printed while the person who issued them waits; more are left to the clock.
SMALL_BATCH = 20

log = logging.getLogger(__name__)


def render_pending(limit: int = 200) -> int:
    """Print up to *limit* certificates, one after the other, and say how many were printed.

    Each is kept as soon as it is printed, so a run that is stopped loses at most one; two runs at the same
    time never keep two files for one certificate. One that cannot be printed is logged and left.
    """
    printed = 0
    for certificate in list(to_render()[:limit]):
        try:
            content = render(CertificateText.from_dict(certificate.text))
        except (ValueError, TypeError, OSError):
            log.exception("certificate %s was not printed", certificate.code)
            continue
        printed += _keep(certificate, content)
    return printed


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
