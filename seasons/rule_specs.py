"""The rules of a season: what each one means and which values it takes.

None of them is fixed in code. The plan is silent on quorum, ratio, base, tie and recusal; the agency's
council sets them, and every paper prints the rule used with its source.
"""

from collections.abc import Mapping
from dataclasses import dataclass

YES, NO = "yes", "no"
YES_NO = ((YES, "Có"), (NO, "Không"))
SHARES = (
    ("1/2", "1/2 (50%)"), ("2/3", "2/3"), ("7/10", "70%"), ("3/4", "3/4 (75%)"), ("4/5", "80%"), ("9/10", "90%"),
)  # fmt: skip


@dataclass(frozen=True)
class RuleSpec:
    """One rule: its question in words and the values to choose from (value, words).

    *default* is only what the form proposes; the values are frozen into a session when it is convened.
    """

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]
    default: str
    help: str = ""

    def words(self, value: str) -> str:
        return dict(self.choices)[value]


def _numbers(low: int, high: int) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), str(number)) for number in range(low, high + 1))


#: Days before the last day in time, negative after it; each ladder has the steps at which leaders are told (3 and -1).
REMINDERS = (
    ("14,7,3,1,0,-1", "trước 14, 7, 3, 1 ngày, ngày cuối và khi quá hạn 1 ngày"),
    ("14,7,3,1,0,-1,-3,-7", "trước 14, 7, 3, 1 ngày, ngày cuối và khi quá hạn 1, 3, 7 ngày"),
    ("7,3,1,0,-1", "trước 7, 3, 1 ngày, ngày cuối và khi quá hạn 1 ngày"),
)
REMINDED = "Còn 3 ngày thì báo Thường trực Hội đồng; quá hạn 1 ngày thì báo thêm Giám đốc Sở và Văn phòng Sở."
CEILINGS = (("none", "Không giới hạn"), *_numbers(1, 20))

