"""What changed between two contents of a dossier, each part in the words of its page (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.differences import ADDED, TAKEN, Change, Piece, compared
from core.vietnamese import number
from nominations.models import Nomination
from nominations.models.eligibility import Rating, Stated
from seasons.models import DiscoveryChannel

_FACTS = {
    "name": "Họ tên, tên tập thể",
    "post": "Chức vụ, đơn vị",
    "birth_year": "Năm sinh",
    "collective_head": "Người đứng đầu tập thể",
    "headcount": "Số người của tập thể",
    "channel": "Cách thức phát hiện",
    "movement": "Phong trào",
    "merit_kind": "Loại thành tích",
    "merit": "Tóm tắt thành tích",
    "report": "Báo cáo thành tích",
    "discipline": "Kỷ luật",
    "inspection": "Điều tra, thanh tra, kiểm tra",
    "complaint": "Khiếu nại, tố cáo",
    "circumstances": "Nội dung cần nói rõ",
    "rating": "Xếp loại năm",
    "rating_document": "Văn bản xếp loại",
}
_WORDS = {
    "channel": dict(DiscoveryChannel.choices),
    "merit_kind": dict(Nomination.MeritKind.choices),
    "rating": dict(Rating.choices),
    **{name: dict(Stated.choices) for name in ("discipline", "inspection", "complaint")},
}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every part of *after* that differs from *before* (both of ``content_of``), in the order of the editor."""
    return [
        *_of_facts(before, after),
        *_of_report_file(before, after),
        *_of_statements(before, after),
        *_of_lists(before, after),
    ]


def _of_facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name, label in _FACTS.items():
        old, new = _told(name, before), _told(name, after)
        if old != new:
            yield Change(label, compared(old, new))


def _of_report_file(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    old, new = (content.get("report_file") or {} for content in (before, after))
    if old == new:
        return
    label = "Thay tệp báo cáo thành tích" if old and new else "Tệp báo cáo thành tích"
    pieces = (Piece(TAKEN, _report_file(old)) if old else None, Piece(ADDED, _report_file(new)) if new else None)
    yield Change(label, tuple(piece for piece in pieces if piece))


def _report_file(item: Mapping[str, Any]) -> str:
    return f"Tệp {item['file']}, mã kiểm tra {item['sha256'][:12]}. "


def _told(name: str, content: Mapping[str, Any]) -> str:
    value = content.get(name)
    text = "" if value is None else str(value)
    return str(_WORDS[name].get(text, text)) if name in _WORDS else text


def _of_statements(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    old, new = dict(before.get("statements", [])), dict(after.get("statements", []))
    for ordinal in sorted({*old, *new}):
        if old.get(ordinal, "") != new.get(ordinal, ""):
            yield Change(f"Tiêu chuẩn {ordinal}: thuyết minh", compared(old.get(ordinal, ""), new.get(ordinal, "")))


def _of_lists(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name, label, told in (
        ("evidence", "Minh chứng", _evidence),
        ("members", "Thành viên tập thể", str),
        ("contributions", "Đóng góp cho quỹ, hoạt động xã hội", _contribution),
        ("answers", "Trả lời nội dung bổ sung", _answer),
    ):
        old = [told(item) for item in before.get(name, [])]
        new = [told(item) for item in after.get(name, [])]
        taken = [Piece(TAKEN, line) for line in old if line not in new]
        added = [Piece(ADDED, line) for line in new if line not in old]
        if taken or added:
            yield Change(label, (*taken, *added))


def _evidence(item: Mapping[str, Any]) -> str:
    return f"Tiêu chuẩn {item['criterion']}: {item['title']}, tệp {item['file']}, mã kiểm tra {item['sha256'][:12]}"


def _contribution(line: Sequence[Any]) -> str:
    activity, amount, hours, dated, proof = line
    given = [f"{number(amount)} đồng" if amount else "", f"{number(hours)} giờ" if hours else ""]
    return ", ".join(part for part in (activity, dated, *given, proof) if part)


def _answer(line: Sequence[Any]) -> str:
    _, asked, answer = line
    return f"{asked}: {answer or 'chưa trả lời'}"
