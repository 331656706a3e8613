"""One ballot box for every set of members who may vote on the same nominees (recusal).

Pure. A recused member's box simply has no line of that nominee.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.vietnamese import two_digits

Nominee = TypeVar("Nominee", bound=Hashable)
Voter = TypeVar("Voter", bound=Hashable)


@dataclass(frozen=True)
class Box(Generic[Nominee, Voter]):
    """A box to prepare: its number from 1, its lines and its voters in the order they were given."""

    ordinal: int
    nominees: tuple[Nominee, ...]
    voters: tuple[Voter, ...]


@dataclass(frozen=True)
class NotPrepared(Generic[Nominee, Voter]):
    """A group with too few voters to keep a vote secret, and the sentence that says so."""

    nominees: tuple[Nominee, ...]
    voters: tuple[Voter, ...]
    sentence: str


@dataclass(frozen=True)
class Grouping(Generic[Nominee, Voter]):
    boxes: tuple[Box[Nominee, Voter], ...]
    not_prepared: tuple[NotPrepared[Nominee, Voter], ...]


def group(
    nominees: Sequence[Nominee],
    voters: Sequence[Voter],
    recused: Mapping[Nominee, Collection[Voter]],
    minimum: int = 3,
) -> Grouping[Nominee, Voter]:
    """The boxes in the order of their first nominee; groups below ``minimum`` voters apart.

    Recusals of people who do not vote anyway change nothing. Raises ValueError for someone named twice.
    """
    if len(set(nominees)) < len(nominees) or len(set(voters)) < len(voters):
        raise ValueError("Mỗi hồ sơ và mỗi thành viên chỉ được có một lần trong danh sách; bỏ dòng lặp lại.")
    groups: dict[tuple[Voter, ...], list[Nominee]] = {}
    for nominee in nominees:
        aside = recused.get(nominee, ())
        groups.setdefault(tuple(voter for voter in voters if voter not in aside), []).append(nominee)
    ready = [(electorate, lines) for electorate, lines in groups.items() if len(electorate) >= minimum]
    return Grouping(
        tuple(Box(number, tuple(lines), electorate) for number, (electorate, lines) in enumerate(ready, 1)),
        tuple(
            NotPrepared(tuple(lines), electorate, _too_few(lines, len(electorate), minimum))
            for electorate, lines in groups.items()
            if len(electorate) < minimum
        ),
    )


def _too_few(nominees: Sequence[Hashable], voters: int, minimum: int) -> str:
    return (
        f"Hồ sơ {', '.join(map(str, nominees))}: chỉ có {two_digits(voters)} thành viên được bỏ phiếu, "
        f"cần ít nhất {two_digits(minimum)} để giữ kín lựa chọn của từng người; thực hiện bước tiếp theo "
        "mà quy tắc kỳ này đã định."
    )


def small_electorate_facts(voters: int, needed: int, small: int = 5) -> list[str]:
    """What the chair must know and accept before a vote of few: sentences, empty when there is nothing.

    ``needed`` is the number of approving votes that passes; up to ``small`` voters count as few.
    """
    facts = []
    if voters <= small:
        facts.append(
            f"Chỉ có {two_digits(voters)} thành viên bỏ phiếu: nếu cả {two_digits(voters)} phiếu giống nhau, "
            "ai xem kết quả cũng biết từng người đã chọn gì."
        )
        facts.append(
            f"Nếu {two_digits(voters - 1)} phiếu giống nhau và 01 phiếu khác, người bỏ phiếu khác biết những "
            "người còn lại đã chọn gì."
        )
    if needed > voters:
        facts.append(
            f"Cần {two_digits(needed)} phiếu tán thành nhưng chỉ có {two_digits(voters)} thành viên bỏ "
            "phiếu, nên hồ sơ không thể đạt; xem lại quy tắc không tham gia bình xét hoặc căn cứ tính tỷ lệ."
        )
    elif needed == voters:
        facts.append(
            f"Hồ sơ chỉ đạt khi cả {two_digits(voters)} thành viên tán thành, nên kết quả đạt cho biết "
            "lựa chọn của mọi người."
        )
    return facts
