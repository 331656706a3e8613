"""The council's papers: what they say, and the figures that they refuse."""

from dataclasses import replace

import pytest

from core.papers import PaperError, page_count, render_pdf
from core.papers.blocks import Heading, Row, Table
from core.papers.paper import Paper
from councils.papers import ballot, brief, consolidated, counting_minutes, meeting_minutes, recheck_minutes, rules_annex
from councils.papers.counting_content import CountingContent
from councils.papers.errors import FiguresDisagree
from councils.papers.parts import SourcedSentence
from councils.papers.recheck_minutes import RecheckContent
from councils.papers.results import Verdict
from nominations.papers.nominee import Nominee
from tests.papers import samples
from tests.papers.form_checker import failures
from tests.papers.printed import read
from tests.papers.samples import NOMINEES, ONE_BOX, RESULTS

pytestmark = pytest.mark.slow


def said(paper: Paper) -> str:
    return read(render_pdf(paper)).text


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def cells(paper: Paper) -> list[str]:
    return [cell for table in tables(paper) for row in table.rows if isinstance(row, Row) for cell in row.cells]


# ---------------------------------------------------------------- ballots


def nominees(count: int, name: str = "Nguyễn Văn A") -> tuple[Nominee, ...]:
    return tuple(Nominee(f"{name} {place}", "Phòng Lễ tân", "Ông") for place in range(count))


@pytest.mark.parametrize(("count", "size"), [(1, "a5"), (13, "a5"), (14, "a4-form"), (25, "a4-form")])
def test_a_ballot_is_one_sheet(count: int, size: str) -> None:
    paper = ballot.build(samples.ballot_content(nominees=nominees(count)))
    assert paper.size == size
    assert len(read(render_pdf(paper)).pages) == 1


def test_names_too_long_for_the_small_sheet_take_the_large_one() -> None:
    collectives = tuple(
        Nominee(f"{samples.LONG_COLLECTIVE} số {place}", "Sở Ngoại vụ", is_collective=True) for place in range(8)
    )
    assert ballot.build(samples.ballot_content(nominees=collectives)).size == "a4-form"


def test_a_ballot_names_no_voter_and_bears_no_number() -> None:
    text = said(samples.ballot_paper())
    assert "Số:" not in text
    assert not any(member.name in text for member in samples.ATTENDANCE.present)
    assert "(dấu của Hội đồng hoặc cơ quan)" in text


def test_all_ballots_of_a_box_are_the_same() -> None:
    assert render_pdf(samples.ballot_paper()) == render_pdf(samples.ballot_paper())


def test_the_third_choice_is_there_only_if_the_season_has_it() -> None:
    two = ballot.build(samples.ballot_content(third_choice=False))
    assert [column.title for column in tables(two)[0].columns[3:]] == ["Tán thành", "Không tán thành"]
    assert tables(samples.ballot_paper())[0].columns[-1].title == "Không có ý kiến"


def test_a_ballot_of_one_of_several_boxes_says_which() -> None:
    assert "Hòm phiếu số 02" in said(ballot.build(samples.ballot_content(box_label="Hòm phiếu số 02")))


# ---------------------------------------------------------------- counting minutes


def minutes(**changes: object) -> Paper:
    return counting_minutes.build(samples.counting_content(**changes))


def with_box(**changes: object) -> tuple[object, ...]:
    return (replace(ONE_BOX, tally=replace(ONE_BOX.tally, **changes)),)  # type: ignore[arg-type]


def test_figures_stand_in_digits_and_words_with_their_equations() -> None:
    text = said(minutes())
    for words in (
        "10 = 08 + 01 + 01",
        "08 = 08 + 00",
        "09 (chín) cá nhân và 03 (ba) tập thể đạt tỷ lệ quy định; 01 (một) cá nhân không đạt",
        "08 thành viên tán thành, 00 thành viên không tán thành",
        "cơ sở tính 09 thì cần ít nhất 07 phiếu tán thành",
        "bà Cao Thị Bích Thủy nhập, ông Vũ Anh Khoa đối chiếu",
    ):
        assert words in text


