"""Tập hồ sơ: all files of a dossier in one archive, numbered in the order of its index."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from core.papers import Paper, PaperError, render_pdf
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from core.vietnamese import local_day, short_date
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from nominations.content import report_length, source_of
from nominations.covering import served
from nominations.dossiers import dossier_paper, newest
from nominations.models import Evidence, Nomination, NominationPaper, RedactedTwin, ReportVersion
from nominations.papers.evidence_index import IndexContent, IndexedFile, build
from nominations.printing import nominee_of
from nominations.readiness import evidence_of, matrix


@dataclass(frozen=True)
class _Printed:
    """The dossier's own paper, which is made for the archive and kept nowhere."""

    content: bytes
    made_at: datetime
    original_name: str = "Ho-so.pdf"

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


_Kept = Evidence | NominationPaper | RedactedTwin | ReportVersion | _Printed
COVERED = "bản đã che thông tin cá nhân"


def bundled(nomination: Nomination, originals: bool) -> list[Bundled]:
    """Index, the dossier as one paper, its report where that is a file, evidence, receipts: numbered in front.

    :param originals: whether the reader gets evidence itself or its redacted twins.

    :raises ValidationError: the agency is not entered, or the index cannot be printed.
    """
    kept = [("", "Hồ sơ", "Lập từ nội dung trên cổng", _printed(nomination)), *_kept(nomination, originals)]
    last = max(_came(row) for *_, row in kept)
    listed = tuple(
        IndexedFile(f"{place:02}", label, title, source, row.size or 0, row.sha256)
        for place, (label, title, source, row) in enumerate(kept, 1)
    )
    content = IndexContent(
        issuer_of(agency_on(local_day(last))), local_day(last), nomination.number, nominee_of(nomination),
        nomination.department.name, listed, _awaited(nomination, originals), rehearsal_mark(),
    )  # fmt: skip
    files = [Bundled("00-Danh-muc.pdf", last, _pdf(build(content)))]
    for place, (_, title, _, row) in enumerate(kept, 1):
        held = row.content if isinstance(row, _Printed) else row
        files.append(Bundled(_name(place, title, row), _came(row), held))
    return files


def _printed(nomination: Nomination) -> _Printed:
    return _Printed(_pdf(dossier_paper(nomination)), newest(nomination))


def _pdf(paper: Paper) -> bytes:
    try:
        return render_pdf(paper)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _kept(nomination: Nomination, originals: bool) -> Iterator[tuple[str, str, str, _Kept]]:
    """Every file with its criterion, its title and where it comes from, in the order of the index."""
    if upload := nomination.report_upload:
        yield "", "Báo cáo thành tích", report_length(nomination), upload
    labels = {cell.criterion.pk: cell.label for cell in matrix(nomination)}
    for item in evidence_of(nomination):
        if file := served(item, originals):
            title = f"{item.title} ({COVERED})" if file is not item else item.title
            yield labels[item.criterion_id], title, source_of(item), file
    for paper in nomination.papers.filter(kind=NominationPaper.Kind.RECEIPT).order_by("turn"):
        yield "", f"Biên nhận hồ sơ, lần {paper.turn}", short_date(paper.made_at), paper


def _awaited(nomination: Nomination, originals: bool) -> tuple[str, ...]:
    """Titles of evidence that is not in the archive, since its twin is being prepared."""
    return tuple(item.title for item in evidence_of(nomination) if served(item, originals) is None)


def _name(place: int, title: str, row: _Kept) -> str:
    """The number, the title without what file systems forbid, and the extension of what is stored."""
    plain = title.replace("/", "-").replace("\\", "-")[:80]
    return safe_name(f"{place:02} {plain}{PurePosixPath(row.original_name).suffix}")


def _came(row: _Kept) -> datetime:
    return row.added_at if isinstance(row, Evidence) else row.made_at
