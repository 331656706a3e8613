"""Tóm tắt hồ sơ: one nominee on one page, each criterion with what is stated, proved and found so far."""

from dataclasses import dataclass, replace
from datetime import date

from core.papers import (
    Block,
    Column,
    Heading,
    Issuer,
    Note,
    Paper,
    PaperError,
    Row,
    Table,
    page_count,
    plain,
)
from core.vietnamese import shortened, two_digits
from nominations.papers.nominee import Nominee

_LENGTHS = (700, 550, 450, 400, 360, 320, 290, 260, 230, 200, 170, 140, 110, 90, 70, 50, 36)
"""Characters that a statement is shortened to; the first that lets all stand on one page is taken."""
_CRITERION, _EVIDENCE = 0.6, 0.45
"""Text of a criterion and titles of its evidence, as parts of that length."""
_LEAST = 24
"""Characters of a criterion; below it titles of evidence give way to their number."""
_SPARE = (Note("…"), Note("…"))
"""White that stays free at the foot of the page, since Word sets a little wider than our print."""


@dataclass(frozen=True, slots=True)
class BriefCriterion:
    """A criterion, its statement, the titles of its evidence; `found` is empty where it may not be told."""

    text: str
    statement: str
    evidence: tuple[str, ...]
    found: str = ""


@dataclass(frozen=True, slots=True)
class BriefContent:
    """`merit` is the department's own one-line summary, `conclusion` what the filed sheets conclude, if it is told.

    `party_opinion` is what the Party cell says, where the season asks it; `conditions` what stands in the way; `late`
    by whose leave it came after the time. `unseen` are pieces of evidence whose originals the Office has not seen,
    `before` earlier recognitions of the same nominee.
    """

    issuer: Issuer
    on: date
    subject: str
    dossier_number: str
    nominee: Nominee
    introduced_by: str
    channel: str
    merit: str
    report: str
    criteria: tuple[BriefCriterion, ...]
    conclusion: str = ""
    party_opinion: str = ""
    conditions: str = ""
    late: str = ""
    unseen: tuple[str, ...] = ()
    before: str = ""
    mark: str = ""


def build(content: BriefContent) -> Paper:
    """The brief with as much text as one page holds.

    :raises PaperError: not even the shortest text stands on one page.
    """
    if _fits(content, 0):
        return _paper(content, _LENGTHS[0])
    few, many = 1, len(_LENGTHS) - 1
    while few < many:
        middle = (few + many) // 2
        few, many = (few, middle) if _fits(content, middle) else (middle + 1, many)
    if few == len(_LENGTHS) - 1 and not _fits(content, few):
        raise PaperError(
            f"Hồ sơ có {len(content.criteria)} tiêu chuẩn, không tóm tắt được trong một trang. "
            "Đồng chí đọc hồ sơ đầy đủ trên cổng."
        )
    return _paper(content, _LENGTHS[few])


def _fits(content: BriefContent, place: int) -> bool:
    paper = _paper(content, _LENGTHS[place])
    return page_count(replace(paper, blocks=paper.blocks + _SPARE)) == 1


def _paper(content: BriefContent, length: int) -> Paper:
    said = f"Ý kiến cấp ủy: {shortened(content.party_opinion, max(_LEAST, length))}" if content.party_opinion else ""
    notes = [Note(plain(text)) for text in (said, content.conclusion) if text]
    blocks: tuple[Block, ...] = (
        Heading("TÓM TẮT HỒ SƠ", content.subject),
        _facts(content),
        _criteria(content, length),
        *notes,
        Note("__Chữ được rút ngắn cho vừa một trang; dấu … là chỗ rút ngắn. Hồ sơ đầy đủ và minh chứng ở trên cổng.__"),
    )
    title = f"Tóm tắt hồ sơ {content.dossier_number}"
    return Paper(title, content.issuer.head(on=content.on), blocks, size="a4-form", mark=content.mark)


def _facts(content: BriefContent) -> Table:
    nominee = content.nominee
    place = ", ".join(part for part in (nominee.position, nominee.unit) if part)
    facts = (
        ("Số hồ sơ", plain(content.dossier_number)),
        ("Tập thể" if nominee.is_collective else "Cá nhân", nominee.titled),
        ("Đơn vị" if nominee.is_collective else "Chức vụ, đơn vị", plain(place)),
        ("Phòng giới thiệu", plain(content.introduced_by)),
        ("Cách thức phát hiện", plain(shortened(content.channel, 160))),
        ("Tóm tắt thành tích", plain(content.merit)),
        ("Báo cáo thành tích", plain(shortened(content.report, 160)) or "Chưa có"),
        *([("Điều kiện xét", plain(shortened(content.conditions, 240)))] if content.conditions else []),
        *([("Nộp muộn", plain(shortened(content.late, 160)))] if content.late else []),
        *([("Chưa đối chiếu bản chính", plain(_titles(content.unseen, 200)))] if content.unseen else []),
        *([("Đã được công nhận", plain(shortened(content.before, 160)))] if content.before else []),
    )
    return Table((Column("", 38), Column("", 140)), tuple(Row(fact) for fact in facts), headless=True)


def _criteria(content: BriefContent, length: int) -> Table:
    """The column of what was found is there only for those who may read it."""
    told = any(criterion.found for criterion in content.criteria)
    columns = [
        Column("Tiêu chuẩn", 44),
        Column("Thuyết minh", 72),
        Column("Minh chứng", 40),
        *([Column("Thẩm định", 22, "center")] if told else []),
    ]
    rows = tuple(
        Row(
            (
                plain(f"{place}. {shortened(criterion.text, max(_LEAST, round(length * _CRITERION)))}"),
                plain(shortened(criterion.statement, length)) or "Chưa có thuyết minh",
                plain(_titles(criterion.evidence, round(length * _EVIDENCE))),
                *([plain(criterion.found, keep_lines=True)] if told else []),
            )
        )
        for place, criterion in enumerate(content.criteria, 1)
    )
    return Table(tuple(columns), rows)


def _titles(titles: tuple[str, ...], most: int) -> str:
    """As many titles as the room takes, at least the first, and how many more there are; or only their number."""
    if not titles:
        return "Chưa có"
    if most < _LEAST:
        return f"{two_digits(len(titles))} minh chứng"
    kept = [shortened(titles[0], most)]
    for title in titles[1:]:
        if len("; ".join([*kept, title])) > most:
            break
        kept.append(title)
    more = len(titles) - len(kept)
    return "; ".join(kept) + (f"; và {more} minh chứng khác" if more else "")
