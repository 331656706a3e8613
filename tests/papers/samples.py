"""Invented people, units and figures, and every paper made from them."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from certificates.papers import (
    ceremony_script,
    decision,
    handover_list,
    result_letter,
    revoked_list,
    seat_list,
    submission,
)
from certificates.papers.ceremony_script import Called, Ceremony
from certificates.papers.decision import DecisionContent, Recognised
from certificates.papers.handover_list import HandoverContent, HandoverLine
from certificates.papers.submission import SubmissionContent
from core.papers import Issuer, Paper, Reference, Signer
from core.vietnamese import VIETNAM
from councils.counting import Base, Blank, BoxTally, Comparison, Counts, LineTally, VotingRule, outcome
from councils.counting import Result as Found
from councils.papers import (
    appraisal_sheet,
    ballot,
    brief,
    chair_script,
    consolidated,
    counting_minutes,
    invitation,
    meeting_contents,
    meeting_minutes,
    programme,
    recheck_minutes,
    rules_annex,
    sealing_minutes,
    sign_in_sheet,
)
from councils.papers.appraisal_sheet import AppraisalContent, CriterionCheck, OtherCondition, PartCheck
from councils.papers.ballot import BallotContent
from councils.papers.boxes import BoxReport
from councils.papers.brief import BriefContent, BriefCriterion
from councils.papers.chair_script import ScriptContent
from councils.papers.consolidated import ConsolidatedContent, CriterionTally, FileAppraisal, Remark
from councils.papers.counting_content import CountingContent
from councils.papers.invitation import InvitationContent
from councils.papers.meeting_contents import MeetingContents
from councils.papers.meeting_minutes import MeetingContent
from councils.papers.packed_files import PackedFile
from councils.papers.parts import Absence, Attendance, Counter, CountingTeam, Member, SourcedSentence
from councils.papers.programme import ProgrammeContent
from councils.papers.recheck_minutes import RecheckContent, SealedBook
from councils.papers.results import NomineeResult, Recusal, Verdict
from councils.papers.rules_annex import RulesContent, SeasonRule
from councils.papers.sealing_minutes import SealedBox, SealingContent
from councils.papers.sign_in_sheet import SignInContent
from documents.papers import composed, movement_list
from documents.papers.movement_list import MovementLine
from monitoring.papers import department_paper
from monitoring.papers import receipt as paper_receipt
from monitoring.papers.department_paper import DepartmentPaperContent, WrittenPart
from monitoring.papers.department_paper import Said as Section
from monitoring.papers.receipt import PaperReceiptContent
from nominations.papers import comment_summary, receipt, summary_list, supplement_request
from nominations.papers.comment_summary import FileComments, Said, SummaryContent
from nominations.papers.nominee import Nominee
from nominations.papers.receipt import DossierPart, ReceiptContent
from nominations.papers.summary_list import CollectiveLine, IndividualLine, SummaryListContent
from nominations.papers.supplement_request import SupplementContent, SupplementItem
from reports.papers import department_report
from reports.papers.department_report import DepartmentReport
from tests.papers import samples_nurturing, samples_recognised, samples_spreading, samples_stories, samples_watching

REHEARSAL = "DIỄN TẬP – không có giá trị"
AGENCY = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
COUNCIL = Issuer(("SỞ NGOẠI VỤ",), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), "Sông Lam")
OFFICE = Issuer(("SỞ NGOẠI VỤ",), ("VĂN PHÒNG",), "Sông Lam")
DECISION_HEAD = AGENCY.head(number="05/QĐ-SNgV", on=date(2027, 1, 6))
COUNCIL_NAME = "Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ"
SUBJECT = "Bình xét điển hình tiên tiến năm 2026"

SESSION_DAY, SUBMISSION_DAY, DECISION_DAY = date(2026, 12, 29), date(2027, 1, 4), date(2027, 1, 6)
COUNTING = Reference(2, "BB-HĐTĐKT", SESSION_DAY)
MEETING = Reference(3, "BB-HĐTĐKT", SESSION_DAY)
SUBMISSION = Reference(1, "TTr-HĐTĐKT", SUBMISSION_DAY)
DECISION = Reference(5, "QĐ-SNgV", DECISION_DAY)

CHAIR = Member("Ông", "Đoàn Thế Vinh", "Giám đốc Sở", "Chủ tịch Hội đồng")
VICE_CHAIR = Member("Bà", "Trịnh Thị Mai Lan", "Phó Giám đốc Sở", "Phó Chủ tịch Thường trực")
UNION = Member("Ông", "Hồ Sĩ Nguyên", "Chủ tịch Công đoàn cơ sở", "Phó Chủ tịch")
STANDING = Member("Bà", "Cao Thị Bích Thủy", "Chánh Văn phòng Sở", "Ủy viên Thường trực")
COOPERATION = Member("Ông", "Ngô Đức Thiện", "Trưởng phòng Hợp tác quốc tế", "Ủy viên")
CONSULAR = Member("Bà", "Phan Thị Kim Chi", "Trưởng phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Ủy viên")
PROTOCOL = Member("Ông", "Vũ Anh Khoa", "Trưởng phòng Lễ tân", "Ủy viên")
YOUTH = Member("Ông", "Mai Xuân Trường", "Bí thư Chi đoàn Sở", "Ủy viên")
SECRETARY = Member("Bà", "Tạ Thị Hồng Vân", "Chuyên viên Văn phòng Sở", "Ủy viên, Thư ký Hội đồng")

ATTENDANCE = Attendance(
    (CHAIR, VICE_CHAIR, UNION, STANDING, COOPERATION, CONSULAR, PROTOCOL, SECRETARY),
    (Absence(YOUTH, "công tác nước ngoài"),),
    SourcedSentence(
        "Đủ số thành viên dự họp, yêu cầu ít nhất 2/3 tổng số thành viên Hội đồng",
        "khoản 1 Điều 6 Quy chế Hội đồng",
    ),
)
TEAM = CountingTeam(
    (
        Counter("Ông", "Hồ Sĩ Nguyên", "Tổ trưởng", "Phó Chủ tịch Hội đồng"),
        Counter("Bà", "Cao Thị Bích Thủy", "Thành viên", "Ủy viên Hội đồng"),
        Counter("Ông", "Vũ Anh Khoa", "Thành viên", "Ủy viên Hội đồng"),
    ),
    hands_for=8,
    hands_against=0,
)
RULE = VotingRule(Base.ALL_MINUS_RECUSED, 70, 100, Comparison.AT_LEAST, Blank.INVALID_LINE, 2, 3, False)

_LEADING = "Phòng Hợp tác quốc tế"
_CONSULAR = "Phòng Lãnh sự và Người Việt Nam ở nước ngoài"
LONG_COLLECTIVE = (
    "Tổ công tác liên phòng về tiếp nhận, giải quyết hồ sơ lãnh sự trực tuyến và hỗ trợ người Việt Nam ở nước "
    "ngoài đầu tư về tỉnh, Trung tâm Dịch vụ đối ngoại"
)

INDIVIDUALS = (
    (
        Nominee("Phạm Thị Thu Hương", "Văn phòng Sở", "Bà", "Kế toán viên"),
        "14/6/1986",
        "Số hóa toàn bộ quy trình thanh toán đoàn ra, đoàn vào; rút thời gian quyết toán từ 10 ngày xuống còn "
        "04 ngày làm việc.",
        (8, 0, 0),
    ),
    (
        Nominee("Điểu K'Sroi", "Văn phòng Sở", "Ông", "Chuyên viên"),
        "02/11/1993",
        "Chủ trì nâng cấp trang thông tin điện tử của Sở; vận động quỹ khuyến học cho 32 học sinh vùng biên giới.",
        (7, 0, 1),
    ),
    (
        Nominee("Lê Minh Hạnh", "Văn phòng Sở", "Ông", "Chuyên viên"),
        "21/3/1990",
        "Tham mưu kế hoạch cải cách hành chính năm; hoàn thành 100% nhiệm vụ được giao đúng hạn.",
        (5, 2, 1),
    ),
    (
        Nominee("Trần Quốc Bảo", _LEADING, "Ông", "Phó Trưởng phòng"),
        "09/8/1982",
        "Chủ trì đàm phán 03 thỏa thuận hợp tác cấp tỉnh; kết nối 05 doanh nghiệp với đối tác nước ngoài.",
        (7, 1, 0),
    ),
    (
        Nominee("Võ Hoàng Yến Nhi", _LEADING, "Bà", "Chuyên viên"),
        "27/01/1995",
        "Vận động 04 khoản viện trợ phi chính phủ nước ngoài cho y tế và giáo dục cơ sở.",
        (8, 0, 0),
    ),
    (
        Nominee("Đặng Hữu Phước", _LEADING, "Ông", "Chuyên viên"),
        "16/9/1988",
        "Xây dựng bộ tư liệu đối ngoại song ngữ, được 11 sở, ngành sử dụng trong năm.",
        (7, 0, 1),
    ),
    (
        Nominee("Nguyễn Thị Ngọc Ánh", _CONSULAR, "Bà", "Chuyên viên chính"),
        "03/5/1984",
        "Sáng kiến tiếp nhận hồ sơ lãnh sự trực tuyến; hỗ trợ bảo hộ 06 công dân gặp nạn ở nước ngoài.",
        (8, 0, 0),
    ),
    (
        Nominee("Huỳnh Tấn Lộc", _CONSULAR, "Ông", "Chuyên viên"),
        "30/12/1991",
        "Xử lý 1.620 hồ sơ, không có hồ sơ trễ hạn; trực tiếp hướng dẫn kiều bào đầu tư về tỉnh.",
        (7, 1, 0),
    ),
    (
        Nominee("Bùi Thị Diễm Quỳnh", "Phòng Lễ tân", "Bà", "Chuyên viên"),
        "18/02/1992",
        "Tổ chức lễ tân an toàn cho 27 đoàn khách quốc tế; biên soạn cẩm nang nghi lễ đối ngoại của tỉnh.",
        (8, 0, 0),
    ),
    (
        Nominee("Lý Thành Đạt", "Trung tâm Dịch vụ đối ngoại", "Ông", "Viên chức"),
        "07/10/1989",
        "Lái xe an toàn 15 năm; hiến máu tình nguyện 22 lần, vận động đồng nghiệp cùng tham gia.",
        (7, 1, 0),
    ),
)
COLLECTIVES = (
    (
        Nominee("Phòng Hợp tác quốc tế", "Sở Ngoại vụ", is_collective=True),
        (9, "công chức"),
        "Đứng đầu phong trào thi đua cải cách hành chính của Sở; tổ chức thành công diễn đàn xúc tiến đầu tư năm 2026.",
        (8, 0, 0),
    ),
    (
        Nominee("Phòng Lãnh sự và Người Việt Nam ở nước ngoài", "Sở Ngoại vụ", is_collective=True),
        (8, "công chức"),
        "100% hồ sơ giải quyết trước hạn; mô hình “Ngày thứ Sáu vì kiều bào” được các đơn vị học tập.",
        (8, 0, 0),
    ),
    (
        Nominee(LONG_COLLECTIVE, "Sở Ngoại vụ", is_collective=True),
        (5, "viên chức"),
        "Phiên dịch miễn phí 14 buổi khám, chữa bệnh nhân đạo; duy trì câu lạc bộ ngoại ngữ cho công chức trẻ.",
        (7, 1, 0),
    ),
)
NOMINEES = tuple(entry[0] for entry in (*INDIVIDUALS, *COLLECTIVES))
VALIDITY = (
    "Dòng đánh dấu từ hai ô trở lên hoặc để trống là dòng không hợp lệ đối với hồ sơ đó",
    "Phiếu không do Hội đồng phát hành, không có dấu, viết thêm hoặc ký tên là phiếu không hợp lệ",
)


def result(
    nominee: Nominee, votes: tuple[int, ...] | None, *, recusals: tuple[Recusal, ...] = (), **changes: Any
) -> NomineeResult:
    """A result as the rule gives it for nine members, eight of them present; no votes: a box not opened."""
    line = LineTally(*votes) if votes else None
    found = outcome(line, RULE, Counts(members=9, recused=len(recusals), present=8, returned=8))
    verdicts = {
        Found.PASSED: Verdict.PASSED,
        Found.FAILED: Verdict.FAILED,
        Found.NOT_ENOUGH_VOTERS: Verdict.NOT_COUNTED,
    }
    return NomineeResult(nominee, line, found, changes.pop("verdict", verdicts[found.result]), recusals, **changes)


def tally(eligible: int, printed: int, returned: int, invalid: int = 0, **changes: int) -> BoxTally:
    """A box in which every voter took a ballot, none was spoiled and the rest were destroyed."""
    values = {
        "stamped": printed,
        "spoiled": 0,
        "destroyed_unused": printed - eligible,
        "issued": eligible,
        "valid": returned - invalid,
        **changes,
    }
    return BoxTally(eligible=eligible, printed=printed, returned=returned, invalid=invalid, lines={}, **values)


RESULTS = tuple(result(entry[0], entry[3]) for entry in (*INDIVIDUALS, *COLLECTIVES))
PASSED = tuple(item.nominee for item in RESULTS if item.verdict == Verdict.PASSED)
NOT_PASSED = tuple(item.nominee for item in RESULTS if item.verdict == Verdict.FAILED)
ONE_BOX = BoxReport("", tally(8, 10, 8, stamped=9, spoiled=1, destroyed_unused=1), RESULTS)


def rules() -> RulesContent:
    """Rules of the season, worked through with nine members."""
    clause = "Quy chế Hội đồng"
    return RulesContent(
        "Bình xét điển hình tiên tiến năm 2026",
        "Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ có 09 thành viên (Quyết định số 07/QĐ-SNgV ngày 12 tháng 01 "
        "năm 2026 của Giám đốc Sở Ngoại vụ).",
        tuple(
            SeasonRule(name, value, f"{source} {clause}", "Thường trực Hội đồng", date(2026, 2, 3), worked)
            for name, value, source, worked in (
                (
                    "Đủ số thành viên dự họp",
                    "Ít nhất 2/3 tổng số thành viên Hội đồng",
                    "Khoản 1 Điều 6",
                    "09 thành viên thì cần ít nhất 06 thành viên dự họp.",
                ),
                (
                    "Tỷ lệ quy định",
                    "Từ 70% trở lên",
                    "Khoản 2 Điều 7",
                    "Cơ sở tính 09 thì cần ít nhất 07 phiếu tán thành; 08 thì cần ít nhất 06.",
                ),
                (
                    "Cơ sở tính",
                    "Tổng số thành viên Hội đồng trừ người không tham gia bình xét hồ sơ đó",
                    "Khoản 2 Điều 7",
                    "",
                ),
                (
                    "Không tham gia bình xét",
                    "Người được giới thiệu, người thân, người đứng đầu và thành viên của tập thể được giới thiệu",
                    "Khoản 3 Điều 7",
                    "",
                ),
                ("Dòng để trống", "Là dòng không hợp lệ đối với hồ sơ đó", "Khoản 4 Điều 7", ""),
            )
        ),
    )


def rules_paper(mark: str = "") -> Paper:
    return rules_annex.build(rules(), COUNCIL, SESSION_DAY, mark)


def ballot_content(**changes: Any) -> BallotContent:
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "on": SESSION_DAY,
        "subject": SUBJECT,
        "nominees": NOMINEES,
        "validity": VALIDITY,
        "stamp_note": "(dấu của Hội đồng hoặc cơ quan)",
        "third_choice": True,
    }
    return BallotContent(**(values | changes))


def ballot_paper(mark: str = "") -> Paper:
    return ballot.build(ballot_content(mark=mark))


def long_ballot_paper(mark: str = "") -> Paper:
    """Eighteen nominees of one of two boxes, two choices: an A4 sheet."""
    more = tuple(
        Nominee(f"Nguyễn Văn {name}", "Phòng Lễ tân", "Ông", "Chuyên viên")
        for name in ("An", "Bình", "Cường", "Dũng", "Em")
    )
    return ballot.build(
        ballot_content(nominees=(*NOMINEES, *more), third_choice=False, box_label="Hòm phiếu số 01", mark=mark)
    )


def counting_content(**changes: Any) -> CountingContent:
    source = "khoản 2 Điều 7 Quy chế Hội đồng"
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "reference": COUNTING,
        "subject": f"{SUBJECT} của Sở Ngoại vụ",
        "council_name": COUNCIL_NAME,
        "started": datetime(2026, 12, 29, 9, 40, tzinfo=VIETNAM),
        "ended": datetime(2026, 12, 29, 10, 15, tzinfo=VIETNAM),
        "place": "Phòng họp tầng 3, trụ sở Sở Ngoại vụ tỉnh Sông Lam",
        "attendance": ATTENDANCE,
        "team": TEAM,
        "rules": (
            SourcedSentence(
                "Bỏ phiếu kín bằng phiếu giấy; mỗi thành viên dự họp nhận 01 phiếu, mỗi hồ sơ chọn một trong ba ý: "
                "tán thành, không tán thành, không có ý kiến",
                source,
            ),
            SourcedSentence("Hồ sơ đạt khi số phiếu tán thành từ 70% tổng số thành viên Hội đồng trở lên", source),
            SourcedSentence(VALIDITY[0], "khoản 4 Điều 7 Quy chế Hội đồng"),
            SourcedSentence(VALIDITY[1], "khoản 4 Điều 7 Quy chế Hội đồng"),
        ),
        "rule": RULE,
        "base_name": "tổng số thành viên Hội đồng",
        "boxes": (ONE_BOX,),
        "third_choice": True,
        "entered_by": "bà Cao Thị Bích Thủy",
        "confirmed_by": "ông Vũ Anh Khoa",
        "sealing": (
            "Toàn bộ phiếu đã kiểm được niêm phong trong 01 phong bì có chữ ký của Tổ kiểm phiếu, giao Thư ký Hội "
            "đồng lưu giữ",
        ),
        "chair": CHAIR,
        "recipients": ("Chủ tịch Hội đồng (để báo cáo)", "Thư ký Hội đồng", "Lưu: VT, hồ sơ phiên họp"),
        "annexes": (rules_annex.annex(rules(), f"(Kèm theo Biên bản kiểm phiếu {COUNTING.cited})"),),
    }
    return CountingContent(**(values | changes))


def counting_paper(mark: str = "") -> Paper:
    return counting_minutes.build(counting_content(mark=mark))


def several_boxes() -> tuple[BoxReport, ...]:
    """Three boxes: with a line not valid, with a recusal, and one not opened."""
    related = Recusal(COOPERATION, "là người đứng đầu tập thể được giới thiệu")
    kin = Recusal(CONSULAR, "là người thân của thành viên tập thể được giới thiệu")
    first = BoxReport(
        "Hòm phiếu số 01",
        tally(8, 10, 8, 1),
        (result(NOMINEES[0], (6, 0, 0, 1)), result(NOMINEES[1], (7, 0, 0, 0))),
    )
    second = BoxReport("Hòm phiếu số 02", tally(7, 8, 6), (result(NOMINEES[10], (6, 0, 0, 0), recusals=(related,)),))
    third = BoxReport(
        "Hòm phiếu số 03",
        tally(2, 3, 2, valid=0),
        (result(NOMINEES[12], None, recusals=(related, kin)),),
        unopened="số người bỏ phiếu ít hơn 03, hồ sơ chuyển Thường trực Hội đồng lấy phiếu lại theo khoản 5 Điều 7 "
        "Quy chế Hội đồng",
    )
    return first, second, third


def several_boxes_paper(mark: str = "") -> Paper:
    content = counting_content(
        boxes=several_boxes(),
        third_choice=False,
        base_name="tổng số thành viên Hội đồng trừ người không tham gia bình xét hồ sơ đó",
        annexes=(),
        mark=mark,
        remarks=("09 giờ 20 phút mất điện 10 phút, việc bỏ phiếu được gia hạn đến 09 giờ 35 phút",),
    )
    return counting_minutes.build(content)


def meeting_content(**changes: Any) -> MeetingContent:
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "reference": MEETING,
        "subject": "Họp xét, đề nghị công nhận điển hình tiên tiến năm 2026",
        "kind": "họp",
        "started": datetime(2026, 12, 29, 8, 30, tzinfo=VIETNAM),
        "ended": datetime(2026, 12, 29, 11, 0, tzinfo=VIETNAM),
        "place": "Phòng họp tầng 3, trụ sở Sở Ngoại vụ tỉnh Sông Lam",
        "attendance": ATTENDANCE,
        "chair": CHAIR,
        "secretary": SECRETARY,
        "proceedings": (
            "Chủ tịch Hội đồng nêu mục đích cuộc họp, nhắc lại đối tượng, bốn tiêu chuẩn chung và quy tắc bình xét "
            "của kỳ này.",
            "Ủy viên Thường trực báo cáo kết quả thẩm định: tiếp nhận 13 hồ sơ (10 cá nhân, 03 tập thể) do các "
            "phòng, đơn vị giới thiệu trước ngày 15 tháng 12 năm 2026; tất cả hồ sơ đủ thành phần.",
            "Hội đồng thảo luận từng hồ sơ. Ông Ngô Đức Thiện đề nghị làm rõ minh chứng về hiệu quả lan tỏa của hồ "
            "sơ ông Lê Minh Hạnh. Các hồ sơ khác được thống nhất đưa vào danh sách bỏ phiếu.",
        ),
        "team": TEAM,
        "counting": COUNTING,
        "boxes": (ONE_BOX,),
        "rule": RULE,
        "conclusions": (
            "Hội đồng thống nhất đề nghị Giám đốc Sở công nhận 09 cá nhân và 03 tập thể là điển hình tiên tiến năm "
            "2026.",
            "Giao Thường trực Hội đồng hoàn thiện hồ sơ, trình Giám đốc Sở trước ngày 05 tháng 01 năm 2027.",
        ),
        "recipients": ("Giám đốc Sở (để báo cáo)", "Thành viên Hội đồng", "Lưu: VT, hồ sơ phiên họp"),
    }
    return MeetingContent(**(values | changes))


def meeting_paper(mark: str = "") -> Paper:
    return meeting_minutes.build(meeting_content(mark=mark))


def appraisal_paper(mark: str = "") -> Paper:
    content = AppraisalContent(
        issuer=COUNCIL,
        on=date(2026, 12, 21),
        subject="Hồ sơ giới thiệu điển hình tiên tiến năm 2026",
        dossier_number="HS-2026-LSNV-01",
        nominee=INDIVIDUALS[6][0],
        introduced_by=f"{_CONSULAR} (Tờ trình ngày 10 tháng 12 năm 2026)",
        parts=(
            PartCheck("Tờ trình giới thiệu của phòng", True),
            PartCheck("Biên bản họp phòng", True, "08/08 tán thành"),
            PartCheck("Báo cáo thành tích có xác nhận", True),
            PartCheck("Minh chứng (quyết định sáng kiến, số liệu)", True, "05 tệp"),
            PartCheck("Phiếu đồng ý công khai họ tên, hình ảnh", False, "Không bắt buộc"),
        ),
        general_criteria=(
            CriterionCheck(
                "Gương mẫu chấp hành tốt chủ trương, đường lối của Đảng, chính sách pháp luật của Nhà nước",
                True,
                "Nhận xét của chi bộ",
            ),
            CriterionCheck(
                "Hoàn thành xuất sắc mọi nhiệm vụ được giao", True, "Xếp loại năm 2026: hoàn thành xuất sắc nhiệm vụ"
            ),
            CriterionCheck(
                "Tiêu biểu, có sức lan tỏa, tác động tích cực đối với cơ quan và trong đời sống xã hội",
                True,
                "Sáng kiến được 03 sở áp dụng",
            ),
            CriterionCheck(
                "Có tinh thần tương thân tương ái; tham gia các quỹ, hoạt động nhân đạo, từ thiện",
                False,
                "Chưa có minh chứng năm 2026",
            ),
        ),
        specific_criteria=(
            CriterionCheck("Có sáng kiến được công nhận trong năm", True, "Quyết định số 41/QĐ-SNgV ngày 20/8/2026"),
        ),
        conditions=(
            OtherCondition("Đang trong thời gian xem xét kỷ luật, thanh tra", "Không"),
            OtherCondition("Đang được cơ quan có thẩm quyền xem xét", "Không"),
        ),
        conclusion="Hồ sơ đủ thành phần, đủ tiêu chuẩn; đề nghị trình Hội đồng bình xét.",
        appraiser=Signer(("NGƯỜI THẨM ĐỊNH",), SECRETARY.name, sealed=False),
        approver=Signer(("ỦY VIÊN THƯỜNG TRỰC",), STANDING.name, sealed=False),
        mark=mark,
    )
    return appraisal_sheet.build(content)


CRITERIA = (
    "Gương mẫu chấp hành tốt chủ trương, đường lối của Đảng, chính sách pháp luật của Nhà nước",
    "Hoàn thành xuất sắc mọi nhiệm vụ được giao",
    "Tiêu biểu, có sức lan tỏa, tác động tích cực đối với cơ quan và trong đời sống xã hội",
    "Có tinh thần tương thân tương ái; tham gia các quỹ, hoạt động nhân đạo, từ thiện",
)
STATEMENT = (
    "Chủ động tham mưu quy trình tiếp nhận hồ sơ lãnh sự trực tuyến, rút thời gian giải quyết từ 05 ngày xuống còn "
    "02 ngày làm việc; trực tiếp hướng dẫn 214 lượt công dân, bảo hộ 06 công dân gặp nạn ở nước ngoài; được 03 sở "
    "học tập, áp dụng. "
)


def brief_content(**changes: Any) -> BriefContent:
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "on": date(2026, 12, 22),
        "subject": SUBJECT,
        "dossier_number": "HS-2026-LSNV-01",
        "nominee": NOMINEES[6],
        "introduced_by": _CONSULAR,
        "channel": "Phong trào thi đua do cơ quan phát động và thực hiện hằng năm: Thi đua cải cách hành chính",
        "merit": INDIVIDUALS[6][2],
        "report": "Tệp Bao cao thanh tich.docx, 1.240 từ",
        "criteria": tuple(
            BriefCriterion(
                text, STATEMENT * 3, ("Quyết định công nhận sáng kiến", "Thư cảm ơn của công dân") * 3, found
            )
            for text, found in zip(CRITERIA, ("5 đạt\n0 chưa đạt", "4 đạt\n1 chưa đạt") * 2, strict=True)
        ),
        "conclusion": "Thẩm định: đã nộp 05 phiếu; 04 đề nghị đưa ra bỏ phiếu, 01 đề nghị Hội đồng cân nhắc.",
    }
    return BriefContent(**(values | changes))


def brief_paper(mark: str = "") -> Paper:
    return brief.build(brief_content(mark=mark))


def consolidated_content(**changes: Any) -> ConsolidatedContent:
    remark = Remark("Ông Hồ Sĩ Nguyên", "tiêu chuẩn 4, chưa đạt", "Chưa có minh chứng của năm 2026, đề nghị bổ sung")
    conclusion = Remark("Bà Trịnh Thị Mai Lan", "đề nghị đưa ra bỏ phiếu", "Thành tích rõ, minh chứng đủ")
    tallies = tuple(CriterionTally(text, 5 - (place == 3), int(place == 3)) for place, text in enumerate(CRITERIA))
    files = (
        *(
            FileAppraisal(f"HS-2026-LSNV-{place:02d}", nominee, 5, 4, tallies, (remark,), (conclusion,) * 2)
            for place, nominee in enumerate(NOMINEES[6:13:3], 1)
        ),
        FileAppraisal("HS-2026-LT-01", NOMINEES[8], 0),
        FileAppraisal("HS-2026-HTQT-02", NOMINEES[4], 2, withheld="Ý kiến hiện ra khi kết thúc thẩm định."),
    )
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "on": date(2026, 12, 24),
        "subject": "Hồ sơ giới thiệu điển hình tiên tiến năm 2026",
        "files": files,
        "secretary": Signer(("THƯ KÝ HỘI ĐỒNG",), SECRETARY.name, sealed=False),
    }
    return ConsolidatedContent(**(values | changes))


def consolidated_paper(mark: str = "") -> Paper:
    return consolidated.build(consolidated_content(mark=mark))


def receipt_content(**changes: Any) -> ReceiptContent:
    values: dict[str, Any] = {
        "issuer": OFFICE,
        "subject": "Giới thiệu điển hình tiên tiến năm 2026",
        "dossier_number": "HS-2026-HTQT-02",
        "nominee": INDIVIDUALS[3][0],
        "introduced_by": _LEADING,
        "submitted_by": "Ông Ngô Đức Thiện, Trưởng phòng Hợp tác quốc tế",
        "received_at": datetime(2026, 12, 14, 16, 59, 8, tzinfo=VIETNAM),
        "parts": (
            DossierPart("Báo cáo thành tích", "01 bản, phiên bản 3"),
            DossierPart("Biên bản họp phòng", "01 tệp PDF, 2 trang"),
            DossierPart("Minh chứng theo bốn tiêu chuẩn chung", "05 tệp"),
            DossierPart("Phiếu đồng ý công khai họ tên, hình ảnh", "01 tệp"),
        ),
        "digest": "7c41e0b952da8f3690ce1b7da4f263e80d95b81c47fa2e60d3a75c198e04f6bb",
    }
    return ReceiptContent(**(values | changes))


def receipt_paper(mark: str = "") -> Paper:
    return receipt.build(receipt_content(mark=mark))


def supplement_content(**changes: Any) -> SupplementContent:
    values: dict[str, Any] = {
        "issuer": OFFICE,
        "on": date(2026, 12, 16),
        "subject": "Hồ sơ giới thiệu điển hình tiên tiến năm 2026",
        "addressed_to": _LEADING,
        "dossier_number": "HS-2026-HTQT-02",
        "nominee": INDIVIDUALS[3][0],
        "items": (
            SupplementItem(
                "Xác nhận của cơ quan chuyên môn về hiệu quả của 03 thỏa thuận hợp tác",
                "Báo cáo nêu số liệu nhưng chưa có minh chứng; nộp bản chụp văn bản xác nhận.",
            ),
            SupplementItem("Biên bản họp phòng", "Tệp đã nộp thiếu trang 2; nộp lại bản đủ trang, có chữ ký."),
        ),
        "due": datetime(2026, 12, 18, 17, 0, tzinfo=VIETNAM),
        "signer": Signer(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), STANDING.name),
        "recipients": ("Như trên", "Thư ký Hội đồng", "Lưu: VT, VP, 02 bản"),
    }
    return SupplementContent(**(values | changes))


def supplement_paper(mark: str = "") -> Paper:
    return supplement_request.build(supplement_content(mark=mark))


def summary_content(**changes: Any) -> SummaryListContent:
    grades = ("HTXSNV", "HTTNV")
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "on": SUBMISSION_DAY,
        "subject": "Cá nhân, tập thể được giới thiệu công nhận điển hình tiên tiến năm 2026",
        "individuals": tuple(
            IndividualLine(
                nominee, "Nam" if nominee.honorific == "Ông" else "Nữ", born, "Đại học", grades[place % 2], merit
            )
            for place, (nominee, born, merit, _) in enumerate(INDIVIDUALS)
        ),
        "collectives": tuple(
            CollectiveLine(nominee, headcount, "HTXSNV", merit, staff)
            for nominee, (headcount, staff), merit, _ in COLLECTIVES
        ),
        "grade_title": "Xếp loại 2026",
        "compiler": Signer(("NGƯỜI LẬP",), SECRETARY.name),
        "approver": Signer(("TM. HỘI ĐỒNG", "ỦY VIÊN THƯỜNG TRỰC"), STANDING.name),
        "legend": "HTXSNV: hoàn thành xuất sắc nhiệm vụ; HTTNV: hoàn thành tốt nhiệm vụ",
        "attached": f"(Kèm theo Tờ trình {SUBMISSION.cited})",
    }
    return SummaryListContent(**(values | changes))


def summary_paper(mark: str = "") -> Paper:
    return summary_list.build(summary_content(mark=mark))


def comments_content(**changes: Any) -> SummaryContent:
    """One file with everything, one with a long collective's name, one still open, one without a comment."""
    last_day, nominees = date(2026, 12, 22), [nominee for nominee, *_ in INDIVIDUALS]
    said = (
        Said("Bà Mai Thị Kim Cúc, Phòng Lễ tân", True),
        Said("Ông Tạ Văn Biên, Phòng Quản lý biên giới", True, "Tôi cùng làm việc này, số liệu trong hồ sơ là đúng."),
        Said(
            "Bà Hồ Thị Lan Anh, Phòng Lãnh sự và Người Việt Nam ở nước ngoài",
            False,
            "Con số 32 học sinh gồm cả học sinh do Hội Khuyến học vận động; đề nghị phòng nêu rõ phần của đồng chí.",
            "Phòng đã đối chiếu: 20 học sinh do đồng chí vận động, 12 học sinh do Hội Khuyến học giới thiệu.",
        ),
    )
    facts: dict[str, Any] = {
        "issuer": AGENCY,
        "on": date(2026, 12, 23),
        "subject": "Lấy ý kiến nội bộ về hồ sơ giới thiệu điển hình tiên tiến năm 2026",
        "files": (
            FileComments("HS-2026-VP-01", nominees[0], last_day, said, ("lời lẽ thô tục: dùng từ không phù hợp",)),
            FileComments(
                "HS-2026-DVDN-01",
                Nominee(LONG_COLLECTIVE, "Trung tâm Dịch vụ đối ngoại", is_collective=True),
                last_day,
                said[:1],
            ),
            FileComments("HS-2026-VP-02", nominees[1], date(2026, 12, 25), open=True),
            FileComments("HS-2026-VP-03", nominees[2], last_day),
        ),
        "compiler": Signer(("THƯ KÝ HỘI ĐỒNG",), SECRETARY.name, sealed=False),
    }
    return SummaryContent(**{**facts, **changes})


