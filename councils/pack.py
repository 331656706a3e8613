"""Tập tài liệu phiên họp: the papers of a meeting in one archive, for each reader only what he or she may read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.viewing import viewer_words
from core.papers import Paper, PaperError, render_docx
from core.papers.viewer_mark import marked_for_viewer
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from core.vietnamese import VIETNAM, local_day
from councils.inviting import invitation_of, invitation_refusals, subject_of
from councils.models import CouncilSession
from councils.pack_papers import Drawn, Missing, papers_for
from councils.papers import meeting_contents
from councils.papers.packed_files import PackedFile
from councils.printing import issuer_on, pdf
from documents.issuing import rehearsal_mark


@dataclass(frozen=True)
class _Part:
    """One file: bytes or the stored row, with what the list of contents tells of it."""

    title: str
    content: Any
    size: int
    digest: str


def pack_refusals(session: CouncilSession) -> Iterator[str]:
    """Why there is nothing to hand out yet, each with what to do; what can no longer be invited to has none."""
    if not session.agenda.filter(dropped_at=None).exists():
        yield (
            "Danh sách bình xét chưa có hồ sơ nào nên chưa có tập tài liệu. Mời Thư ký Hội đồng mở «Sửa phiên họp» để "
            "chọn hồ sơ."
        )
    if invitation_of(session) is None and not any(invitation_refusals(session)):
        yield (
            "Phiên họp chưa có giấy mời nên chưa có tập tài liệu. Mời Thư ký Hội đồng hoặc Văn phòng Sở «Lập giấy "
            "mời», rồi tải lại."
        )


def packed(session: CouncilSession, *, by: User) -> list[Bundled]:
    """The list of contents and every paper that *by* may read, in the order of the meeting.

    What is drawn for this reader bears his or her mark, but for a sheet that is signed by hand; the invitation is the
    file of record.

    :raises ValidationError: a paper cannot be drawn, or the agency is not entered.
    """
    words = viewer_words(by)
    parts: list[_Part] = []
    missing: list[str] = []
    if invitation := invitation_of(session):
        parts.append(_Part("Giấy mời họp", invitation, invitation.size, invitation.sha256))
    for found in papers_for(session, by):
        match found:
            case Missing(sentence):
                missing.append(sentence)
            case Drawn(title, paper, to_sign):
                content = pdf(paper) if to_sign else marked_for_viewer(pdf(paper), words)
                parts.append(_Part(title, content, len(content), hashlib.sha256(content).hexdigest()))
    at = datetime.combine(local_day(session.held_at), time(), tzinfo=VIETNAM)
    contents = _contents(session, parts, missing, by)
    marked = marked_for_viewer(pdf(contents), words)
    listed = [Bundled("00-Danh-muc.pdf", at, marked), Bundled("00-Danh-muc.docx", at, _word(contents))]
    named = ((safe_name(f"{place:02} {part.title}.pdf"), part) for place, part in enumerate(parts, 1))
    return listed + [Bundled(name, at, part.content) for name, part in named]


def _contents(session: CouncilSession, parts: list[_Part], missing: list[str], by: User) -> Paper:
    return meeting_contents.build(
        meeting_contents.MeetingContents(
            issuer=issuer_on(local_day(session.held_at)),
            held_at=session.held_at,
            place=session.place,
            subject=subject_of(session.season),
            reader=", ".join(part for part in (f"{by.addressed[:1].lower()}{by.addressed[1:]}", by.post) if part),
            files=tuple(
                PackedFile(f"{place:02}", part.title, part.size, part.digest) for place, part in enumerate(parts, 1)
            ),
            missing=tuple(missing),
            mark=rehearsal_mark(),
        )
    )


def _word(paper: Paper) -> bytes:
    try:
        return render_docx(paper)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem
