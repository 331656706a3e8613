"""Papers of a dossier, of the decision and of the certificates: what they say and what they refuse."""

from dataclasses import replace

import pytest

from certificates.papers import decision, submission
from core.papers import PaperError, SignatureBlock, Table, render_pdf
from core.papers.paper import Paper, Reference
from councils.papers.parts import SourcedSentence
from nominations.papers import comment_summary, receipt, summary_list, supplement_request
from nominations.papers.nominee import Nominee, count_phrase
from tests.papers import samples
from tests.papers.form_checker import failures
from tests.papers.printed import read

pytestmark = pytest.mark.slow


def said(paper: Paper) -> str:
    return read(render_pdf(paper)).text


def titles(paper: Paper) -> tuple[str, ...]:
    block = next(block for block in paper.blocks if isinstance(block, SignatureBlock))
    return block.right.titles


def test_where_the_director_is_chair_a_vice_chair_signs_for_the_chair() -> None:
    expected = ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ GIÁM ĐỐC SỞ")
    assert titles(samples.submission_paper()) == expected


def test_the_director_does_not_write_to_himself() -> None:
    with pytest.raises(PaperError, match="Hãy chọn một Phó Chủ tịch"):
        submission.build(samples.submission_content(signer=samples.CHAIR))


def test_another_chair_signs_and_without_the_agency_seal_only_as_chair() -> None:
    content = samples.submission_content(signer=samples.CHAIR, director_is_chair=False, agency_seal=False)
    assert titles(submission.build(content)) == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")


def test_the_submission_counts_those_who_passed_and_who_did_not() -> None:
    text = said(samples.submission_paper())
    assert "09 cá nhân và 03 tập thể đạt tỷ lệ quy định; 01 cá nhân không đạt" in text


def test_the_decision_says_nothing_of_money_unless_a_clause_is_given() -> None:
    text = said(samples.decision_paper())
    assert "tiền" not in text.replace("điển hình tiên tiến", "")
    assert "inh phí" not in text
    benefit = SourcedSentence("Mỗi cá nhân được thưởng 500.000 đồng", "khoản 1 Điều 9 Quy chế chi tiêu nội bộ")
    paid = said(decision.build(samples.decision_content(benefits=(benefit,))))
    assert "500.000 đồng (theo khoản 1 Điều 9 Quy chế chi tiêu nội bộ)." in paid
    with pytest.raises(PaperError, match="chưa ghi nguồn"):
        decision.build(samples.decision_content(benefits=(replace(benefit, source=""),)))


def test_the_decision_has_six_legal_bases_and_five_articles() -> None:
    text = said(samples.decision_paper())
    assert text.count("Căn cứ ") == 5
    assert "Theo đề nghị của Thường trực" in text
    assert "Điều 5. " in text
    assert "Điều 6. " not in text


@pytest.mark.parametrize("empty", ["recognised", "legal_bases"])
def test_a_decision_on_nobody_or_without_basis_is_refused(empty: str) -> None:
    with pytest.raises(PaperError, match="Hãy chọn"):
        decision.build(samples.decision_content(**{empty: ()}))


def test_a_draft_leaves_room_for_number_and_date_everywhere() -> None:
    draft = decision.build(samples.decision_content(reference=Reference(None, "QĐ-SNgV", None)))
    assert failures(render_pdf(draft), draft) == []
    text = said(draft)
    assert "/QĐ-SNgV" in text
    assert "05/QĐ-SNgV" not in text
    assert "(Kèm theo Quyết định số …/QĐ-SNgV" in text


def test_the_annex_lists_individuals_then_collectives() -> None:
    table = samples.decision_paper().annexes[0].blocks[0]
    assert isinstance(table, Table)
    assert table.closing == "(Danh sách gồm 09 cá nhân và 03 tập thể)"
    text = said(samples.decision_paper())
    assert text.index("I. CÁ NHÂN") < text.index("II. TẬP THỂ")


