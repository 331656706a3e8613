"""Biên bản kiểm phiếu, on paper or online: every figure reconciled, every rule with its source."""

from collections.abc import Iterator

from core.papers import (
    Block,
    CountingSignatures,
    Heading,
    Paper,
    Paragraph,
    Recipients,
    SectionTitle,
    SignatureBlock,
    Signer,
    plain,
)
from core.vietnamese import in_words, long_date, long_time, two_digits
from councils.papers.boxes import BoxReport
from councils.papers.counting_content import CountingContent, check_counting
from councils.papers.counting_tables import ballots_table, recusals_table, results_table
from councils.papers.results import NO_RESULTS, NomineeResult, Verdict
from nominations.papers.nominee import count_phrase


def build(content: CountingContent) -> Paper:
    """The minutes; raises FiguresDisagree rather than print sums that are wrong."""
    check_counting(content)
    blocks = (
        Heading("BIÊN BẢN KIỂM PHIẾU", content.subject),
        SectionTitle("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"),
        *_circumstances(content),
        SectionTitle("II. QUY TẮC BÌNH XÉT VÀ TÍNH KẾT QUẢ"),
        *_rules(content),
        SectionTitle("III. KẾT QUẢ KIỂM PHIẾU"),
        *(block for place, box in enumerate(content.boxes, 1) for block in _box(content, box, place)),
        Paragraph(f"{len(content.boxes) + 1}. Kết luận: {_conclusion(content.results)}."),
        SectionTitle("IV. VIỆC KHÁC, NIÊM PHONG PHIẾU"),
        *_closing(content),
        CountingSignatures(
            "TỔ KIỂM PHIẾU",
            tuple(Signer((counter.role,), counter.name, "(Ký tên)", sealed=False) for counter in content.team.counters),
        ),
        SignatureBlock(
            Signer(("CHỦ TỌA", content.chair.role.upper()), content.chair.name),
            Recipients(tuple(plain(item) for item in content.recipients)),
        ),
    )
    head = content.issuer.head(number=content.reference.text)
    return Paper("Biên bản kiểm phiếu", head, blocks, content.annexes, mark=content.mark)


def _circumstances(content: CountingContent) -> Iterator[Block]:
    attendance = content.attendance
    absent = "; ".join(f"{item.member.in_text}: {plain(item.reason)}" for item in attendance.absences)
    yield Paragraph(
        f"1. Thời gian: Việc kiểm phiếu bắt đầu lúc {long_time(content.started)}, {long_date(content.started)}."
    )
    yield Paragraph(f"2. Địa điểm: {plain(content.place)}.")
    yield Paragraph(
        f"3. {plain(content.council_name)} có {two_digits(attendance.total)} thành viên; có mặt: "
        f"{two_digits(len(attendance.present))} thành viên; vắng mặt: {two_digits(len(attendance.absences))} "
        f"thành viên{f' ({absent})' if absent else ''}. Số thành viên dự họp: {attendance.share}. "
        f"{attendance.quorum.marked}"
    )
    yield Paragraph(
        "4. Tổ kiểm phiếu được Hội đồng thông qua tại phiên họp bằng biểu quyết giơ tay, "
        f"{content.team.confirmation}, gồm:"
    )
    last = len(content.team.counters) - 1
    for place, counter in enumerate(content.team.counters):
        yield Paragraph(f"- {counter.marked}{'.' if place == last else ';'}")
    if not any(result.recusals for result in content.results):
        yield Paragraph("5. Không có thành viên nào thuộc diện không tham gia bình xét.")
        return
    yield Paragraph("5. Thành viên không tham gia bình xét đối với từng hồ sơ:")
    yield recusals_table(content.results)


def _rules(content: CountingContent) -> Iterator[Block]:
    for place, rule in enumerate(content.rules, 1):
        yield Paragraph(f"{place}. {rule.marked}")
    bases = sorted({result.outcome.base for result in content.results if result.line}, reverse=True)
    if bases:
        needed = "; ".join(
            f"cơ sở tính {two_digits(base)} thì cần ít nhất {two_digits(content.rule.needed(base))} phiếu tán thành"
            for base in bases
        )
        yield Paragraph(f"{len(content.rules) + 1}. Cơ sở tính là {plain(content.base_name)}; với {needed}.")


def _box(content: CountingContent, box: BoxReport, place: int) -> Iterator[Block]:
    label = f"{plain(box.label)}: " if box.label else ""
    yield Paragraph(f"{place}. {label}{two_digits(box.tally.eligible)} thành viên được bỏ phiếu. Số phiếu:")
    yield ballots_table(box)
    if not box.results:
        yield Paragraph(f"{NO_RESULTS} Không lập bảng kết quả của hòm phiếu này.")
        return
    if box.unopened:
        yield Paragraph(f"Hòm phiếu không mở: {plain(box.unopened).rstrip('.')}. Các hồ sơ thuộc hòm phiếu này:")
    else:
        third = " + không có ý kiến" if content.third_choice else ""
        lines = " + dòng không hợp lệ" if box.has_blank_lines else ""
        yield Paragraph(
            f"Kết quả từng hồ sơ (ở mỗi dòng: tán thành + không tán thành{third}{lines} = "
            f"{two_digits(box.tally.valid)} phiếu hợp lệ):"
        )
    yield results_table(box, content.third_choice)


def _conclusion(results: tuple[NomineeResult, ...]) -> str:
    endings = {
        Verdict.PASSED: "đạt tỷ lệ quy định",
        Verdict.FAILED: "không đạt",
        Verdict.SECOND_BALLOT: "bỏ phiếu lại",
        Verdict.NOT_COUNTED: "không đủ số người bỏ phiếu",
    }
    parts = []
    for verdict, ending in endings.items():
        nominees = [result.nominee for result in results if result.verdict == verdict]
        if nominees:
            parts.append(f"{count_phrase(nominees, words=True)} {ending}")
    return "; ".join(parts) or "không có hồ sơ nào được tính kết quả"


def _counted_by(content: CountingContent) -> str:
    first, second = plain(content.entered_by), plain(content.confirmed_by)
    if content.electronic:
        return f"Hòm phiếu do {first} và {second} của Tổ kiểm phiếu cùng mở, mỗi người bằng phần khóa của mình."
    return f"Số liệu do {first} nhập, {second} đối chiếu với phiếu và xác nhận."


def _closing(content: CountingContent) -> Iterator[Block]:
    for remark in content.remarks or ("Không có việc phát sinh trong quá trình bỏ phiếu và kiểm phiếu",):
        yield Paragraph(f"{plain(remark).rstrip('.')}.")
    if content.entered_by:
        yield Paragraph(_counted_by(content))
    for sentence in content.sealing:
        yield Paragraph(f"{plain(sentence).rstrip('.')}.")
    yield Paragraph(
        f"Biên bản kết thúc lúc {long_time(content.ended)}, {long_date(content.ended)}; được lập thành "
        f"{two_digits(content.copies)} ({in_words(content.copies)}) bản có giá trị như nhau, đã đọc cho Hội đồng "
        "cùng nghe và thống nhất./."
    )
