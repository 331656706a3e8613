"""Where the words of a certificate go on a pre-printed blank: places in millimetres, as data that an office edits.

``PARTS`` are what a certificate says, in the order of the paper. A ``Place`` is the box of one part: its upper left
corner from that of the sheet, its size, the size of its letters in points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from certificates.rendering.fonts import Face

#: Short and long side of the sheets, in millimetres (ISO 216).
SIDES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
MARGIN = 3.0  # what office printers leave blank along every edge, in millimetres
LEAST_QR, MOST_QR = 20.0, 60.0  # below 20 mm a module is smaller than phones read at arm's length
LEAST_SIZE, MOST_SIZE = 6.0, 90.0  # points
LEAST_WIDTH, LEAST_HEIGHT = 10.0, 3.0  # millimetres
QR = "qr"


@dataclass(frozen=True)
class Part:
    """One thing that a certificate says. *needed*: a certificate without it would not be one."""

    key: str
    label: str
    face: Face = Face.SERIF
    line_height: float = 1.25
    tracking: float = 0.0
    one_line: bool = False  # shrinks before it wraps
    needed: bool = False


PARTS = (
    Part("parent_organ", "Cơ quan chủ quản", line_height=1.28),
    Part("organ", "Cơ quan cấp", Face.SERIF_BOLD, 1.28),
    Part("state", "Quốc hiệu, Tiêu ngữ", Face.SERIF_BOLD, 1.28),
    Part("title", "Tên giấy", Face.DISPLAY_BLACK, 1.3, 0.045),
    Part("subtitle", "Danh hiệu", Face.SERIF_BOLD, 1.2, 0.16),
    Part("authority", "Thẩm quyền công nhận", Face.SERIF_BOLD, tracking=0.02),
    Part("verb", "Hình thức", Face.SERIF_ITALIC),
    Part("name", "Họ và tên, tên tập thể", Face.DISPLAY_BOLD, one_line=True, needed=True),
    Part("post", "Chức vụ, đơn vị", Face.SERIF_ITALIC, one_line=True),
    Part("achievement", "Thành tích", line_height=1.4),
    Part("qr", "Mã QR"),
    Part("decision", "Quyết định số, ngày", line_height=1.38, needed=True),
    Part("register", "Số vào sổ", line_height=1.38, needed=True),
    Part("code", "Mã tra cứu, nơi tra cứu", line_height=1.35),
    Part("date", "Nơi và ngày ký", Face.SERIF_ITALIC),
    Part("signer_title", "Chức vụ người ký", Face.SERIF_BOLD),
    Part("signer_name", "Người ký", Face.SERIF_BOLD),
    Part("mark", "Dấu chỉ trên giấy", Face.SERIF_BOLD, tracking=0.24, needed=True),
)
BY_KEY = {part.key: part for part in PARTS}
ALIGNED = {"left": "Trái", "center": "Giữa", "right": "Phải"}

#: The portal's own certificate (``layout.py``) in boxes, on A4 landscape: left, top, width, height, points, aligned.
_DEFAULT: dict[str, tuple[float, float, float, float, float, str]] = {
    "parent_organ": (31, 26, 86, 6, 13, "center"),
    "organ": (31, 32.2, 86, 7, 13, "center"),
    "state": (166, 26, 102, 13, 13, "center"),
    "title": (38.5, 43, 220, 20, 43, "center"),
    "subtitle": (38.5, 63.2, 220, 9, 20, "center"),
    "authority": (38.5, 77, 220, 7, 15, "center"),
    "verb": (38.5, 84.2, 220, 6.5, 14.5, "center"),
    "name": (38.5, 91, 220, 16.5, 28, "center"),
    "post": (38.5, 107.8, 220, 7, 15, "center"),
    "achievement": (38.5, 116, 220, 26, 15.5, "center"),
    "qr": (30, 157, 27, 27, 12, "left"),
    "decision": (60, 157, 104, 12, 12, "left"),
    "register": (60, 169.2, 104, 6, 12, "left"),
    "code": (60, 175.4, 104, 9.4, 9.5, "left"),
    "date": (169, 143, 96, 6.5, 13.5, "center"),
    "signer_title": (169, 149.7, 96, 12.5, 13.5, "center"),
    "signer_name": (169, 177.5, 96, 6.5, 13.5, "center"),
    "mark": (103.5, 194, 90, 7, 12, "center"),
}


@dataclass(frozen=True)
class Place:
    """The box of one part; *shown* is false where the blank bears these words already."""

    left: float
    top: float
    width: float
    height: float
    size: float
    align: str = "center"
    shown: bool = True

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def meets(self, other: Self) -> bool:
        """Whether the boxes share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True)
