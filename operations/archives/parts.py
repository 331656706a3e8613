"""The volumes of an archive, and who reads each.

Nobody but the Office reads evidence uncovered, and nobody but the Council and the Director is told numbers of votes:
one volume that only a person with both could open would be opened by none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accounts.models import User
from accounts.roles import Role
from operations.archives import council, office
from operations.archives.groups import Group
from seasons.models import Season


@dataclass(frozen=True)
class Part:
    """A volume: its name in addresses and in words, who asks for it and reads it, what it holds and leaves out."""

    key: str
    title: str
    holds: str
    readers: tuple[Role, ...]
    groups: Callable[[Season, User], Iterator[Group]]
    left_out: tuple[str, ...]


PARTS = {
    part.key: part
    for part in (
        Part(
            "van-phong",
            "Tập của Văn phòng",
            "Quy định của kỳ, danh sách, hồ sơ kèm minh chứng, tờ trình, quyết định, Giấy công nhận, "
            "danh sách ký nhận, công văn, báo cáo, kế hoạch của kỳ, kế hoạch, báo cáo của các phòng, nhật ký.",
            (Role.OFFICE,),
            office.groups,
            office.LEFT_OUT,
        ),
        Part(
            "hoi-dong",
            "Tập của Hội đồng",
            "Biên bản họp, biên bản kiểm phiếu và bản ký, quy tắc, phiếu thẩm định, nhật ký các phiên họp.",
            (Role.COUNCIL_SECRETARY, Role.COUNCIL_CHAIR, Role.COUNCIL_VICE, Role.DIRECTOR),
            council.groups,
            council.LEFT_OUT,
        ),
    )
}