def comments_paper(mark: str = "") -> Paper:
    return comment_summary.build(comments_content(mark=mark))


def department_year_paper(mark: str = "") -> Paper:
    heads = ("Giới thiệu", "Đã tiếp nhận", "Đã bỏ phiếu", "Được công nhận", "Không công nhận", "Rút, để ngoài kỳ")
    kinds = (
        ("Cá nhân", "02", "02", "02", "01", "01", "00"),
        ("Tập thể", "01", "01", "01", "01", "00", "00"),
    )
    return department_report.build(
        DepartmentReport(
            issuer=Issuer(("SỞ NGOẠI VỤ",), ("PHÒNG HỢP TÁC QUỐC TẾ",), "Sông Lam"),
            on=date(2027, 1, 20),
            year=2026,
            department="Phòng Hợp tác quốc tế",
            introduced="02 cá nhân và 01 tập thể",
            recognised="01 cá nhân và 01 tập thể",
            figures=(
                composed.Figures(
                    "Theo đối tượng", ("Đối tượng", *heads), kinds, ("Cộng", "03", "03", "03", "02", "01", "00")
                ),
            ),
            signer=Signer(("TRƯỞNG PHÒNG",), "Đỗ Lam Khuê", sealed=False),
            mark=mark,
        )
    )


