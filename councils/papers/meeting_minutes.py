"""Biên bản họp Hội đồng, after form 1.9 of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from core.papers import (
    Annex,
    Block,
    Column,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Recipients,
    Reference,
    Row,
    SectionTitle,
    SignatureBlock,
    Signer,
    Table,
    plain,
)
from core.vietnamese import long_date, long_time, two_digits
from councils.counting import VotingRule
from councils.papers.boxes import BoxReport, check_box
from councils.papers.errors import require
from councils.papers.parts import Attendance, CountingTeam, Member
from councils.papers.results import NO_RESULTS, Verdict
from nominations.papers.nominee import count_phrase, grouped_rows


@dataclass(frozen=True, slots=True)
class MeetingContent:
    """Everything the minutes say; moments carry their time zone.

    `kind` names the kind of session; `proceedings` and `conclusions` are paragraphs in order, `noted` what must be
    told of single files; `boxes` carry the results of the count whose own minutes are `counting`.
    """

    issuer: Issuer
    reference: Reference
    subject: str
    kind: str
    started: datetime
    ended: datetime
    place: str
    attendance: Attendance
    chair: Member
    secretary: Member
    proceedings: tuple[str, ...]
    team: CountingTeam
    counting: Reference
    boxes: tuple[BoxReport, ...]
    rule: VotingRule
    conclusions: tuple[str, ...]
    recipients: tuple[str, ...]
    noted: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    mark: str = ""


def build(content: MeetingContent) -> Paper:
    """The minutes; raises FiguresDisagree rather than repeat sums that are wrong."""
    require(content.started <= content.ended, "Giờ kết thúc cuộc họp sớm hơn giờ bắt đầu.")
    require(content.chair in content.attendance.present, "Chủ tọa không có trong danh sách dự họp.")
    for box in content.boxes:
        check_box(box, content.rule)
    ending = Paragraph(
        f"Cuộc họp kết thúc vào {long_time(content.ended)}, {long_date(content.ended)}; biên bản đã đọc cho các "
        "thành viên dự họp cùng nghe và thống nhất./."
    )
    blocks = (
        Heading("BIÊN BẢN", content.subject),
        *_opening(content),
        SectionTitle("I. NỘI DUNG"),
        *_proceedings(content),
        SectionTitle("II. KẾT QUẢ BỎ PHIẾU KÍN"),
        *_vote(content),
        SectionTitle("III. KẾT LUẬN CỦA CHỦ TỌA"),
        *_numbered(content.conclusions),
        ending,
        SignatureBlock(
            Signer(("CHỦ TỌA", content.chair.role.upper()), content.chair.name),
            Signer(("THƯ KÝ",), content.secretary.name),
        ),
        Recipients(tuple(plain(item) for item in content.recipients)),
    )
    head = content.issuer.head(number=content.reference.text)
    return Paper("Biên bản họp Hội đồng", head, blocks, content.annexes, mark=content.mark)


def _opening(content: MeetingContent) -> Iterator[Block]:
    attendance = content.attendance
    yield Paragraph(
        f"**Thời gian bắt đầu:** {long_time(content.started)}, {long_date(content.started)}. "
        f"**Hình thức:** {plain(content.kind)}."
    )
    yield Paragraph(f"**Địa điểm:** {plain(content.place)}.")
    yield Paragraph(f"**Thành phần tham dự:** {attendance.share}. {attendance.quorum.marked} Gồm:")
    columns = (
        Column("STT", 11, "center"),
        Column("Họ và tên", 46),
        Column("Chức vụ", 57),
        Column("Vai trò trong Hội đồng", 51),
    )
    rows = (
        Row((str(place), member.titled, plain(member.position), plain(member.role)))
        for place, member in enumerate(attendance.present, 1)
    )
    yield Table(columns, tuple(rows))
    absent = "; ".join(
        f"{absence.member.in_text}, {plain(absence.member.role)} ({plain(absence.reason)})"
        for absence in attendance.absences
    )
    yield Paragraph(f"**Vắng mặt:** {absent or 'không có'}.")
    yield Paragraph(f"**Chủ trì:** {_introduced(content.chair)}.")
    yield Paragraph(f"**Thư ký:** {_introduced(content.secretary)}.")


def _introduced(member: Member) -> str:
    return f"{member.in_text}, {plain(member.position)}, {plain(member.role)}"


def _proceedings(content: MeetingContent) -> Iterator[Block]:
    """What went on, what must be told of single files, and last the vote on the counters."""
    told = (*content.proceedings, *(f"{note.rstrip('.')}." for note in content.noted))
    yield from _numbered(told)
    yield Paragraph(
        f"{len(told) + 1}. Hội đồng biểu quyết giơ tay thông qua Tổ kiểm phiếu, {content.team.confirmation}, gồm: "
        f"{_counters(content.team)}."
    )


def _counters(team: CountingTeam) -> str:
    return "; ".join(counter.marked for counter in team.counters)


def _numbered(sentences: tuple[str, ...]) -> Iterator[Block]:
    for place, sentence in enumerate(sentences, 1):
        yield Paragraph(f"{place}. {plain(sentence)}")


def _vote(content: MeetingContent) -> Iterator[Block]:
    issued, returned, valid = (
        sum(getattr(box.tally, figure) for box in content.boxes) for figure in ("issued", "returned", "valid")
    )
    results = tuple(result for box in content.boxes for result in box.results)
    boxes = f"{two_digits(len(content.boxes))} hòm phiếu; " if len(content.boxes) > 1 else ""
    yield Paragraph(
        f"Theo Biên bản kiểm phiếu {content.counting.cited}: {boxes}phát ra {two_digits(issued)} phiếu, thu về "
        f"{two_digits(returned)} phiếu, hợp lệ {two_digits(valid)} phiếu. {'Kết quả:' if results else NO_RESULTS}"
    )
    if not results:
        return
    columns = (
        Column("STT", 11, "center"),
        Column("Cá nhân, tập thể", 86),
        Column("Tán thành /\ncơ sở tính", 24, "center"),
        Column("Tỷ lệ tán thành", 22, "center"),
        Column("Kết quả", 22, "center"),
    )
    rows = grouped_rows(
        results,
        lambda result: result.nominee,
        lambda result: (
            result.nominee.with_unit,
            result.fraction,
            result.outcome.share,
            result.verdict_cell,
        ),
    )
    passed = [result.nominee for result in results if result.verdict == Verdict.PASSED]
    yield Table(columns, rows, closing=f"(Đạt tỷ lệ quy định: {count_phrase(passed)})")
