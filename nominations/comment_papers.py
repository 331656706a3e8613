"""Bảng tổng hợp ý kiến: comments of the database turned into plain values."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from accounts.access import holds
from accounts.models import User
from accounts.roles import Role
from core.papers import Paper, Signer
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from nominations.commenting import comments_on
from nominations.models import Comment
from nominations.papers import comment_summary
from nominations.papers.comment_summary import FileComments, Said
from nominations.printing import nominee_of


def summary_paper(files: Sequence[Any], *, subject: str, by: User, on: date) -> Paper:
    """The paper of *files* (rows of ``commenting.dated``), which *by* reads; who reads them is asked before.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    said: dict[int, list[Comment]] = {}
    for comment in comments_on([file.pk for file in files]):
        said.setdefault(comment.nomination_id, []).append(comment)
    secretary = holds(by, Role.COUNCIL_SECRETARY)
    return comment_summary.build(
        comment_summary.SummaryContent(
            issuer=issuer_of(agency_on(on)),
            on=on,
            subject=subject,
            files=tuple(_file(file, said.get(file.pk, ()), on) for file in files),
            compiler=Signer(("THƯ KÝ HỘI ĐỒNG" if secretary else "NGƯỜI LẬP",), by.full_name, sealed=False),
            mark=rehearsal_mark(),
        )
    )


def _file(file: Any, comments: Sequence[Comment], on: date) -> FileComments:
    shown = [one for one in comments if one.hiding is None]
    return FileComments(
        dossier_number=file.number,
        nominee=nominee_of(file),
        last_day=file.comments_until,
        said=tuple(_said(one) for one in shown),
        hidden=tuple(one.hiding.words for one in comments if one.hiding),
        open=file.comments_until >= on,
    )


def _said(comment: Comment) -> Said:
    by = f"{comment.author.addressed}, {comment.author.department}"
    return Said(by, comment.stance == Comment.Stance.AGREE, comment.text, comment.answer)