def submission_content(**changes: Any) -> SubmissionContent:
    values: dict[str, Any] = {
        "issuer": COUNCIL,
        "reference": SUBMISSION,
        "subject": "Về việc đề nghị công nhận điển hình tiên tiến năm 2026",
        "addressed_to": "Giám đốc Sở Ngoại vụ",
        "sender": "Thường trực Hội đồng Thi đua - Khen thưởng Sở",
        "basis": "Thực hiện Kế hoạch số 06/KH-SNgV ngày 15 tháng 01 năm 2026 của Sở Ngoại vụ thực hiện Đề án phát "
        "hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2026; căn cứ Biên bản họp số 03/BB-HĐTĐKT và Biên bản "
        "kiểm phiếu số 02/BB-HĐTĐKT ngày 29 tháng 12 năm 2026",
        "findings": (
            "Các phòng, đơn vị đã giới thiệu 10 cá nhân và 03 tập thể. Hồ sơ được thẩm định đủ thành phần, đúng đối "
            "tượng, không có trường hợp đang trong thời gian xem xét kỷ luật.",
            "Hội đồng đã họp ngày 29 tháng 12 năm 2026, có mặt 08/09 thành viên, bình xét bằng hình thức thẩm định "
            "hồ sơ và bỏ phiếu kín.",
        ),
        "passed": PASSED,
        "not_passed": NOT_PASSED,
        "title_proposed": "điển hình tiên tiến năm 2026",
        "enclosures": "dự thảo Quyết định, danh sách trích ngang, biên bản và hồ sơ của từng trường hợp",
        "signer": VICE_CHAIR,
        "director_is_chair": True,
        "agency_seal": True,
        "recipients": ("Như trên", "Thành viên Hội đồng", "Lưu: VT, HĐTĐKT, 03 bản"),
    }
    return SubmissionContent(**(values | changes))


