"""Tables of the counting minutes: ballots of a box, results of its nominees, members who stood aside."""

from core.papers import Column, Row, Table, plain
from core.vietnamese import in_words, two_digits
from councils.counting import BoxTally
from councils.papers.boxes import BoxReport
from councils.papers.results import NomineeResult
from nominations.papers.nominee import grouped_rows


def ballots_table(box: BoxReport) -> Table:
    """Ballots in figures and words, with the equations that they satisfy."""
    columns = (
        Column("Nội dung", 54),
        Column("Số phiếu", 18, "center"),
        Column("Bằng chữ", 26, "center"),
        Column("Đối chiếu", 66),
    )
    lines = [*_issued(box), *([] if box.unopened else _counted(box))]
    rows = (Row((title, two_digits(count), in_words(count), check)) for title, count, check in lines)
    return Table(columns, tuple(rows))


def _issued(box: BoxReport) -> list[tuple[str, int, str]]:
    tally = box.tally
    used = tally.issued, tally.spoiled, tally.destroyed_unused
    put_in = tally.returned, box.not_returned
    paper = (
        []
        if box.electronic
        else [
            ("Số phiếu in ra", tally.printed, _equation("In ra = phát ra + hỏng + đã hủy", tally.printed, *used)),
            ("Số phiếu đóng dấu", tally.stamped, ""),
            ("Số phiếu hỏng (thu lại, đổi phiếu khác)", tally.spoiled, ""),
            ("Số phiếu thừa đã hủy", tally.destroyed_unused, ""),
        ]
    )
    return [
        *paper,
        *(_beside(box.paper) if box.paper else []),
        ("Tổng số phiếu phát ra", tally.issued, _equation("Phát ra = thu về + không thu về", tally.issued, *put_in)),
        ("Tổng số phiếu thu về", tally.returned, ""),
        ("Số phiếu không thu về", box.not_returned, ""),
    ]


def _beside(paper: BoxTally) -> list[tuple[str, int, str]]:
    """The ballots on paper beside an electronic box; the totals below include them."""
    used = paper.issued, paper.spoiled, paper.destroyed_unused
    return [
        ("Phiếu giấy in ra", paper.printed, _equation("In ra = phát ra + hỏng + đã hủy", paper.printed, *used)),
        ("Phiếu giấy phát ra", paper.issued, "Tính trong tổng số dưới đây"),
        ("Phiếu giấy thu về", paper.returned, "Tính trong tổng số dưới đây"),
    ]


def _counted(box: BoxReport) -> list[tuple[str, int, str]]:
    valid, invalid = box.tally.valid, box.tally.invalid
    check = _equation("Thu về = hợp lệ + không hợp lệ", box.tally.returned, valid, invalid)
    return [("Số phiếu hợp lệ", valid, check), ("Số phiếu không hợp lệ", invalid, "")]


def _equation(text: str, whole: int, *parts: int) -> str:
    return f"{text}:\n{two_digits(whole)} = {' + '.join(two_digits(part) for part in parts)}"


def results_table(box: BoxReport, third_choice: bool) -> Table:
    """One line a nominee; a column for lines that are not valid only where there are such lines."""
    group = "Số phiếu"
    columns = [Column("STT", 11, "center"), Column("Cá nhân, tập thể", 52)]
    if not box.unopened:
        votes = ["Tán thành", "Không tán thành"]
        votes += ["Không có ý kiến"] if third_choice else []
        votes += ["Không hợp lệ"] if box.has_blank_lines else []
        columns += [Column(title, 16, "center", group) for title in (*votes, "Cộng")]
        columns.append(Column("Tán thành /\ncơ sở tính", 21, "center"))
    columns.append(Column("Kết quả", 18, "center"))
    rows = grouped_rows(box.results, lambda result: result.nominee, lambda result: _cells(result, box, third_choice))
    return Table(tuple(columns), rows)


def _cells(result: NomineeResult, box: BoxReport, third_choice: bool) -> tuple[str, ...]:
    line = result.line
    if line is None:
        return result.nominee.with_unit, result.verdict_cell
    votes = [f"{line.approve}\n({in_words(line.approve)})", str(line.disapprove)]
    votes += [str(line.no_opinion)] if third_choice else []
    votes += [str(line.blank)] if box.has_blank_lines else []
    share = f"{result.fraction}\n{result.outcome.share}"
    return result.nominee.with_unit, *votes, str(line.total), share, result.verdict_cell


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
        Row(
            (
                str(place),
                result.nominee.with_unit,
                _members(result),
                two_digits(result.outcome.base) if result.line else "–",
            )
        )
        for place, result in enumerate(with_recusals, 1)
    )
    return Table(columns, rows)


def _members(result: NomineeResult) -> str:
    return ";\n".join(f"{recusal.member.titled}: {plain(recusal.reason)}" for recusal in result.recusals)