SPECS: Mapping[str, RuleSpec] = {
    spec.key: spec
    for spec in (
        RuleSpec("quorum", "Số thành viên dự họp tối thiểu, trên tổng số thành viên Hội đồng", SHARES, "2/3"),
        RuleSpec("quorum_remote", "Thành viên bỏ phiếu từ xa được tính vào số dự họp", YES_NO, NO),
        RuleSpec("ratio", "Tỷ lệ phiếu tán thành quy định", SHARES, "2/3"),
        RuleSpec(
            "comparison",
            "So với tỷ lệ quy định",
            ((">=", "từ tỷ lệ quy định trở lên"), (">", "trên tỷ lệ quy định")),
            ">=",
        ),
        RuleSpec(
            "base",
            "Tỷ lệ tính trên",
            (
                ("all_members", "tổng số thành viên Hội đồng"),
                ("all_minus_recused", "tổng số thành viên trừ người không tham gia bình xét hồ sơ đó"),
                ("present", "số thành viên dự họp"),
                ("valid_ballots", "số phiếu hợp lệ"),
            ),
            "all_minus_recused",
        ),
        RuleSpec(
            "papers",
            "Kế hoạch và báo cáo của phòng",
            (
                ("two", "hai văn bản: báo cáo năm nay, kế hoạch năm sau"),
                ("one", "một văn bản gồm cả báo cáo và kế hoạch"),
            ),
            "two",
        ),
        RuleSpec("reminders", "Nhắc việc trước hạn", REMINDERS, REMINDERS[0][0], REMINDED),
        RuleSpec("ceiling_individual", "Số cá nhân nhiều nhất một phòng được giới thiệu", CEILINGS, "none"),
        RuleSpec("ceiling_collective", "Số tập thể nhiều nhất một phòng được giới thiệu", CEILINGS, "none"),
        RuleSpec(
            "leaders",
            "Tỷ lệ người giữ chức vụ lãnh đạo nhiều nhất trong số cá nhân được giới thiệu",
            (("none", "Không quy định"), ("1/4", "1/4 (25%)"), ("1/3", "1/3"), ("1/2", "1/2 (50%)")),
            "none",
            "Vượt tỷ lệ này thì cổng lưu ý, không chặn hồ sơ.",
        ),
        RuleSpec(
            "rating_floor",
            "Mức xếp loại năm thấp nhất để được xét",
            (
                ("none", "Không quy định"),
                ("done", "Hoàn thành nhiệm vụ"),
                ("good", "Hoàn thành tốt nhiệm vụ"),
                ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
            ),
            "none",
            "Hồ sơ dưới mức này dừng lại ở bước sau; Thường trực Hội đồng cho xét tiếp được, có ghi lý do.",
        ),
        RuleSpec("quota", "Chỉ tiêu công nhận", (("none", "Không giới hạn"), *_numbers(1, 50)), "none"),
        RuleSpec(
            "tie",
            "Khi số phiếu ngang nhau ở chỗ cuối của chỉ tiêu",
            (
                ("second_ballot", "Bỏ phiếu lại giữa những hồ sơ ngang phiếu"),
                ("all", "Đều đạt"),
                ("none", "Đều không đạt"),
            ),
            "second_ballot",
            "Chỉ áp dụng khi kỳ có chỉ tiêu.",
        ),
        RuleSpec("third_choice", "Phiếu có ô «Không có ý kiến»", YES_NO, NO),
        RuleSpec(
            "blank_line",
            "Dòng để trống trên phiếu hợp lệ được tính là",
            (("no_opinion", "không có ý kiến"), ("invalid_line", "không hợp lệ đối với hồ sơ đó")),
            "no_opinion",
        ),
        RuleSpec(
            "recusal_vote",
            "Không bỏ phiếu cho một hồ sơ",
            (
                ("own", "Chính người được giới thiệu, người thân, người đứng đầu và thành viên tập thể đó"),
                ("own_and_head", "Như trên, thêm trưởng phòng giới thiệu hồ sơ"),
            ),
            "own",
        ),
        RuleSpec(
            "recusal_appraisal",
            "Không thẩm định một hồ sơ",
            (
                ("own", "Chính người được giới thiệu, người thân, người đứng đầu và thành viên tập thể đó"),
                ("own_and_head", "Như trên, thêm người của phòng giới thiệu, người soạn, nộp hồ sơ"),
            ),
            "own_and_head",
        ),
        RuleSpec(
            "introducer_reads",
            "Người của phòng giới thiệu, khi là thành viên Hội đồng hoặc ở Văn phòng Sở, được đọc hồ sơ đang thẩm định",
            ((NO, "Không"), (YES, "Được đọc, không thẩm định")),
            NO,
            "Người soạn, nộp hồ sơ của phòng luôn đọc được hồ sơ đó.",
        ),
        RuleSpec(
            "appraisers",
            "Người thẩm định một hồ sơ",
            (("all", "mọi thành viên Hội đồng"), ("assigned", "chỉ thành viên được phân công")),
            "all",
        ),
        RuleSpec("min_appraisals", "Số phiếu thẩm định tối thiểu cho mỗi hồ sơ", _numbers(1, 9), "2"),
        RuleSpec(
            "score",
            "Chấm điểm khi thẩm định, số điểm cao nhất của mỗi tiêu chuẩn",
            (("none", "Không chấm điểm"), ("5", "5"), ("10", "10"), ("20", "20"), ("100", "100")),
            "none",
            "Điểm để Hội đồng tham khảo; hồ sơ đạt hay không đạt do kết quả bỏ phiếu kín.",
        ),
        RuleSpec("party_opinion", "Xin ý kiến cấp ủy về tiêu chuẩn chung 1 trước khi kết thúc thẩm định", YES_NO, NO),
        RuleSpec("min_box", "Số thành viên tối thiểu được bỏ phiếu cho một hồ sơ", _numbers(3, 9), "3"),
        RuleSpec("counter_head", "Trưởng phòng giới thiệu được tham gia Tổ kiểm phiếu", YES_NO, YES),
        RuleSpec(
            "figures",
            "Số phiếu cụ thể được xem bởi",
            (
                ("council", "thành viên Hội đồng, Tổ kiểm phiếu và Giám đốc"),
                ("council_office", "những người trên và Văn phòng Sở"),
            ),
            "council",
        ),
        RuleSpec(
            "comment_days",
            "Số ngày làm việc công khai lấy ý kiến nội bộ trước khi bỏ phiếu",
            (("0", "Không lấy ý kiến"), *_numbers(1, 10)),
            "0",
            "Tính từ ngày làm việc sau ngày mở. Chưa lấy ý kiến xong thì chưa bắt đầu bỏ phiếu được.",
        ),
        RuleSpec("referral", "Giám đốc giao Hội đồng bình xét trước khi thẩm định", YES_NO, NO),
        RuleSpec(
            "electronic",
            "Bỏ phiếu kín điện tử",
            (
                ("no", "Không, chỉ bỏ phiếu giấy"),
                ("rules", "Được, theo văn bản ghi ở ô nguồn"),
                ("session", "Được, khi Hội đồng giơ tay tán thành tại phiên họp"),
            ),
            "no",
            "Văn bản cho phép được in trong hai biên bản.",
        ),
        RuleSpec(
            "blank_online",
            "Phiếu điện tử có ô «Để trống dòng này»",
            YES_NO,
            NO,
            "Không có ô này thì trên phiếu điện tử phải chọn ở mọi dòng.",
        ),
        RuleSpec("revote", "Được bỏ phiếu điện tử lại trước khi kết thúc, phiếu sau thay phiếu trước", YES_NO, NO),
        RuleSpec("recognise_failed", "Giám đốc được công nhận hồ sơ không đạt tỷ lệ phiếu", YES_NO, NO),
    )
}