def submission_paper(mark: str = "") -> Paper:
    return submission.build(submission_content(mark=mark))


RECOGNISED = tuple(
    Recognised(nominee, merit) for nominee, _, merit, _ in (*INDIVIDUALS, *COLLECTIVES) if nominee in PASSED
)


def decision_content(**changes: Any) -> DecisionContent:
    values: dict[str, Any] = {
        "issuer": AGENCY,
        "reference": DECISION,
        "subject": "Về việc công nhận điển hình tiên tiến năm 2026",
        "decider": "Giám đốc Sở Ngoại vụ",
        "title": "điển hình tiên tiến năm 2026",
        "legal_bases": (
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân "
            "quyền trong lĩnh vực thi đua, khen thưởng",
            "Căn cứ Quyết định số 24/2025/QĐ-UBND ngày 03 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh Sông Lam quy "
            "định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Ngoại vụ",
            "Căn cứ Kế hoạch số 06/KH-SNgV ngày 15 tháng 01 năm 2026 của Sở Ngoại vụ thực hiện Đề án phát hiện, bồi "
            "dưỡng, nhân rộng điển hình tiên tiến năm 2026",
            f"Căn cứ Biên bản họp {MEETING.cited} của {COUNCIL_NAME}",
            f"Theo đề nghị của Thường trực {COUNCIL_NAME} tại Tờ trình {SUBMISSION.cited}",
        ),
        "recognised": RECOGNISED,
        "implementers": "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Sở",
        "signer": Signer(("GIÁM ĐỐC",), CHAIR.name),
        "recipients": (
            "Như Điều 5",
            "Ban Thi đua - Khen thưởng tỉnh (để báo cáo)",
            "Ban Giám đốc Sở",
            "Trang thông tin điện tử của Sở",
            "Lưu: VT, VP, 05 bản",
        ),
        "further_articles": (
            "Các phòng, đơn vị thuộc Sở tiếp tục theo dõi, tạo điều kiện để điển hình tiên tiến phát huy; tổ chức "
            "giới thiệu, nhân rộng trong năm 2027",
        ),
    }
    return DecisionContent(**(values | changes))