def test_recusals_are_printed_with_their_base_and_an_unopened_box_tells_nothing() -> None:
    text = said(samples.several_boxes_paper())
    for words in ("06/08", "75,00%", "Hòm phiếu không mở", "Không đủ số người"):
        assert words in text
    assert "[[Ông Ngô Đức Thiện]]: là người đứng đầu tập thể được giới thiệu" in cells(samples.several_boxes_paper())
    last = tables(samples.several_boxes_paper())[-1]
    assert [column.title for column in last.columns] == ["STT", "Cá nhân, tập thể", "Kết quả"]


def test_the_rules_are_annexed_with_their_sources() -> None:
    text = said(minutes())
    assert "QUY TẮC KỲ NÀY" in text
    assert "(theo khoản 2 Điều 7 Quy chế Hội đồng)" in text


@pytest.mark.parametrize(
    "figures",
    [
        {"printed": 11},
        {"stamped": 7},
        {"stamped": 11},
        {"issued": 9},
        {"returned": 9},
        {"valid": 7},
        {"invalid": 1},
        {"spoiled": -1},
        {"eligible": 7},
        {"eligible": 10, "issued": 10, "printed": 12, "stamped": 10},
    ],
)
def test_ballots_that_do_not_balance_are_refused(figures: dict[str, int]) -> None:
    with pytest.raises(FiguresDisagree, match="Hãy kiểm lại số liệu với Tổ kiểm phiếu"):
        minutes(boxes=with_box(**figures))


LINE, OUTCOME = RESULTS[0].line, RESULTS[0].outcome
assert LINE is not None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RESULTS[0], line=replace(LINE, approve=7)),
        replace(RESULTS[0], line=replace(LINE, disapprove=1)),
        replace(RESULTS[0], line=None),
        replace(RESULTS[0], verdict=Verdict.FAILED),
        replace(RESULTS[0], verdict=Verdict.NOT_COUNTED),
        replace(RESULTS[0], verdict=Verdict.SECOND_BALLOT),
        replace(RESULTS[2], verdict=Verdict.PASSED),
        replace(RESULTS[0], outcome=replace(OUTCOME, share="90,00%")),
        replace(RESULTS[0], outcome=replace(OUTCOME, base=8)),
        replace(RESULTS[0], outcome=replace(OUTCOME, needed=6)),
        replace(RESULTS[0], outcome=replace(OUTCOME, approve=None)),
    ],
)
def test_a_result_that_contradicts_itself_is_refused(wrong: object) -> None:
    with pytest.raises(FiguresDisagree):
        minutes(boxes=(replace(ONE_BOX, results=(wrong,)),))  # type: ignore[arg-type]


def test_a_quota_may_turn_a_reached_share_down_with_its_reason() -> None:
    turned_down = replace(RESULTS[0], verdict=Verdict.FAILED, note="ngoài số lượng quy định")
    paper = minutes(boxes=(replace(ONE_BOX, results=(turned_down,)),))
    assert "Không đạt\n__ngoài số lượng quy định__" in cells(paper)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"team": replace(samples.TEAM, hands_for=9)}, "Biểu quyết"),
        ({"team": replace(samples.TEAM, hands_for=3, hands_against=4)}, "chưa được Hội đồng biểu quyết"),
        ({"confirmed_by": "bà Cao Thị Bích Thủy"}, "hai thành viên khác nhau"),
        ({"boxes": ()}, "phải ghi rõ vì sao"),
        ({"third_choice": False}, "không có lựa chọn đó"),
        ({"ended": samples.counting_content().started.replace(hour=1)}, "sớm hơn"),
    ],
)
def test_minutes_of_an_irregular_count_are_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(FiguresDisagree, match=words):
        minutes(**changes)


def test_a_rule_without_a_source_is_refused() -> None:
    with pytest.raises(PaperError, match="chưa ghi nguồn"):
        minutes(rules=(SourcedSentence("Bỏ phiếu kín", " "),))


