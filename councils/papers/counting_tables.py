"""Tables of the counting minutes: ballots of a box, results of its nominees, members who stood aside."""

from core.papers import Column, Row, Table, plain
from core.papers.typography import in_words, two_digits
from councils.papers.boxes import Box
from councils.papers.results import NomineeResult, Outcome
from nominations.papers.nominee import grouped_rows


def ballots_table(box: Box) -> Table:
    """Ballots in figures and words, with the equations that they satisfy."""
    columns = (
        Column("Nội dung", 54),
        Column("Số phiếu", 18, "center"),
        Column("Bằng chữ", 26, "center"),
        Column("Đối chiếu", 66),
    )
    papers = box.papers
    rows = [
        (
            "Số phiếu in ra",
            papers.printed,
            _equation("In ra = phát ra + hỏng + đã hủy", papers.printed, box.issued, papers.spoiled, papers.destroyed),
        ),
        ("Số phiếu đóng dấu", papers.stamped, ""),
        ("Số phiếu hỏng (thu lại, đổi phiếu khác)", papers.spoiled, ""),
        ("Số phiếu thừa đã hủy", papers.destroyed, ""),
        (
            "Tổng số phiếu phát ra",
            box.issued,
            _equation("Phát ra = thu về + không thu về", box.issued, box.returned, box.not_returned),
        ),
        ("Tổng số phiếu thu về", box.returned, ""),
        ("Số phiếu không thu về", box.not_returned, ""),
    ]
    if not box.unopened:
        valid = _equation("Thu về = hợp lệ + không hợp lệ", box.returned, box.valid, box.invalid)
        rows += [("Số phiếu hợp lệ", box.valid, valid), ("Số phiếu không hợp lệ", box.invalid, "")]
    cells = (Row((title, two_digits(count), in_words(count), check)) for title, count, check in rows)
    return Table(columns, tuple(cells))


def _equation(text: str, whole: int, *parts: int) -> str:
    return f"{text}:\n{two_digits(whole)} = {' + '.join(two_digits(part) for part in parts)}"


def results_table(box: Box, third_choice: bool) -> Table:
    """One line a nominee; a column for lines that are not valid only where there are such lines."""
    group = "Số phiếu"
    columns = [Column("STT", 11, "center"), Column("Cá nhân, tập thể", 52)]
    if not box.unopened:
        votes = ["Tán thành", "Không tán thành"]
        votes += ["Không có ý kiến"] if third_choice else []
        votes += ["Không hợp lệ"] if box.has_invalid_lines else []
        columns += [Column(title, 16, "center", group) for title in (*votes, "Cộng")]
        columns.append(Column("Tán thành / cơ sở tính", 21, "center"))
    columns.append(Column("Kết quả", 18, "center"))
    rows = grouped_rows(box.results, lambda result: result.nominee, lambda result: _cells(result, box, third_choice))
    return Table(tuple(columns), rows)


def _cells(result: NomineeResult, box: Box, third_choice: bool) -> tuple[str, ...]:
    if result.outcome == Outcome.NOT_COUNTED:
        return result.nominee.with_unit, result.outcome_cell
    votes = [f"{result.approve}\n({in_words(result.approve)})", str(result.disapprove)]
    votes += [str(result.no_opinion)] if third_choice else []
    votes += [str(result.invalid_lines)] if box.has_invalid_lines else []
    share = f"{result.fraction}\n{result.share}"
    return result.nominee.with_unit, *votes, str(result.lines), share, result.outcome_cell


def recusals_table(results: tuple[NomineeResult, ...]) -> Table:
    """Nominees on whom some member did not vote, the members, the reasons and the base that follows."""
    columns = (
        Column("STT", 11, "center"),
        Column("Hồ sơ", 52),
        Column("Thành viên không tham gia, lý do", 79),
        Column("Cơ sở tính", 22, "center"),
    )
    with_recusals = [result for result in results if result.recusals]
    rows = tuple(
        Row((str(place), result.nominee.with_unit, _members(result), two_digits(result.base) if result.base else "–"))
        for place, result in enumerate(with_recusals, 1)
    )
    return Table(columns, rows)


def _members(result: NomineeResult) -> str:
    return ";\n".join(f"{recusal.member.titled}: {plain(recusal.reason)}" for recusal in result.recusals)