def decision_paper(mark: str = "") -> Paper:
    return decision.build(decision_content(mark=mark))


def decision_with(rows: int) -> Paper:
    """The decision with an annex of as many rows as wanted."""
    return decision.build(decision_content(recognised=tuple(RECOGNISED[place % 9] for place in range(rows))))


def handover_paper(mark: str = "") -> Paper:
    content = HandoverContent(
        issuer=OFFICE,
        on=date(2027, 1, 8),
        subject="Giấy công nhận điển hình tiên tiến năm 2026",
        decision=DECISION,
        decider="Giám đốc Sở Ngoại vụ",
        lines=tuple(HandoverLine(f"{place:02d}/2026", nominee) for place, nominee in enumerate(PASSED, 1)),
        handed_over_by=Signer(("NGƯỜI GIAO",), SECRETARY.name, sealed=False),
        witnessed_by=Signer(("CHÁNH VĂN PHÒNG",), STANDING.name, sealed=False),
        mark=mark,
    )
    return handover_list.build(content)


def ceremony_of(mark: str = "") -> Ceremony:
    return Ceremony(
        issuer=OFFICE,
        agency="Sở Ngoại vụ",
        at=datetime(2027, 1, 8, 8, 30, tzinfo=VIETNAM),
        place="Hội trường tầng 3, trụ sở Sở",
        title="điển hình tiên tiến năm 2026",
        decision=DECISION,
        decider="Giám đốc Sở Ngoại vụ",
        called=tuple(
            Called(f"{place:04d}/2026", entry.nominee, entry.merit) for place, entry in enumerate(RECOGNISED, 1)
        ),
        mark=mark,
    )