@pytest.mark.parametrize(
    ("individuals", "collectives", "words"),
    [(9, 3, "09 cá nhân và 03 tập thể"), (1, 0, "01 cá nhân"), (0, 12, "12 tập thể"), (0, 0, "00 cá nhân, tập thể")],
)
def test_a_kind_that_is_absent_is_not_named(individuals: int, collectives: int, words: str) -> None:
    group = [Nominee("A", "B")] * individuals + [Nominee("A", "B", is_collective=True)] * collectives
    assert count_phrase(group) == words


def test_the_receipt_tells_the_second_and_the_digest() -> None:
    text = said(samples.receipt_paper())
    assert "16 giờ 59 phút 08 giây, ngày 14 tháng 12 năm 2026" in text
    assert "7c41 e0b9 52da 8f36 90ce 1b7d a4f2 63e8" in text
    assert "(Hồ sơ gồm 04 tài liệu)" in text


def test_a_late_dossier_says_so_on_its_receipt() -> None:
    content = samples.receipt_content(late_note="Giám đốc cho phép ngày 16 tháng 12 năm 2026")
    assert "Nộp muộn" in said(receipt.build(content))
    assert "Nộp muộn" not in said(samples.receipt_paper())


def test_the_request_tells_what_is_missing_and_until_when() -> None:
    text = said(samples.supplement_paper())
    assert "chậm nhất 17 giờ 00 phút, ngày 18 tháng 12 năm 2026" in text
    assert "HS-2026-HTQT-02" in text


def test_a_request_is_safe_for_what_people_type() -> None:
    item = supplement_request.SupplementItem("**đậm** <b>[[", "dòng một\ndòng hai {{o}}")
    text = said(supplement_request.build(samples.supplement_content(items=(item,))))
    assert "**đậm** <b>[[" in text
    assert "{{o}}" in text


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    content = samples.summary_content()
    bare = tuple(replace(line, gender="", qualification="", grade="", born="1986") for line in content.individuals)
    paper = summary_list.build(replace(content, individuals=bare))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert [column.title for column in table.columns] == [
        "STT",
        "Họ và tên",
        "Năm sinh",
        "Chức vụ, đơn vị",
        "Tóm tắt thành tích",
    ]
    assert failures(render_pdf(paper), paper) == []


@pytest.mark.parametrize("absent", ["individuals", "collectives"])
def test_a_list_of_one_kind_needs_no_sections(absent: str) -> None:
    paper = summary_list.build(samples.summary_content(**{absent: ()}))
    assert sum(isinstance(block, Table) for block in paper.blocks) == 1
    assert failures(render_pdf(paper), paper) == []


def test_the_handover_list_leaves_room_to_sign() -> None:
    paper = samples.handover_paper()
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert table.row_height == 11
    assert "01/2026" in said(paper)


def test_the_table_of_comments_counts_what_is_shown_and_says_why_the_rest_is_hidden() -> None:
    text = said(samples.comments_paper())
    assert "Số hồ sơ: HS-2026-VP-01. 02 tán thành, 01 có ý kiến." in text
    assert "Tán thành, không ghi thêm: Bà Mai Thị Kim Cúc, Phòng Lễ tân." in text
    assert "Phòng trả lời: Phòng đã đối chiếu: 20 học sinh" in text
    assert "- Đã ẩn: lời lẽ thô tục: dùng từ không phù hợp." in text
    assert "Đang lấy ý kiến đến hết ngày 25/12/2026: chưa có ý kiến nào." in text
    overview = next(block for block in samples.comments_paper().blocks if isinstance(block, Table))
    assert [row.cells[2:] for row in overview.rows] == [
        ("22/12/2026", "02", "01", "01"), ("22/12/2026", "01", "00", "00"), ("25/12/2026", "00", "00", "00"),
        ("22/12/2026", "00", "00", "00"),
    ]  # fmt: skip
    assert "HS-2026-VP-03" not in text and "Các hồ sơ còn lại không có ý kiến nào." in text


def test_a_comment_of_many_words_goes_over_pages() -> None:
    long = comment_summary.Said("Bà A, Phòng B", False, "chữ " * 3_000)
    file = replace(samples.comments_content().files[0], said=(long,))
    paper = comment_summary.build(samples.comments_content(files=(file,)))
    assert failures(render_pdf(paper), paper) == []
