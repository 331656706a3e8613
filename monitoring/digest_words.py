"""A digest in words: departments, what they owe and days; no name of a person, a nominee or a file (pure)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from core.vietnamese import shortened, two_digits
from monitoring.digests import Digest, Line, milestones_first
from monitoring.ladder import left_words
from monitoring.matters import Owed
from monitoring.models import Matter

#: As much as a notice holds (``Notice.text``).
MOST = 300
_COUNTED = {
    Matter.SUPPLEMENT: "bổ sung {} hồ sơ",
    Matter.FOLLOW_UP: "{} việc sau kiểm tra",
    Matter.NURTURING: "{} lần theo dõi nhân tố mới",
    Matter.RECOGNISED: "{} lần theo dõi điển hình đã được công nhận",
}


def text_of(digest: Digest) -> str:
    """ "Phòng Lãnh sự: Giới thiệu, Báo cáo năm nay còn 07 ngày." and what is copied after it."""
    return shortened(" ".join([*department_words(digest.of(copied=False)), *_copied(digest.of(copied=True))]), MOST)


def department_words(lines: Iterable[Line]) -> Iterator[str]:
    """A sentence a department, the nearest date first."""
    units: dict[str, list[Owed]] = defaultdict(list)
    for line in milestones_first(lines):
        units[str(line.owed.department)].append(line.owed)
    for unit, found in units.items():
        parts = []
        for left, same in groupby(sorted(found, key=lambda one: one.left), key=lambda one: one.left):
            parts.append(f"{', '.join(_matters(same))} {left_words(left)}")
        yield f"{unit}: {'; '.join(parts)}."


def _matters(found: Iterable[Owed]) -> Iterator[str]:
    counted = Counter(one.matter for one in found)
    for matter, number in counted.items():
        yield _COUNTED.get(matter, str(matter.label)).format(two_digits(number))


def _copied(lines: Iterable[Line]) -> Iterator[str]:
    """ "Còn 03 phòng chưa nộp đủ … (còn 03 ngày): …", a sentence for each number of days."""
    found = sorted((line.owed for line in lines), key=lambda one: (not one.is_of_the_board, one.left))
    for (of_the_board, left), same in groupby(found, key=lambda one: (one.is_of_the_board, one.left)):
        units = Counter(str(one.department) for one in same)
        told = f"({left_words(left)}): {', '.join(units)}."
        if of_the_board:
            yield f"Còn {two_digits(len(units))} phòng chưa nộp đủ giới thiệu, kế hoạch, báo cáo {told}"
        else:
            yield f"Còn {two_digits(units.total())} hồ sơ chưa bổ sung {told}"