def ceremony_script_paper(mark: str = "") -> Paper:
    return ceremony_script.build(ceremony_of(mark))


def seat_list_paper(mark: str = "") -> Paper:
    return seat_list.build(ceremony_of(mark), seats=6)


def revoked_paper(mark: str = "") -> Paper:
    since, document = date(2027, 3, 15), "Quyết định số 12/QĐ-SNgV ngày 15/03/2027"
    names = [f"{nominee.honorific} {nominee.name}" for nominee in PASSED[:2]]
    states = ("Đã thu hồi", "Đã hủy bỏ công nhận")
    lines = tuple(
        revoked_list.RevokedLine(f"{place:04d}/2026/CN-ĐHTT", name, state, since, document)
        for place, (name, state) in enumerate(zip(names, states, strict=True), 3)
    )
    compiler = Signer(("NGƯỜI LẬP",), SECRETARY.name, sealed=False)
    approver = Signer(("NGƯỜI DUYỆT",), STANDING.name, sealed=False)
    day = date(2027, 3, 31)
    return revoked_list.build(revoked_list.RevokedContent(AGENCY, day, day, lines, compiler, approver, mark))


def result_letter_paper(mark: str = "") -> Paper:
    first, second = INDIVIDUALS[0][0], INDIVIDUALS[1][0]
    content = result_letter.ResultLetterContent(
        issuer=OFFICE,
        reference=Reference(7, "TB-VP", date(2027, 1, 7)),
        subject="Kết quả xét công nhận điển hình tiên tiến năm 2026",
        addressed_to=first.unit,
        opening=(f"Căn cứ Quyết định {DECISION.cited} của Giám đốc Sở, Văn phòng Sở thông báo kết quả như sau:",),
        told=(
            result_letter.Told(first, "Được công nhận"),
            result_letter.Told(second, "Chưa được công nhận trong kỳ này"),
        ),
        closing=("Đề nghị đơn vị thông báo đến từng cá nhân, tập thể có tên trong danh sách.",),
        signer=Signer(("CHÁNH VĂN PHÒNG",), STANDING.name),
        mark=mark,
    )
    return result_letter.build(content)


def sealing_paper(mark: str = "") -> Paper:
    boxes = (SealedBox("Hòm phiếu 1", 8, 8, 1, 2), SealedBox("Hòm phiếu 2", 7, 6, 0, 3))
    return sealing_minutes.build(
        SealingContent(
            COUNCIL, datetime(2026, 12, 29, 10, 5, tzinfo=UTC), "Phòng họp tầng 3, trụ sở Sở Ngoại vụ", SUBJECT,
            boxes, TEAM.counters, mark,
        )
    )  # fmt: skip


def recheck_paper(mark: str = "", *, on_paper: bool = True) -> Paper:
    digest = sha256(b"seal").hexdigest()
    groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
    seal, boxes = (" ".join(groups[:4]), " ".join(groups[4:])), ("Hòm phiếu số 1", "Hòm phiếu số 2")
    book = SealedBook("K7QM 2XPA 9RTC 4HWE", seal, " ".join(groups[:2]), boxes)
    minutes = f"Biên bản kiểm phiếu {COUNTING.cited}"
    return recheck_minutes.build(
        RecheckContent(COUNCIL, SUBJECT, minutes, RESULTS, book, on_paper, TEAM.counters, CHAIR, mark)
    )


HELD_AT, ROOM = datetime(2026, 12, 29, 1, 30, tzinfo=UTC), "Phòng họp tầng 3, trụ sở Sở Ngoại vụ"


def invitation_paper(mark: str = "") -> Paper:
    return invitation.build(
        InvitationContent(
            issuer=COUNCIL,
            reference=Reference(4, "GM-HĐTĐKT", date(2026, 12, 22)),
            subject="Họp bình xét điển hình tiên tiến năm 2026",
            sender=COUNCIL_NAME,
            invited=("Các thành viên Hội đồng Thi đua - Khen thưởng", "Đại diện Ban Chấp hành Công đoàn cơ sở"),
            topics=(
                "Nghe báo cáo kết quả thẩm định",
                "Thảo luận, bỏ phiếu kín 13 hồ sơ giới thiệu điển hình tiên tiến",
            ),
            chair=VICE_CHAIR,
            held_at=HELD_AT,
            place=ROOM,
            request="Đề nghị các đồng chí đọc tóm tắt hồ sơ trước khi họp",
            recipients=("Như trên", "Lưu: VT, HĐTĐKT"),
            mark=mark,
        )
    )


def sign_in_paper(mark: str = "") -> Paper:
    members = (*ATTENDANCE.present[:7], YOUTH, SECRETARY)
    secretary = Signer(("THƯ KÝ",), SECRETARY.name, sealed=False)
    return sign_in_sheet.build(SignInContent(COUNCIL, HELD_AT, ROOM, SUBJECT, members, secretary, mark))