def test_a_season_rule_without_approval_is_refused() -> None:
    content = samples.rules()
    bare = replace(content, rules=(replace(content.rules[0], approved_by=""),))
    with pytest.raises(PaperError, match="người duyệt"):
        rules_annex.annex(bare, "(Kèm theo)")


def test_five_counters_sign_in_rows_of_three() -> None:
    team = replace(samples.TEAM, counters=(*samples.TEAM.counters, *samples.TEAM.counters[:2]))
    content: CountingContent = samples.counting_content(team=team)
    assert said(counting_minutes.build(content)).count("(Ký tên)") == 5


def test_a_recheck_sets_what_was_announced_beside_room_for_what_is_found() -> None:
    paper = samples.recheck_paper()
    text = said(paper)
    for words in (
        "Biên bản kiểm phiếu số 02/BB-HĐTĐKT",
        "16 ký tự đầu: f0f668bf",
        "belenios-tool",
        "bì phiếu giấy",
    ):
        assert words in text
    result = next(row for row in tables(paper)[1].rows if isinstance(row, Row))
    assert result.cells[2:] == ("08", "Đạt", "")
    assert "bì phiếu giấy" not in said(samples.recheck_paper(on_paper=False))


def test_a_session_in_which_nothing_was_counted_has_nothing_to_recheck() -> None:
    content = RecheckContent(
        samples.COUNCIL, samples.SUBJECT, "", (), None, True, samples.TEAM.counters, samples.CHAIR
    )  # fmt: skip
    with pytest.raises(PaperError, match="không có kết quả để kiểm tra lại"):
        recheck_minutes.build(content)


# ---------------------------------------------------------------- meeting minutes, appraisal


def test_the_meeting_minutes_repeat_the_count() -> None:
    text = said(samples.meeting_paper())
    assert "Theo Biên bản kiểm phiếu số 02/BB-HĐTĐKT" in text
    assert "phát ra 08 phiếu, thu về 08 phiếu, hợp lệ 08 phiếu" in text
    assert "(Đạt tỷ lệ quy định: 09 cá nhân và 03 tập thể)" in text


def test_a_chair_who_was_absent_is_refused() -> None:
    content = samples.meeting_content(chair=samples.YOUTH)
    with pytest.raises(FiguresDisagree, match="Chủ tọa"):
        meeting_minutes.build(content)


def test_a_criterion_is_met_or_not_yet() -> None:
    criteria = tables(samples.appraisal_paper())[2]
    assert [column.title for column in criteria.columns[2:4]] == ["Đạt", "Chưa đạt"]
    assert "Không đạt" not in said(samples.appraisal_paper())


def test_headings_name_the_papers_in_the_office_words() -> None:
    kinds = {make().blocks[0].kind for make in samples.PAPERS.values() if isinstance(make().blocks[0], Heading)}  # type: ignore[union-attr]
    assert {"PHIẾU BÌNH XÉT", "BIÊN BẢN KIỂM PHIẾU", "PHIẾU THẨM ĐỊNH"} <= kinds


def test_the_name_with_an_apostrophe_is_printed_whole() -> None:
    assert "Ông Điểu K'Sroi" in said(minutes())
    assert NOMINEES[1].titled == "[[Ông Điểu K'Sroi]]"


@pytest.mark.parametrize("name", ["Nguyễn Thị Bích Thanh Nhàn", "Nguyễn Hoàng Phương Khánh Ngọc Quỳnh"])
def test_no_name_of_a_person_stops_the_minutes(name: str) -> None:
    """Beside four counts and the third choice the longest names take two lines, and fit."""
    longer = replace(NOMINEES[0], name=name)
    results = (replace(RESULTS[0], nominee=longer), *RESULTS[1:])
    paper = minutes(boxes=(replace(ONE_BOX, results=results),))
    assert failures(render_pdf(paper), paper) == []


