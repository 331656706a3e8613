"""Papers of a decision and of what followed from it: changes, letters that were sent, certificates and their files."""

from collections.abc import Iterator

from certificates.models import Certificate, ChangePaper, Decision, LetterPaper
from certificates.queries import certificates_of
from certificates.sheets import register_sheet
from certificates.workflow import ChangeState, LetterState
from core.sheets.writing import MOST_ROWS, to_xlsx
from core.uploads.bundling import Bundled
from operations.archives.groups import drawn, papers


def decision_papers(decision: Decision) -> list[Bundled]:
    """Every tờ trình, decision and list as it was made, those set aside among them, with their signed scans."""
    return papers(decision.papers.order_by("made_at", "pk"))


def change_papers(decision: Decision) -> list[Bundled]:
    """Issued papers that changed the decision, with their signed scans."""
    rows = ChangePaper.objects.filter(change__decision=decision, change__state=ChangeState.ISSUED)
    return papers(rows.select_related("change").order_by("made_at", "pk"))


def letter_papers(decision: Decision) -> list[Bundled]:
    """Letters of results as they were sent."""
    rows = LetterPaper.objects.filter(letter__decision=decision, letter__state=LetterState.RELEASED)
    return papers(rows.select_related("letter__department").order_by("made_at", "pk"))


def certificates(decision: Decision) -> list[Bundled]:
    """The register of the decision, then each certificate ever entered: as issued, as signed, as set aside unsigned."""
    listed = list(certificates_of(decision))
    found = Certificate.objects.filter(item__decision=decision).prefetch_related("signed_files", "aside")
    every = list(found.order_by("year", "number"))
    if not every:
        return []
    issued = every[-1].issued_at
    tables = [
        drawn(f"00-So-theo-doi-{place:02}.xlsx", issued, to_xlsx(register_sheet(listed[first : first + MOST_ROWS])))
        for place, first in enumerate(range(0, len(listed), MOST_ROWS), 1)
    ]
    return [*tables, *(file for row in every for file in _files(row))]


def _files(row: Certificate) -> Iterator[Bundled]:
    name = f"{row.year}-{row.number:05}-{row.code}"
    if row.sha256:
        yield Bundled(f"{name}.pdf", row.issued_at, row)
    for signed in row.signed_files.all():
        yield Bundled(f"{name}-ky-{signed.stage}.pdf", signed.kept_at, signed)
    for place, aside in enumerate(row.aside.all(), 1):
        if aside.sha256:
            yield Bundled(f"{name}-ban-de-rieng-{place:02}.pdf", aside.at, aside)