def programme_paper(mark: str = "") -> Paper:
    topics = (
        "Nghe báo cáo kết quả thẩm định",
        "Thảo luận, bỏ phiếu kín 13 hồ sơ giới thiệu điển hình tiên tiến",
        "Thông qua biên bản kiểm phiếu, biên bản họp",
    )
    subject = "Họp bình xét điển hình tiên tiến năm 2026"
    return programme.build(ProgrammeContent(COUNCIL, HELD_AT, ROOM, subject, VICE_CHAIR, SECRETARY, topics, mark))


def chair_script_paper(mark: str = "") -> Paper:
    steps = (
        (
            "Khai mạc phiên họp",
            (
                "Hội đồng có 09 thành viên; dự họp 08 thành viên, theo quy tắc kỳ này cần ít nhất 06.",
                "Tôi tuyên bố khai mạc phiên họp.",
            ),
        ),
        ("Kiểm phiếu", ("Mời Tổ kiểm phiếu mở hòm phiếu để kiểm. Phiên họp tạm nghỉ trong khi kiểm phiếu.",)),
    )
    return chair_script.build(ScriptContent(COUNCIL, HELD_AT, "Họp bình xét điển hình tiên tiến năm 2026", steps, mark))


def meeting_contents_paper(mark: str = "") -> Paper:
    titles = ("Giấy mời họp", "Chương trình phiên họp", "Danh sách ký tên dự họp", "Danh sách trích ngang")
    return meeting_contents.build(
        MeetingContents(
            issuer=COUNCIL,
            held_at=HELD_AT,
            place=ROOM,
            subject="Họp bình xét điển hình tiên tiến năm 2026",
            reader=f"{SECRETARY.honorific.lower()} {SECRETARY.name}, {SECRETARY.position}",
            files=tuple(
                PackedFile(f"{place:02}", title, 40_000 + place, sha256(title.encode()).hexdigest())
                for place, title in enumerate(titles, 1)
            ),
            mark=mark,
        )
    )


LETTER_BODY = (
    "Thực hiện Kế hoạch số 06/KH-SNgV ngày 15 tháng 01 năm 2026 của Sở Ngoại vụ, các phòng, đơn vị gửi báo cáo và hồ "
    "sơ giới thiệu điển hình tiên tiến năm 2026 về Văn phòng Sở trước ngày 15 tháng 12 năm 2026.",
    "Để bảo đảm thời gian thẩm định, bình xét, Giám đốc Sở yêu cầu Trưởng các phòng, đơn vị có tên nêu trên:",
    "1. Hoàn thành báo cáo kết quả phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2026.",
    "2. Trường hợp không giới thiệu, gửi văn bản nêu rõ lý do trong thời hạn trên.",
    "Giao Văn phòng Sở theo dõi, tổng hợp, báo cáo Giám đốc Sở.",
)
REPORT_BODY = (
    "I. TÌNH HÌNH TRIỂN KHAI",
    "Thực hiện Kế hoạch số 06/KH-SNgV ngày 15 tháng 01 năm 2026, các phòng, đơn vị đã giới thiệu 10 cá nhân và 03 tập "
    "thể. Hội đồng Thi đua - Khen thưởng đã thẩm định hồ sơ, bình xét và bỏ phiếu kín.",
    "II. KẾT QUẢ",
    f"1. Giám đốc đã quyết định công nhận 09 cá nhân và 03 tập thể (Quyết định {DECISION.cited}).",
    "2. Đã cấp Giấy công nhận cho 09 cá nhân và 03 tập thể. Số liệu theo loại, theo phòng, đơn vị ở Phụ lục.",
    "III. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
    "Tiếp tục bồi dưỡng, giới thiệu, nhân rộng điển hình tiên tiến trong năm 2027.",
)
PLAN_BODY = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Kịp thời phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến trong cơ quan.",
    "II. TIÊU CHUẨN",
    "1. Tiêu chuẩn chung:",
    "- Hoàn thành xuất sắc mọi nhiệm vụ được giao.",
    "III. THỜI GIAN THỰC HIỆN",
    "1. Các phòng, đơn vị gửi kế hoạch, báo cáo, hồ sơ giới thiệu trước ngày 15 tháng 12 năm 2026.",
    "2. Sở hoàn thành việc công nhận trước ngày 10 tháng 01 năm 2027.",
)
_COLUMNS = ("Giới thiệu", "Đưa ra bỏ phiếu", "Được công nhận", "Không công nhận", "Trả lại Hội đồng", "Giấy công nhận")
FIGURES = (
    composed.Figures(
        "Kết quả theo loại",
        ("Loại", *_COLUMNS),
        (("Cá nhân", "10", "10", "09", "01", "00", "09"), ("Tập thể", "03", "03", "03", "00", "00", "03")),
        ("Cộng", "13", "13", "12", "01", "00", "12"),
    ),
    composed.Figures(
        "Kết quả theo phòng, đơn vị giới thiệu",
        ("Phòng, đơn vị", *_COLUMNS),
        ((_LEADING, "04", "04", "04", "00", "00", "04"), (_CONSULAR, "09", "09", "08", "01", "00", "08")),
        ("Cộng", "13", "13", "12", "01", "00", "12"),
    ),
)


def composed_content(**changes: Any) -> composed.ComposedContent:
    """A công văn unless the changes say otherwise."""
    values: dict[str, Any] = {
        "kind": "",
        "issuer": AGENCY,
        "reference": Reference(86, "SNgV-VP", date(2026, 12, 1)),
        "subject": "đôn đốc báo cáo, giới thiệu điển hình tiên tiến năm 2026",
        "addressed_to": (_LEADING, "Phòng Lễ tân", "Trung tâm Dịch vụ đối ngoại"),
        "bases": (),
        "body": LETTER_BODY,
        "signer": Signer(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), STANDING.name),
        "recipients": ("Như trên", "Ban Giám đốc Sở (để báo cáo)", "Lưu: VT, VP, 04 bản"),
    }
    return composed.ComposedContent(**(values | changes))


def letter_paper(mark: str = "") -> Paper:
    return composed.build(composed_content(mark=mark))


def report_paper(mark: str = "") -> Paper:
    content = composed_content(
        kind="BÁO CÁO",
        reference=Reference(3, "BC-SNgV", date(2027, 1, 9)),
        subject="Kết quả công nhận điển hình tiên tiến năm 2026",
        addressed_to=("Ủy ban nhân dân tỉnh Sông Lam",),
        body=REPORT_BODY,
        signer=Signer(("GIÁM ĐỐC",), CHAIR.name),
        figures=FIGURES,
        mark=mark,
    )
    return composed.build(content)


def plan_paper(mark: str = "") -> Paper:
    content = composed_content(
        kind="KẾ HOẠCH",
        reference=Reference(6, "KH-SNgV", date(2026, 1, 15)),
        subject="Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2026",
        addressed_to=(),
        bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
        body=PLAN_BODY,
        signer=Signer(("GIÁM ĐỐC",), CHAIR.name),
        recipients=("Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"),
        mark=mark,
    )
    return composed.build(content)


