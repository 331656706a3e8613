"""Tóm tắt hồ sơ and Bảng tổng hợp thẩm định: rows of the database turned into plain values."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from accounts.roles import Role
from core.papers import Paper, Signer
from core.vietnamese import two_digits
from councils.appraising import Standing
from councils.comparing import Compared, compared_file, counts_of
from councils.models import AppraisalSheet
from councils.papers import brief, consolidated
from councils.papers.brief import BriefContent, BriefCriterion
from councils.papers.consolidated import ConsolidatedContent, CriterionTally, FileAppraisal, Remark
from councils.printing import issuer_on
from councils.scores import MeanScores, mean_scores
from councils.seats import sitting
from documents.issuing import rehearsal_mark
from nominations.content import recognised_told, report_named, titles_told
from nominations.eligibility import told_in_short
from nominations.lateness import leave_told
from nominations.models import Nomination
from nominations.party_opinions import opinion_on, opinions_on
from nominations.printing import nominee_of
from nominations.queries import recognised_before, unseen_by_file, whole
from nominations.readiness import evidence_of, unseen_originals
from seasons.models import Criterion, Season
from seasons.rules import rules_of

_WITHHELD = "Ý kiến của các thành viên hiện ra sau khi người lập bảng nộp phiếu của mình hoặc khi kết thúc thẩm định."


def brief_paper(found: Standing, user: Any, *, on: date) -> Paper:
    """Tóm tắt hồ sơ as *user* may read it.

    :raises PaperError: not even the shortest text stands on one page.
    """
    nomination, told = whole(found.nomination), compared_file(found, user)
    return brief.build(
        BriefContent(
            issuer=issuer_on(on),
            on=on,
            subject=f"Bình xét điển hình tiên tiến năm {nomination.season.year}",
            dossier_number=nomination.number,
            nominee=nominee_of(nomination),
            introduced_by=nomination.department.name,
            channel=": ".join(str(part) for part in (nomination.get_channel_display(), nomination.movement) if part),
            merit=nomination.merit,
            report=report_named(nomination),
            criteria=_brief_criteria(nomination, told),
            conclusion=_conclusion(told) if told.told else "",
            party_opinion=str(opinion_on(nomination) or ""),
            conditions=told_in_short(nomination),
            late=leave_told(nomination),
            unseen=tuple(item.title for item in unseen_originals(nomination)),
            before=recognised_told(recognised_before(nomination)),
            mark=rehearsal_mark(),
        )
    )


def _brief_criteria(nomination: Nomination, found: Compared) -> tuple[BriefCriterion, ...]:
    stated = {row.criterion_id: row.text for row in nomination.statements.all()}
    proofs: dict[int, list[str]] = {}
    for item in evidence_of(nomination):
        proofs.setdefault(item.criterion_id, []).append(item.title)
    counts = counts_of(found) if found.told else {}
    scores = mean_scores(found.sheets, rules_of(nomination.season).count("score"))
    return tuple(
        BriefCriterion(
            criterion.text,
            stated.get(criterion.pk, ""),
            tuple(proofs.get(criterion.pk, ())),
            _found(counts[criterion.pk], scores.mean(criterion.pk) if scores else "") if criterion.pk in counts else "",
        )
        for criterion in nomination.criteria_set.criteria.all()
    )


def _found(counts: Counter[bool], mean: str) -> str:
    told = f"{counts[True]} đạt, {counts[False]} chưa đạt"
    return f"{told}\n{mean} điểm" if mean else told


def _conclusion(found: Compared) -> str:
    if not found.sheets:
        return "Thẩm định: chưa có phiếu thẩm định nào được nộp."
    against = len(found.sheets) - found.put
    scores = mean_scores(found.sheets, rules_of(found.nomination.season).count("score"))
    return (
        f"Thẩm định: đã nộp {two_digits(len(found.sheets))} phiếu; {two_digits(found.put)} đề nghị đưa ra bỏ phiếu, "
        f"{two_digits(against)} đề nghị Hội đồng cân nhắc."
        + (f" Tổng điểm trung bình {scores.total}, tính trên {two_digits(scores.sheets)} phiếu." if scores else "")
    )


def consolidated_paper(season: Season, files: Sequence[Compared], *, subject: str, on: date) -> Paper:
    """Bảng tổng hợp thẩm định of these files, for the Secretary to sign."""
    highest = rules_of(season).count("score")
    listed = [found.nomination for found in files]
    said, unseen = opinions_on(season, listed), unseen_by_file(listed)
    secretaries = [seat.duty.user for seat in sitting(season) if seat.duty.role == Role.COUNCIL_SECRETARY]
    return consolidated.build(
        ConsolidatedContent(
            issuer=issuer_on(on),
            on=on,
            subject=subject,
            files=tuple(
                _file(found, highest, str(said.get(key, "")), titles_told(unseen.get(key, ())))
                for found, key in ((found, found.nomination.pk) for found in files)
            ),
            secretary=Signer(("THƯ KÝ HỘI ĐỒNG",), secretaries[0].full_name, sealed=False) if secretaries else None,
            mark=rehearsal_mark(),
        )
    )


def _file(found: Compared, highest: int | None, party_opinion: str, unseen: str) -> FileAppraisal:
    nomination = found.nomination
    number, nominee, sheets = nomination.number, nominee_of(nomination), len(found.sheets)
    if not found.told:
        return FileAppraisal(number, nominee, sheets, withheld=_WITHHELD, late=nomination.late)
    criteria, counts = list(nomination.criteria_set.criteria.all()), counts_of(found)
    scores = mean_scores(found.sheets, highest)
    return FileAppraisal(
        number,
        nominee,
        sheets,
        put=found.put,
        criteria=tuple(
            _tally(criterion, counts[criterion.pk], scores) for criterion in criteria if criterion.pk in counts
        ),
        remarks=tuple(_remarks(found, criteria)),
        conclusions=tuple(_conclusion_of(sheet) for sheet in found.sheets),
        total=scores.total if scores else "",
        scored=scores.sheets if scores else 0,
        highest=scores.highest if scores else 0,
        party_opinion=party_opinion,
        late=nomination.late,
        unseen=unseen,
        overtaken=found.overtaken,
    )


def _tally(criterion: Criterion, counts: Counter[bool], scores: MeanScores | None) -> CriterionTally:
    mean = scores.mean(criterion.pk) if scores else ""
    return CriterionTally(criterion.text, counts[True], counts[False], mean)


def _remarks(found: Compared, criteria: Sequence[Criterion]) -> list[Remark]:
    marks = found.marks()
    return [
        Remark(sheet.appraiser.addressed, f"tiêu chuẩn {place}, {'đạt' if mark.met else 'chưa đạt'}", mark.comment)
        for place, criterion in enumerate(criteria, 1)
        for sheet, mark in marks.get(criterion.pk, ())
        if mark.comment
    ]


def _conclusion_of(sheet: AppraisalSheet) -> Remark:
    words = str(sheet.get_conclusion_display())
    return Remark(sheet.appraiser.addressed, words[0].lower() + words[1:], sheet.comment)
