"""Báo cáo kết quả công nhận: the season's figures from its issued decisions, and words for the office to complete."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from certificates.models import Certificate, Decision, DecisionItem
from certificates.workflow import CertificateState, DecisionState
from core.vietnamese import long_date, two_digits
from councils.models import AgendaItem
from documents.composing import Words, begun
from documents.issuing import agency_named
from documents.models import Composed
from documents.papers.composed import Figures
from nominations.concern import kept_rows
from nominations.models import Nomination
from nominations.papers.nominee import kinds_phrase
from nominations.workflow import State
from seasons.models import Season

COLUMNS = ("Giới thiệu", "Đưa ra bỏ phiếu", "Được công nhận", "Không công nhận", "Trả lại Hội đồng", "Giấy công nhận")
_NOT_INTRODUCED = (State.DRAFT, State.WITHDRAWN)
Outcome = DecisionItem.Outcome


@dataclass(frozen=True)
class Counted:
    """The files introduced in a season, and which of them went how far: a set of ids for each of ``COLUMNS``."""

    files: tuple[Nomination, ...]
    reached: tuple[frozenset[int], ...]

    def row(self, name: str, files: Iterable[Nomination]) -> tuple[str, ...]:
        """A line of the table: how many of *files* reached each stage."""
        ids = {file.pk for file in files}
        return (name, *(two_digits(len(ids & stage)) for stage in self.reached))

    def phrase(self, stage: int) -> str:
        """ "09 cá nhân và 03 tập thể" of one of ``COLUMNS``."""
        found = [file for file in self.files if file.pk in self.reached[stage]]
        collectives = sum(file.kind == Nomination.Kind.COLLECTIVE for file in found)
        return kinds_phrase(len(found) - collectives, collectives)


def counted(season: Season, user: Any) -> Counted:
    """Read in a fixed number of queries; of decisions only those that are issued.

    A file that is kept from *user* is not counted until it is announced: no figure tells that there is one.
    """
    introduced = Nomination.objects.filter(season=season).exclude(state__in=_NOT_INTRODUCED).exclude(kept_rows(user))
    files = tuple(introduced.select_related("department").order_by("department__code", "pk"))
    voted = AgendaItem.objects.filter(
        nomination__season=season, session__counted_at__isnull=False, line__isnull=False, dropped_at=None
    )
    items = DecisionItem.objects.filter(decision__season=season, decision__state=DecisionState.ISSUED)
    pairs = list(items.values_list("outcome", "nomination"))
    decided = {one: frozenset(file for outcome, file in pairs if outcome == one) for one in Outcome}
    certified = Certificate.objects.filter(item__decision__season=season, state=CertificateState.ISSUED)
    return Counted(
        files,
        (
            frozenset(file.pk for file in files),
            frozenset(voted.values_list("nomination", flat=True)),
            decided[Outcome.RECOGNISE],
            decided[Outcome.DECLINE],
            decided[Outcome.SEND_BACK] - decided[Outcome.RECOGNISE] - decided[Outcome.DECLINE],
            frozenset(certified.values_list("item__nomination", flat=True)),
        ),
    )


def figures(found: Counted) -> tuple[Figures, ...]:
    """By kind, then by department."""

    def table(title: str, first: str, of: Callable[[Nomination], Any]) -> Figures:
        groups: dict[str, list[Nomination]] = {}
        for file in found.files:
            groups.setdefault(str(of(file)), []).append(file)
        rows = tuple(found.row(name, files) for name, files in groups.items())
        return Figures(title, (first, *COLUMNS), rows, found.row("Cộng", found.files))

    return (
        table("Kết quả theo loại", "Loại", lambda file: file.get_kind_display()),
        table("Kết quả theo phòng, đơn vị giới thiệu", "Phòng, đơn vị", lambda file: file.department),
    )


def report(decision: Decision, found: Counted) -> Words:
    """The words of the report of the decision's season; lines in square brackets wait for the office's words."""
    season, agency = decision.season, agency_named(decision.day)
    return replace(
        begun(Composed.Kind.REPORT),
        subject=f"Kết quả công nhận điển hình tiên tiến năm {season.year}",
        addressed_to=agency.parent if agency else "",
        body="\n".join(_body(season, found)),
    )


def _body(season: Season, found: Counted) -> Iterator[str]:
    plan = f"Kế hoạch số {season.plan_number}" if season.plan_number else "kế hoạch của năm"
    day = f" {long_date(season.plan_date)}" if season.plan_number and season.plan_date else ""
    yield "I. TÌNH HÌNH TRIỂN KHAI"
    yield (
        f"Thực hiện {plan}{day}, các phòng, đơn vị đã giới thiệu {found.phrase(0)}. Hội đồng Thi đua - Khen thưởng đã "
        f"thẩm định hồ sơ, bình xét và bỏ phiếu kín đối với {found.phrase(1)}."
    )
    yield "II. KẾT QUẢ"
    yield f"1. Giám đốc đã quyết định công nhận {found.phrase(2)} ({_numbers(season)})."
    yield f"2. Không công nhận: {found.phrase(3)}; trả lại Hội đồng xem xét: {found.phrase(4)}."
    yield f"3. Đã cấp Giấy công nhận cho {found.phrase(5)}. Số liệu theo loại, theo phòng, đơn vị ở Phụ lục."
    yield "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN"
    yield "[Ghi tồn tại, hạn chế và nguyên nhân; không có thì xóa mục này.]"
    yield "IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ"
    yield "[Ghi phương hướng bồi dưỡng, nhân rộng và kiến nghị.]"


def _numbers(season: Season) -> str:
    rows = season.decisions.filter(state=DecisionState.ISSUED).order_by("dated", "number")
    return "; ".join(f"Quyết định số {row.full_number} {long_date(row.day)}" for row in rows)
