"""Invented examples for the page that shows every part of the design, in development only."""

from typing import Any

from django import forms, template

register = template.Library()


class SampleForm(forms.Form):
    """One field of each kind that the portal uses."""

    number = forms.CharField(label="Số văn bản", help_text="Ví dụ: 57/QĐ-SNgV")
    dated = forms.DateField(label="Ngày văn bản", help_text="Ngày, tháng, năm. Ví dụ: 30/06/2026")
    kind = forms.ChoiceField(label="Loại minh chứng", choices=[("decision", "Quyết định"), ("press", "Báo chí")])
    scan = forms.FileField(label="Tệp", help_text="PDF, DOCX, JPG, tối đa 20 MB.", widget=forms.FileInput)
    account = forms.CharField(label="Thuyết minh", widget=forms.Textarea(attrs={"rows": 4}))
    nominee = forms.ChoiceField(
        label="Giới thiệu", choices=[("one", "Cá nhân"), ("many", "Tập thể")], widget=forms.RadioSelect
    )
    compared = forms.BooleanField(label="Đã đối chiếu bản chính")


class SampleChoice(forms.Form):
    """Two answers that matter."""

    opinion = forms.ChoiceField(
        label="Ô chọn lớn", choices=[("for", "Tán thành"), ("against", "Không tán thành")], widget=forms.RadioSelect
    )


def _season() -> dict[str, Any]:
    names = [
        ("Giới thiệu", "đến 14/12"), ("Tiếp nhận, bổ sung", "15/12 - 21/12"), ("Thẩm định hồ sơ", "22/12 - 25/12"),
        ("Bỏ phiếu kín", "28/12"), ("Quyết định", "đến 08/01"), ("Trao Giấy công nhận", "từ 11/01"),
    ]  # fmt: skip
    return {
        "name": "Kỳ bình xét năm 2026",
        "today_text": "Hôm nay, thứ Năm ngày 03/12/2026",
        "dates": [
            {"days_left": 11, "tone": "warn", "what": "Nộp kế hoạch, báo cáo, hồ sơ giới thiệu",
             "when": "Trước ngày 15/12/2026. Ngày làm việc cuối: thứ Hai 14/12. Còn 7 ngày làm việc."},
            {"days_left": 37, "tone": "quiet", "what": "Giám đốc quyết định công nhận",
             "when": "Trước ngày 10/01/2027. Ngày làm việc cuối: thứ Sáu 08/01. Còn 25 ngày làm việc."},
        ],
        "stages": [
            {"label": label, "date_text": dates, "done": n < 2, "current": n == 2}
            for n, (label, dates) in enumerate(names)
        ],
    }  # fmt: skip


@register.simple_tag
def samples() -> dict[str, Any]:
    """Everything the page needs: a season, lists, a form left empty and a form refused."""
    return {
        "season": _season(),
        "form": SampleForm(prefix="new"),
        "refused": SampleForm({"dated": "30/02/2027", "kind": "press"}),
        "choice": SampleChoice(),
        "refused_choice": SampleChoice({}, prefix="refused"),
        "capacities": ["Trưởng phòng Hợp tác quốc tế", "Thành viên Hội đồng"],
        "banners": ["Đây là bản diễn tập. Người, số liệu và giấy tờ đều là giả định."],
        "conditions": [
            {"state": "done", "label": "Danh sách bình xét đã chốt", "note": "25/12, 16:40"},
            {"state": "note", "label": "Một hồ sơ ít người bỏ phiếu", "note": "Cần chủ tọa ghi nhận"},
            {"state": "todo", "label": "Chưa xác nhận Tổ kiểm phiếu", "url": "#lists"},
        ],
        "history": [
            {"when": "16/12/2026, 09:20", "title": "Văn phòng Sở tiếp nhận", "current": True},
            {"when": "14/12/2026, 10:15", "title": "Trưởng phòng nộp hồ sơ", "who": "Đỗ Lam Khuê"},
            {"when": "03/12/2026, 14:32", "title": "Bắt đầu soạn", "who": "Phan Bảo Tường Vi"},
        ],
        "tabs": [
            {"url": "#lists", "label": "Đang xét", "count": 7, "current": True},
            {"url": "#lists", "label": "Đã công nhận", "count": 4},
            {"url": "#lists", "label": "Đã rút", "count": 1},
        ],
    }  # fmt: skip
