"""The words of the pages that ask once more before an act on a session: what happens, and what stays.

An act that is another one where the vote is electronic has those words under its name with "_online".
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """*done* is said once the act is made; *grave* acts wear the danger button."""

    question: str
    happens: tuple[str, ...]
    stays: tuple[str, ...]
    submit: str
    done: str
    grave: bool = False


ACTS: Mapping[str, Act] = {
    "convene": Act(
        "Triệu tập phiên họp",
        (
            "Danh sách thành viên, danh sách bình xét, quy tắc và người không tham gia bình xét được chốt.",
            "Thư ký điểm danh khi vào họp.",
        ),
        ("Hồ sơ vẫn ở trạng thái «Đã thẩm định»; vẫn đưa được hồ sơ khỏi danh sách, có lý do.",),
        "Triệu tập phiên họp",
        "Đã triệu tập phiên họp. Việc tiếp theo: điểm danh.",
    ),
    "open": Act(
        "Khai mạc phiên họp",
        ("Phiên họp bắt đầu; Hội đồng biểu quyết Tổ kiểm phiếu rồi bỏ phiếu.",),
        ("Điểm danh vẫn sửa được cho đến khi bắt đầu bỏ phiếu.",),
        "Khai mạc phiên họp",
        "Đã khai mạc phiên họp.",
    ),
    "start": Act(
        "Bắt đầu bỏ phiếu",
        (
            "Hòm phiếu được lập theo số thành viên có mặt; không thêm được người nhận phiếu.",
            "Các hồ sơ chuyển sang «Đang bỏ phiếu» và không rút được nữa.",
        ),
        ("Chưa có số liệu nào cho đến khi Tổ kiểm phiếu xác nhận.",),
        "Bắt đầu bỏ phiếu",
        "Đã bắt đầu bỏ phiếu. Tổ kiểm phiếu in, đóng dấu và phát phiếu.",
    ),
    "end": Act(
        "Kết thúc bỏ phiếu",
        ("Không ai nộp phiếu được nữa; Tổ kiểm phiếu mở hòm phiếu để kiểm.",),
        ("Kết quả chưa công bố cho đến khi hai thành viên Tổ kiểm phiếu nhập và đối chiếu số liệu.",),
        "Kết thúc bỏ phiếu",
        "Đã kết thúc bỏ phiếu. Việc tiếp theo: Tổ kiểm phiếu nhập số liệu.",
    ),
    "extend_vote": Act(
        "Gia hạn bỏ phiếu",
        ("Trang bỏ phiếu ghi thời điểm mới; biên bản ghi việc gia hạn và lý do.",),
        ("Phiếu đã niêm phong giữ nguyên; chủ tọa vẫn là người kết thúc bỏ phiếu.",),
        "Gia hạn bỏ phiếu",
        "Đã gia hạn bỏ phiếu.",
    ),
    "start_online": Act(
        "Bắt đầu bỏ phiếu",
        (
            "Hòm phiếu được lập theo số thành viên đã nhận phiếu; không thêm được người nhận phiếu.",
            "Các hồ sơ chuyển sang «Đang bỏ phiếu» và không rút được nữa.",
            "Phiếu tự hiện ra trên máy của từng thành viên.",
        ),
        ("Chưa có số liệu nào cho đến khi kết thúc bỏ phiếu và hai thành viên Tổ kiểm phiếu mở hòm phiếu để kiểm.",),
        "Bắt đầu bỏ phiếu",
        "Đã bắt đầu bỏ phiếu. Việc tiếp theo: chủ tọa đọc Mã phiên, các đồng chí bỏ phiếu trên máy của mình.",
    ),
    "end_online": Act(
        "Kết thúc bỏ phiếu",
        ("Không ai bỏ phiếu được nữa; Tổ kiểm phiếu mở hòm phiếu để kiểm.",),
        ("Kết quả chưa công bố cho đến khi hai thành viên Tổ kiểm phiếu cùng mở.",),
        "Kết thúc bỏ phiếu",
        "Đã kết thúc bỏ phiếu. Việc tiếp theo: Tổ kiểm phiếu mở hòm phiếu để kiểm.",
    ),
    "adjourn": Act(
        "Hoãn phiên họp",
        ("Phiên họp dừng tại đây; phiếu đã phát không còn giá trị.", "Các hồ sơ trở lại chờ phiên họp khác."),
        ("Phiếu thẩm định và khai báo xung đột lợi ích vẫn giữ nguyên.",),
        "Hoãn phiên họp",
        "Đã hoãn phiên họp. Các hồ sơ chờ phiên họp khác.",
        grave=True,
    ),
    "confirm": Act(
        "Đối chiếu, xác nhận số liệu kiểm phiếu",
        ("Kết quả của từng hồ sơ được tính theo quy tắc đã chốt và ghi vào hồ sơ.", "Số liệu không sửa được nữa."),
        ("Kết quả chưa thông báo cho các phòng cho đến khi công bố quyết định.",),
        "Xác nhận số liệu",
        "Đã xác nhận số liệu kiểm phiếu. Việc tiếp theo: công bố trong phiên họp và lập biên bản.",
    ),
    "renew_keys": Act(
        "Lập khóa hòm phiếu lại",
        (
            "Bộ khóa cũ bị hủy; ba thành viên Tổ kiểm phiếu lập khóa mới trên máy của mình.",
            "Thành viên đã nhận phiếu điện tử phải nhận lại.",
        ),
        ("Tổ kiểm phiếu và biểu quyết của Hội đồng giữ nguyên.",),
        "Lập khóa lại",
        "Đã hủy bộ khóa cũ. Việc tiếp theo: Tổ kiểm phiếu mở trang «Khóa hòm phiếu».",
        grave=True,
    ),
    "destroy_keys": Act(
        "Hủy khóa hòm phiếu",
        (
            "Phần khóa của máy chủ bị xóa hẳn; không ai mở lại được phiếu của phiên họp này.",
            "Tổ kiểm phiếu hủy phiếu giữ mã; trang của Tổ xóa khóa trên máy khi mở lại.",
        ),
        ("Sổ phiếu, kết quả và biên bản giữ nguyên; vẫn kiểm chứng được.",),
        "Hủy khóa hòm phiếu",
        "Đã hủy khóa hòm phiếu. Việc này được ghi vào nhật ký.",
        grave=True,
    ),
    "confirm_paper": Act(
        "Đối chiếu, xác nhận số liệu phiếu giấy",
        ("Số liệu phiếu giấy được cộng với phiếu điện tử khi mở hòm phiếu để kiểm.", "Số liệu không sửa được nữa."),
        ("Chưa có kết quả nào cho đến khi hai thành viên Tổ kiểm phiếu mở hòm phiếu để kiểm.",),
        "Xác nhận số liệu phiếu giấy",
        "Đã xác nhận số liệu phiếu giấy. Việc tiếp theo: mở hòm phiếu để kiểm.",
    ),
    "conclude": Act(
        "Kết thúc phiên họp",
        ("Phiên họp khép lại với biên bản đã ký; Giám đốc quyết định được từng hồ sơ.",),
        ("Biên bản và bản ký giữ nguyên, không thay được nữa.",),
        "Kết thúc phiên họp",
        "Phiên họp đã kết thúc với biên bản ký đầy đủ.",
    ),
    "drop": Act(
        "Đưa hồ sơ khỏi danh sách bình xét",
        ("Hồ sơ không bỏ phiếu ở phiên họp này; lý do được ghi trong biên bản.",),
        ("Hồ sơ vẫn ở trạng thái «Đã thẩm định» và đưa vào phiên họp khác được.",),
        "Đưa khỏi danh sách",
        "Đã đưa hồ sơ khỏi danh sách bình xét.",
        grave=True,
    ),
    "close_appraisal": Act(
        "Kết thúc thẩm định hồ sơ",
        ("Hồ sơ chuyển sang «Đã thẩm định» và đưa được vào danh sách bình xét.",),
        ("Phiếu thẩm định đã nộp giữ nguyên; không nộp thêm được phiếu.",),
        "Kết thúc thẩm định",
        "Đã kết thúc thẩm định hồ sơ.",
    ),
}