class Plan:
    """A sheet and the places of every part on it."""

    width: float
    height: float
    places: Mapping[str, Place]

    @classmethod
    def of(cls, size: str, *, landscape: bool, places: Mapping[str, Mapping[str, Any]]) -> Self:
        """The plan of a stored template; *places* are the dicts of ``stored``."""
        width, height = sheet(size, landscape=landscape)
        return cls(width, height, {part.key: Place(**places[part.key]) for part in PARTS})

    def shown(self) -> Iterator[tuple[Part, Place]]:
        """The parts that are printed, with their places."""
        return ((part, self.places[part.key]) for part in PARTS if self.places[part.key].shown)


def sheet(size: str, *, landscape: bool) -> tuple[float, float]:
    """Width and height in millimetres."""
    short, long = SIDES[size]
    return (long, short) if landscape else (short, long)


def default_plan(size: str, *, landscape: bool) -> Plan:
    """The places of the portal's own certificate, stretched to the sheet; letters grow with the narrower side."""
    width, height = sheet(size, landscape=landscape)
    across, down = width / 297, height / 210
    letters = min(across, down)
    places = {}
    for key, (left, top, wide, high, points, align) in _DEFAULT.items():
        wide, high = (max(wide * letters, LEAST_QR),) * 2 if key == QR else (wide * across, high * down)
        places[key] = Place(
            left=round(left * across, 1),
            top=round(top * down, 1),
            width=round(wide, 1),
            height=round(high, 1),
            size=round(points * letters, 1),
            align=align,
        )
    return Plan(width, height, places)


def problems(plan: Plan) -> dict[tuple[str, str], str]:
    """What is wrong with the places: part and measure → a sentence that says what to change."""
    wrong: dict[tuple[str, str], str] = {}
    for part in PARTS:
        place = plan.places[part.key]
        if part.needed and not place.shown:
            wrong[part.key, "shown"] = f"Mục «{part.label}» khác nhau ở từng giấy nên phải in. Mời đánh dấu lại."
        elif place.shown:
            wrong |= {(part.key, measure): sentence for measure, sentence in _odd(part, place, plan)}
    return wrong or _meeting(plan)


def _odd(part: Part, place: Place, plan: Plan) -> Iterator[tuple[str, str]]:
    if part.key == QR and not LEAST_QR <= place.width <= MOST_QR:
        yield "width", f"Mã QR rộng từ {LEAST_QR:.0f} đến {MOST_QR:.0f} mm thì điện thoại đọc được. Mời ghi lại."
    if place.width < LEAST_WIDTH:
        yield "width", f"Ô rộng ít nhất {LEAST_WIDTH:.0f} mm. Mời ghi lại."
    if place.height < LEAST_HEIGHT:
        yield "height", f"Ô cao ít nhất {LEAST_HEIGHT:.0f} mm. Mời ghi lại."
    if not LEAST_SIZE <= place.size <= MOST_SIZE:
        yield "size", f"Cỡ chữ từ {LEAST_SIZE:.0f} đến {MOST_SIZE:.0f}. Mời ghi lại."
    if place.left < MARGIN or place.right > plan.width - MARGIN:
        yield "left", f"Ô ra ngoài giấy rộng {plan.width:.0f} mm (chừa mép {MARGIN:.0f} mm). Mời dịch hoặc thu ô."
    if place.top < MARGIN or place.bottom > plan.height - MARGIN:
        yield "top", f"Ô ra ngoài giấy cao {plan.height:.0f} mm (chừa mép {MARGIN:.0f} mm). Mời dịch hoặc thu ô."


def _meeting(plan: Plan) -> dict[tuple[str, str], str]:
    shown = list(plan.shown())
    for number, (part, place) in enumerate(shown):
        for other, beside in shown[number + 1 :]:
            if place.meets(beside):
                sentence = f"Ô này đè lên ô «{part.label}». Mời dịch một trong hai ô."
                return {(other.key, "top"): sentence}
    return {}


def stored(plan: Plan) -> dict[str, dict[str, Any]]:
    """The places as JSON values."""
    return {key: asdict(place) for key, place in plan.places.items()}
