"""Bộ hồ sơ trình Giám đốc (features E01): everything the Director reads, in one archive with its index."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError

from accounts.access import holds, on_council
from accounts.models import User
from accounts.roles import Role
from accounts.viewing import viewer_words
from certificates.listed import Listed
from certificates.models import DecisionPaper
from certificates.papers import package_index
from certificates.queries import paper_in_force
from core.papers import Paper, PaperError, render_pdf
from core.papers.viewer_mark import marked_for_viewer
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from core.vietnamese import VIETNAM
from councils.access import compares_sheets
from councils.appraisal_papers import consolidated_paper
from councils.comparing import compared_in_session
from councils.papers.packed_files import PackedFile
from councils.results import result_sentence
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from nominations.papers import summary_list
from nominations.summary import summary_content
from seasons.rules import Rules

_Part = tuple[str, Any, int, str]  # title, bytes or the stored file, size, SHA-256


def opens_package(listed: Listed, user: Any) -> bool:
    """Whether *user* is told the figures of every session that voted on the list, by the rule ``figures``."""
    if on_council(user) or holds(user, Role.DIRECTOR):
        return True
    told = all(Rules(session.rules)["figures"] == "council_office" for session in listed.sessions)
    return told and holds(user, Role.OFFICE)


def packed(listed: Listed, *, by: User) -> list[Bundled]:
    """The index, the tờ trình, the list of nominees, the signed minutes, the appraisals brought together.

    :raises ValidationError: a paper cannot be drawn, or the agency is not entered.
    """
    on = listed.minutes_date
    words = viewer_words(by)
    parts = [*_submission(listed), _drawn("Danh sách trích ngang", _people(listed, by), words), *_minutes(listed)]
    parts += _appraisals(listed, by, words)
    files = tuple(PackedFile(f"{at:02}", title, size, digest) for at, (title, _, size, digest) in enumerate(parts, 1))
    index = package_index.PackageIndex(
        issuer_of(agency_on(on)),
        on,
        f"Đề nghị công nhận {listed.decision.title}",
        files,
        tuple((item.nomination.name, result_sentence(item.agenda_item)) for item in listed.items),
        rehearsal_mark(),
    )
    at = datetime.combine(on, time(), tzinfo=VIETNAM)
    bundled = [Bundled("00-Danh-muc.pdf", at, _pdf(package_index.build(index), words))]
    for place, (title, content, _, _) in enumerate(parts, 1):
        bundled.append(Bundled(safe_name(f"{place:02} {title}{_ending(content)}"), at, content))
    return bundled


def _submission(listed: Listed) -> Iterator[_Part]:
    paper = paper_in_force(listed.decision, DecisionPaper.Kind.SUBMISSION)
    if paper:
        yield "Tờ trình", paper, paper.size, paper.sha256
        if paper.is_signed:
            yield _scan("Tờ trình, bản ký", paper)


def _minutes(listed: Listed) -> Iterator[_Part]:
    for paper in listed.minutes:
        yield _scan(f"{paper}, phiên họp {paper.session.ordinal}, bản ký", paper)


def _scan(title: str, paper: Any) -> _Part:
    """The signed copy of a paper as a stored file of its own."""
    stored = paper.signed_file
    return title, stored, stored.size, stored.sha256


def _people(listed: Listed, by: User) -> Paper:
    """Compiled by whoever sent the list up, whoever takes it away; by the reader while it is not sent."""
    season, submission = listed.decision.season, paper_in_force(listed.decision, DecisionPaper.Kind.SUBMISSION)
    by = submission.made_by if submission else by
    rows = [item.nomination for item in listed.items]
    return summary_list.build(summary_content(rows, year=season.year, by=by, on=listed.minutes_date))


def _appraisals(listed: Listed, by: User, words: str) -> Iterator[_Part]:
    for session in listed.sessions if compares_sheets(by) else ():
        if files := compared_in_session(session, by):
            subject = f"Hồ sơ bình xét tại phiên họp {session.ordinal} năm {session.season.year}"
            paper = consolidated_paper(session.season, files, subject=subject, on=listed.minutes_date)
            yield _drawn(f"Bảng tổng hợp thẩm định, phiên họp {session.ordinal}", paper, words)


def _drawn(title: str, paper: Paper, words: str) -> _Part:
    content = _pdf(paper, words)
    return title, content, len(content), hashlib.sha256(content).hexdigest()


def _pdf(paper: Paper, words: str) -> bytes:
    """Drawn for this reader, whose name and minute it therefore bears; signed papers are taken as they are."""
    try:
        return marked_for_viewer(render_pdf(paper), words)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _ending(content: Any) -> str:
    return ".pdf" if isinstance(content, bytes) else PurePosixPath(content.original_name).suffix