@pytest.mark.parametrize(("criteria", "words"), [(1, 30), (4, 90), (8, 400), (12, 800)])
def test_a_brief_is_one_page_however_much_is_stated(criteria: int, words: int) -> None:
    one = brief.BriefCriterion("Tiêu chuẩn " * 20, "chữ " * words, ("Quyết định khen thưởng " * 8,) * 5, "5 đạt")
    paper = brief.build(samples.brief_content(criteria=(one,) * criteria))
    assert page_count(paper) == 1


def test_a_brief_cuts_between_words_and_says_how_much_evidence_is_left() -> None:
    text = said(samples.brief_paper())
    shown = samples.STATEMENT * 3
    cell = tables(samples.brief_paper())[1].rows[0].cells[1]
    assert cell.endswith("…") and shown.startswith(cell[:-1]) and shown[len(cell) - 1] in " ,;."
    assert "minh chứng khác" in text
    assert "Chữ được rút ngắn cho vừa một trang" in text


def test_a_brief_uses_the_room_there_is() -> None:
    criteria = (brief.BriefCriterion("Ngắn", "Cũng ngắn", ()),)
    table = tables(brief.build(samples.brief_content(criteria=criteria, conclusion="")))[1]
    assert table.rows == (Row(("1. Ngắn", "Cũng ngắn", "Chưa có")),)
    assert [column.title for column in table.columns] == ["Tiêu chuẩn", "Thuyết minh", "Minh chứng"]


def test_a_brief_that_no_page_holds_is_refused() -> None:
    one = brief.BriefCriterion("Tiêu chuẩn", "chữ " * 50, ())
    with pytest.raises(PaperError, match=r"Hồ sơ có 80 tiêu chuẩn.*đọc hồ sơ đầy đủ trên cổng"):
        brief.build(samples.brief_content(criteria=(one,) * 80))


def test_the_consolidated_table_counts_lists_and_withholds() -> None:
    text = said(samples.consolidated_paper())
    assert "Đã nộp 05 phiếu: 04 đề nghị đưa ra bỏ phiếu, 01 đề nghị Hội đồng cân nhắc." in text
    assert "- Ông Hồ Sĩ Nguyên, tiêu chuẩn 4, chưa đạt: Chưa có minh chứng của năm 2026" in text
    assert "Chưa có phiếu thẩm định nào được nộp." in text
    overview = tables(samples.consolidated_paper())[0]
    assert overview.rows[0].cells[2:] == ("05", "04", "01", "01")
    assert overview.rows[4].cells[2:] == ("02", "–", "–", "–")


def test_points_have_their_columns_where_the_season_scores() -> None:
    tally = consolidated.CriterionTally("Hoàn thành xuất sắc mọi nhiệm vụ được giao", 3, 0, "8,3")
    scored = consolidated.FileAppraisal(
        "HS-2026-LT-01", NOMINEES[0], 3, 3, (tally,), total="8,3/10", scored=3, highest=10
    )
    paper = consolidated.build(samples.consolidated_content(files=(scored,)))
    overview, criteria = tables(paper)
    assert overview.columns == tables(samples.consolidated_paper())[0].columns
    assert "Tổng điểm trung bình: 8,3/10, tính trên 03 phiếu; mỗi tiêu chuẩn cao nhất 10 điểm." in said(paper)
    assert criteria.columns[-1].title == "Điểm trung bình" and criteria.rows[0].cells[-1] == "8,3"
    assert failures(render_pdf(paper), paper) == []


def test_a_long_comment_goes_over_pages() -> None:
    remark = consolidated.Remark("Bà A", "tiêu chuẩn 1, chưa đạt", "chữ " * 3_000)
    file = consolidated.FileAppraisal("HS-2026-HTQT-01", NOMINEES[0], 1, 0, (), (remark,))
    paper = consolidated.build(samples.consolidated_content(files=(file,)))
    assert page_count(paper) > 2
    assert failures(render_pdf(paper), paper) == []