MOVEMENT_GROUPS = (
    ("Phong trào thi đua do Thủ tướng Chính phủ phát động", (
        MovementLine(
            "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "", "“Đổi mới mỗi ngày, phục vụ tốt hơn”",
            "Chuyển đổi số", "số 75/KH-HĐTĐ ngày 15/01/2026 của Hội đồng Thi đua cấp trên", "15/01/2026 đến 09/01/2027",
            "5", "Gia hạn từ hết ngày 30/11/2026 đến hết ngày 09/01/2027 (118/HĐTĐ-PT).",
        ),
    )),
    ("Phong trào thi đua do cơ quan phát động và thực hiện hằng năm", (
        MovementLine(
            "Thi đua hoàn thành xuất sắc nhiệm vụ công tác đối ngoại", "", "", "Đối ngoại",
            "số 03/KH-SNgV ngày 20/01/2026 của Sở Ngoại vụ tỉnh Sông Lam", "20/01/2026 đến 31/12/2026", "6",
        ),
        MovementLine(
            "Mỗi phòng một việc tốt vì cộng đồng", "Cuộc vận động", "", "An sinh xã hội",
            "số 05/KH-SNgV ngày 20/01/2026 của Sở Ngoại vụ tỉnh Sông Lam", "20/01/2026 đến 31/12/2026", "",
            "Dừng từ ngày 12/10/2026 (62/TB-SNgV).",
        ),
    )),
)  # fmt: skip


def movement_list_paper(mark: str = "") -> Paper:
    """Danh sách phong trào."""
    content = movement_list.MovementListContent(
        issuer=AGENCY, on=SUBMISSION_DAY, year=2026, groups=MOVEMENT_GROUPS, mark=mark,
        compiler=Signer(("NGƯỜI LẬP",), SECRETARY.name),
        approver=Signer(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), STANDING.name),
    )  # fmt: skip
    return movement_list.build(content)


REPORT_SAID = WrittenPart(
    "Báo cáo năm 2026",
    (
        Section(
            "Kết quả phát hiện, bồi dưỡng điển hình tiên tiến",
            (
                "Phòng theo dõi 04 cá nhân, 01 tổ; chọn 02 cá nhân nổi trội để bồi dưỡng, giao việc khó và người kèm.",
                "Trong năm có 01 cá nhân được công nhận điển hình tiên tiến, 01 tập thể được khen thưởng đột xuất.",
            ),
        ),
        Section(
            "Tuyên truyền, giới thiệu, nhân rộng điển hình tiên tiến",
            ("Giới thiệu 02 gương trong buổi sinh hoạt tháng 6 và tháng 9; 01 bài trên trang thông tin của Sở.",),
        ),
        Section(
            "Thực hiện các phong trào thi đua",
            ("Tham gia 03 phong trào; 100% công chức đăng ký, 11 việc làm cụ thể hoàn thành.",),
        ),
        Section("Khó khăn, hạn chế và nguyên nhân", ()),
        Section(
            "Kiến nghị, đề xuất", ("Đề nghị Sở tổ chức một buổi trao đổi kinh nghiệm giữa các phòng trong quý II.",)
        ),
    ),
)
PLAN_SAID = WrittenPart(
    "Kế hoạch năm 2027",
    (
        Section(
            "Nhân tố mới dự kiến bồi dưỡng",
            (
                "Chuyên viên trẻ phụ trách chuyển đổi số của phòng, có 02 cách làm mới đã dùng thử.",
                "Tổ một cửa của phòng, không có hồ sơ trễ hạn trong năm.",
            ),
        ),
        Section("Phong trào thi đua tham gia", ("Phong trào của Sở; phong trào chuyển đổi số của tỉnh.",)),
        Section(
            "Biện pháp phát hiện, bồi dưỡng, nhân rộng",
            ("Trưởng phòng giao việc và kèm từng nhân tố; mỗi quý nhận xét một lần tại cuộc họp phòng.",),
        ),
        Section("Thời gian thực hiện", ("Quý I chọn nhân tố; quý II và III bồi dưỡng; quý IV nhận xét, giới thiệu.",)),
    ),
)


def department_content(**changes: Any) -> DepartmentPaperContent:
    """The plan unless the changes say otherwise."""
    values: dict[str, Any] = {
        "kind": "KẾ HOẠCH",
        "issuer": Issuer(("SỞ NGOẠI VỤ",), (_LEADING.upper(),), "Sông Lam"),
        "on": date(2026, 12, 14),
        "subject": "Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2027",
        "addressed_to": (),
        "parts": (PLAN_SAID,),
        "signer": Signer(("TRƯỞNG PHÒNG",), "Ngô Đức Thiện", sealed=False),
        "recipients": ("Văn phòng Sở", "Thường trực Hội đồng TĐKT Sở", "Lưu: VT, HTQT"),
    }
    return DepartmentPaperContent(**(values | changes))


def department_plan_paper(mark: str = "") -> Paper:
    return department_paper.build(department_content(mark=mark))


def department_report_paper(mark: str = "") -> Paper:
    content = department_content(
        kind="BÁO CÁO",
        subject="Kết quả phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm 2026 và kế hoạch năm 2027",
        addressed_to=("Văn phòng Sở",),
        parts=(REPORT_SAID, PLAN_SAID),
        signer=Signer(("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "Ngô Đức Thiện", sealed=False),
        attached="phu-luc-so-lieu.pdf",
        mark=mark,
    )
    return department_paper.build(content)


def paper_receipt_content(**changes: Any) -> PaperReceiptContent:
    values: dict[str, Any] = {
        "issuer": AGENCY,
        "number": "BN-KH-2026-HTQT-01",
        "title": "Kế hoạch năm 2027",
        "department": _LEADING,
        "submitted_by": "Ông Ngô Đức Thiện, Trưởng phòng Hợp tác quốc tế",
        "turn": 1,
        "received_at": datetime(2026, 12, 16, 8, 5, 9, tzinfo=VIETNAM),
        "due": date(2026, 12, 15),
        "days_late": 2,
        "contents": (*(f"Kế hoạch năm 2027: {said.title}" for said in PLAN_SAID.said), "Tệp phu-luc.pdf, 214 KB"),
        "digest": "7c41e0b952da8f3690ce1b7da4f263e80d95b81c47fa2e60d3a75c198e04f6bb",
    }
    return PaperReceiptContent(**(values | changes))


def paper_receipt_paper(mark: str = "") -> Paper:
    return paper_receipt.build(paper_receipt_content(mark=mark))


PAPERS = {
    "department-plan": department_plan_paper,
    "department-report": department_report_paper,
    "paper-receipt": paper_receipt_paper,
    "letter": letter_paper,
    "report": report_paper,
    "plan": plan_paper,
    "meeting-contents": meeting_contents_paper,
    "invitation": invitation_paper,
    "programme": programme_paper,
    "chair-script": chair_script_paper,
    "sign-in-sheet": sign_in_paper,
    "ballot": ballot_paper,
    "ballot-a4": long_ballot_paper,
    "counting-minutes": counting_paper,
    "counting-minutes-three-boxes": several_boxes_paper,
    "meeting-minutes": meeting_paper,
    "sealing-minutes": sealing_paper,
    "recheck-minutes": recheck_paper,
    "appraisal-sheet": appraisal_paper,
    "brief": brief_paper,
    "consolidated": consolidated_paper,
    "rules": rules_paper,
    "receipt": receipt_paper,
    "supplement-request": supplement_paper,
    "summary-list": summary_paper,
    "comments": comments_paper,
    "movement-list": movement_list_paper,
    "department-year": department_year_paper,
    "submission": submission_paper,
    "decision": decision_paper,
    "handover-list": handover_paper,
    "ceremony-script": ceremony_script_paper,
    "seat-list": seat_list_paper,
    "revoked-list": revoked_paper,
    "result-letter": result_letter_paper,
    "inspection": samples_watching.inspection_paper,
    "guidance-readers": samples_watching.readers_paper,
    "consent": samples_stories.consent_paper,
    **samples_nurturing.PAPERS,
    **samples_recognised.PAPERS,
    **samples_spreading.PAPERS,
}
