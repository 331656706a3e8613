"""What a department writes: the places of its report and its plan, after the plan's parts III to V."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.milestones import PLANNING, REPORTING


@dataclass(frozen=True)
class Place:
    """One place of the outline: its title on screen and paper, what belongs there, whether it may stay empty."""

    key: str
    title: str
    help: str
    optional: bool = False


REPORT = (
    Place(
        "found",
        "Kết quả phát hiện, bồi dưỡng điển hình tiên tiến",
        "Phát hiện ai, tập thể nào, qua cách thức nào; đã bồi dưỡng, giúp đỡ ra sao; số liệu trong năm.",
    ),
    Place(
        "spread",
        "Tuyên truyền, giới thiệu, nhân rộng điển hình tiên tiến",
        "Giới thiệu ai trong kỳ này; bài viết, buổi sinh hoạt, việc làm theo.",
    ),
    Place("movements", "Thực hiện các phong trào thi đua", "Phong trào nào, việc đã làm, kết quả."),
    Place("difficulties", "Khó khăn, hạn chế và nguyên nhân", "Để trống nếu không có.", optional=True),
    Place("proposals", "Kiến nghị, đề xuất", "Để trống nếu không có.", optional=True),
)
PLAN = (
    Place(
        "newcomers",
        "Nhân tố mới dự kiến bồi dưỡng",
        "Cá nhân, tập thể thật sự nổi trội trong phong trào; mỗi nhân tố một dòng, ghi lĩnh vực và lý do.",
    ),
    Place("joining", "Phong trào thi đua tham gia", "Phong trào của Sở, của ngành và của phòng trong năm."),
    Place("measures", "Biện pháp phát hiện, bồi dưỡng, nhân rộng", "Việc làm, người phụ trách, cách kiểm tra."),
    Place("schedule", "Thời gian thực hiện", "Mốc theo quý hoặc tháng."),
)


@dataclass(frozen=True)
class Part:
    """The report of a year, or the plan of one."""

    name: str
    year: int
    places: tuple[Place, ...]

    @property
    def title(self) -> str:
        return f"{self.name} năm {self.year}"


def parts_of(kind: str, year: int) -> tuple[Part, ...]:
    """The parts of a paper filed in the season of *year*: the plan looks to the next year."""
    report = (Part("Báo cáo", year, REPORT),) if kind in REPORTING else ()
    plan = (Part("Kế hoạch", year + 1, PLAN),) if kind in PLANNING else ()
    return report + plan


def places_of(kind: str) -> tuple[Place, ...]:
    return tuple(place for part in parts_of(kind, 0) for place in part.places)


def missing(kind: str, sections: Mapping[str, str]) -> list[Place]:
    """The places that a paper must fill and that are empty."""
    return [place for place in places_of(kind) if not place.optional and not sections.get(place.key, "").strip()]
