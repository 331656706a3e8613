"""Which certificates wait for whose signature, and by which registered certificates it is taken."""

from datetime import date

from django.db.models import QuerySet

from certificates.cases import going
from certificates.models import Certificate, Decision, SignedFile, SigningCertificate
from certificates.queries import certificates_of
from certificates.signing import Stage
from certificates.workflow import CertificateState
from core.uploads import read


def expected_on(day: date) -> dict[str, Stage]:
    """The certificates whose signatures are taken that day, by SHA-256, with what each signs."""
    rows = SigningCertificate.objects.filter(since__lte=day, until__gte=day)
    return {sha256: Stage(stage) for sha256, stage in rows.values_list("sha256", "stage")}


def signature_picture(sha256: str) -> bytes:
    """What signatures made here with this certificate show; empty where the office gave no picture.

    :raises ValidationError: the picture is missing or is no longer what was stored.
    """
    row = SigningCertificate.objects.filter(sha256=sha256).exclude(picture_stored_name="").first()
    return read(row.picture_stored_name, row.picture_sha256) if row else b""


def to_sign(decision: Decision) -> QuerySet[Certificate]:
    """The printed certificates of a decision that are in force, each with the files signed so far."""
    rows = certificates_of(decision).filter(state=CertificateState.ISSUED).exclude(stored_name="")
    return going(rows).prefetch_related("signed_files")


def next_stage(certificate: Certificate) -> Stage | None:
    """Whose signature the certificate waits for; None when it bears both."""
    return next(iter([stage for stage in Stage if stage not in _signed(certificate)]), None)


def latest_file(certificate: Certificate) -> Certificate | SignedFile:
    """The file with the most signatures: what is shown, sent on and signed next."""
    signed = _signed(certificate)
    return signed[max(signed, key=list(Stage).index)] if signed else certificate


def _signed(certificate: Certificate) -> dict[Stage, SignedFile]:
    files: list[SignedFile] = list(certificate.signed_files.all())
    return {Stage(row.stage): row for row in files}
