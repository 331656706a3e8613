"""Every setting whose history is kept, for one page: from units and duties to days off and printers."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Department, Duty
from certificates.models import PrinterProfile
from core.changes import Tracked
from councils.models import Council
from documents.models import RecipientGroup
from seasons.changes import AGENCIES, BASES, CRITERIA, DAYS_OFF, MOVEMENTS, PHASES, RULES, SEASONS, STAGES

_SILENT = frozenset({"add", "edit", "create", "end", "establish", "replaced"})


def _unit_of(row: Any) -> str:
    return row.department.name if row.department else ""


UNITS = Tracked(
    Department, ("name", "code", "introduces", "since", "until"), lambda row: str(row.name),
    within=lambda row: "Phòng, đơn vị", silent=_SILENT,
)  # fmt: skip
DUTIES = Tracked(
    Duty, ("role", "department", "acting", "basis", "since", "until"), lambda row: f"Nhiệm vụ của {row.user}",
    shown={"department": _unit_of}, silent=_SILENT, related=("user", "department"),
)  # fmt: skip
RECIPIENTS = Tracked(
    RecipientGroup, ("recipients",), lambda row: f"Nơi nhận của {row.get_paper_display()}", silent=_SILENT
)
COUNCILS = Tracked(
    Council, ("decision_number", "decision_date", "term_until", "ended_at"), lambda row: "Hội đồng",
    within=lambda row: str(row.season or ""), labels={"ended_at": "kết thúc"}, silent=_SILENT, related=("season",),
)  # fmt: skip
PRINTERS = Tracked(
    PrinterProfile, ("name", "tray", "dx", "dy", "scale", "in_use"), lambda row: f"Máy in {row.name}, {row.tray}",
    labels={"in_use": "đang dùng"}, silent=_SILENT,
)  # fmt: skip

#: By its name in the address, what a reader may choose, and the histories that tell of it.
CHAPTERS: dict[str, tuple[str, tuple[Tracked, ...]]] = {
    "phong": ("Phòng", (UNITS,)),
    "nhiem-vu": ("Nhiệm vụ", (DUTIES,)),
    "ky": (
        "Kỳ bình xét: thời hạn, tiêu chuẩn, phong trào, quy tắc",
        (PHASES, SEASONS, STAGES, CRITERIA, MOVEMENTS, RULES),
    ),
    "co-quan": ("Tên cơ quan", (AGENCIES,)),
    "can-cu": ("Căn cứ", (BASES,)),
    "ngay-nghi": ("Ngày nghỉ, làm bù", (DAYS_OFF,)),
    "noi-nhan": ("Nơi nhận", (RECIPIENTS,)),
    "hoi-dong": ("Hội đồng", (COUNCILS,)),
    "may-in": ("Máy in", (PRINTERS,)),
}


def sources(chapter: str) -> Sequence[Tracked]:
    """The histories of a chapter; of any other name, all of them."""
    chosen = [CHAPTERS[chapter]] if chapter in CHAPTERS else CHAPTERS.values()
    return [tracked for _, histories in chosen for tracked in histories]
