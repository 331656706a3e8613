"""The book of an electronic vote as its readers see it: codes, seals, files; nothing of it tells whose a ballot is."""

from datetime import datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone

from core.papers import PaperError
from core.vietnamese import local_day, two_digits
from councils.ballot.codes import seal
from councils.ballot.errors import Refused
from councils.ballot.verifying import verify
from councils.electronic.boards import board_of, broken
from councils.electronic.booth import cast_count
from councils.electronic.casting import tracking_code
from councils.electronic.claims import taken_in
from councils.electronic.counting import electronic_boxes
from councils.electronic.honesty import said
from councils.models import CouncilSession


def book_page(session: CouncilSession) -> dict[str, Any]:
    """The codes in alphabetical order, so that their order tells nothing; each box with its seal."""
    cast = taken_in(session).filter(cast=True)
    return {
        "codes": sorted(tracking_code(ballots) for ballots in cast.values_list("ballots", flat=True)),
        "boxes": electronic_boxes(session),
        "seal": in_groups(seal_of(session)),
        "cast_count": cast_count(session),
    }


def seal_of(session: CouncilSession) -> str:
    """Mã niêm phong sổ phiếu: one code over the books of all boxes."""
    return seal(box.head for box in electronic_boxes(session))


def book_sentences(session: CouncilSession) -> tuple[str, ...]:
    """What the minutes say of the book, after verifying it from its beginning.

    :raises PaperError: the book does not hold; minutes of it would be false.
    """
    boxes = electronic_boxes(session)
    for box in boxes:
        try:
            verify(board_of(box), portal=True)
        except Refused as problem:
            raise PaperError(broken(box, problem)) from problem
    return (
        said("opening"),
        f"Sổ phiếu của {two_digits(len(boxes))} hòm phiếu đã được kiểm chứng lại từ đầu: mọi phiếu, tổng số và kết "
        "quả đều đúng quy tắc",
        f"Mã phiên: {session.ballot_code}. Mã niêm phong sổ phiếu: {in_groups(seal_of(session))}",
        "Sổ phiếu điện tử được lưu cùng hồ sơ phiên họp; khóa hòm phiếu bị hủy sau khi các biên bản được ký",
    )


def in_groups(digits: str) -> str:
    """Eight digits at a time, for people to compare."""
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))


def moment_of(session: CouncilSession) -> int:
    """The one moment that all records of the session's files bear: the beginning of its day."""
    day = local_day(session.held_at)
    return int(datetime.combine(day, time(), get_current_timezone()).timestamp())
