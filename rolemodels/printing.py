"""Benefits and praise as papers and sheets: rows into plain values."""

from collections.abc import Sequence

from accounts.models import User
from core import clock
from core.papers import Paper, Signer
from core.sheets.writing import MOST_ROWS, Column, Sheet, Value
from core.vietnamese import short_date
from documents.issuing import LETTER_RANKS, agency_on, issuer_of, rehearsal_mark, signer_on
from nominations.models import Nomination
from rolemodels.models import Benefit, PraiseProposal
from rolemodels.papers import missing_benefits
from rolemodels.papers.missing_benefits import MissingContent, MissingLine
from rolemodels.praise_looks import letter_words
from rolemodels.queries import PraiseFigures, certificates_of, missing, recognised_in
from seasons.models import Season

_MISSING = (
    Column("STT", 6, "center"), Column("Cá nhân, tập thể", 32), Column("Phòng", 32), Column("Quyền lợi", 36),
    Column("Căn cứ", 36), Column("Nơi thực hiện", 28),
)  # fmt: skip
_LISTED = (
    Column("STT", 6, "center"), Column("Cá nhân, tập thể", 32), Column("Đối tượng", 12), Column("Chức vụ, đơn vị", 36),
    Column("Phòng", 32), Column("Giấy công nhận số", 16, "center"), Column("Tình trạng giấy", 18),
    Column("Quyền lợi chưa thực hiện", 44),
)  # fmt: skip
_PRAISE = (
    Column("STT", 6, "center"), Column("Cá nhân, tập thể", 32), Column("Hình thức khen", 20), Column("Cấp khen", 34),
    Column("Quyết định công nhận ngày", 16, "center"), Column("Văn bản đề nghị", 28), Column("Kết quả", 18),
    Column("Số quyết định khen", 20), Column("Ngày quyết định khen", 16, "center"), Column("Số ngày", 10, "center"),
)  # fmt: skip


def missing_lines(season: Season) -> tuple[list[tuple[Nomination, list[Benefit]]], int]:
    """Those with something still to be given, and how many there are in all; four queries."""
    rows = list(recognised_in(season)[:MOST_ROWS])
    left = missing(rows, list(Benefit.objects.filter(season=season)))
    return [(row, left[row.pk]) for row in rows if left[row.pk]], len(rows)


def missing_paper(season: Season, *, by: User) -> Paper:
    """The list as of today.

    :raises ValidationError: the agency is not entered, or nobody may sign today.
    """
    today = clock.today()
    lines, people = missing_lines(season)
    return missing_benefits.build(
        MissingContent(
            issuer=issuer_of(agency_on(today)),
            made_on=today,
            year=season.year,
            lines=tuple(
                MissingLine(row.addressed, row.department.name, tuple(f"{one} ({one.giver})" for one in left))
                for row, left in lines
            ),
            people=people,
            compiler=Signer(("NGƯỜI LẬP",), by.full_name),
            approver=signer_on(today, LETTER_RANKS),
            mark=rehearsal_mark(),
        )
    )


def missing_sheet(season: Season) -> Sheet:
    """One row for each benefit that is still to be given."""
    found = [(row, one) for row, left in missing_lines(season)[0] for one in left][:MOST_ROWS]
    return Sheet(
        name="Quyền lợi chưa thực hiện",
        heading=_heading(f"Quyền lợi của điển hình tiên tiến năm {season.year} chưa thực hiện"),
        columns=_MISSING,
        rows=tuple(
            (place, row.addressed, row.department.name, one.name, one.basis, one.giver)
            for place, (row, one) in enumerate(found, 1)
        ),
    )


def recognised_sheet(season: Season, rows: Sequence[Nomination]) -> Sheet:
    """The recognised of a season, as the page lists them."""
    certificates = certificates_of([row.pk for row in rows])
    left = missing(rows, list(Benefit.objects.filter(season=season)))
    lines: list[tuple[Value, ...]] = []
    for place, row in enumerate(rows, 1):
        paper = certificates.get(row.pk)
        lines.append(
            (
                place, row.addressed, row.get_kind_display(), row.post, row.department.name,
                paper.text.get("register_number", "") if paper else "", paper.get_state_display() if paper else "",
                "; ".join(map(str, left[row.pk])),
            )
        )  # fmt: skip
    return Sheet(
        name="Điển hình tiên tiến",
        heading=_heading(f"Điển hình tiên tiến được công nhận năm {season.year}"),
        columns=_LISTED,
        rows=tuple(lines),
    )


def praise_sheet(season: Season, rows: Sequence[PraiseProposal], figures: PraiseFigures | None) -> Sheet:
    """Proposals of praise with the days that they took; the season's *figures* for those who see all of them."""
    told = ""
    if figures and figures.days:
        days = f"trung bình {figures.mean} ngày, lâu nhất {figures.longest} ngày"
        told = f"Từ quyết định công nhận đến khi được khen: {days}"
    return Sheet(
        name="Đề nghị khen thưởng",
        heading=_heading(
            f"Đề nghị khen thưởng điển hình tiên tiến năm {season.year}",
            "Giấy khen, Bằng khen là hình thức khen thưởng, không phải Giấy công nhận",
            told,
        ),
        columns=_PRAISE,
        rows=tuple(
            (
                place, row.nomination.addressed, row.get_form_display(), row.get_level_display(), row.recognised_on,
                letter_words(row), row.get_state_display(), row.decision_number, row.decision_date, row.days,
            )
            for place, row in enumerate(rows, 1)
        ),
    )  # fmt: skip


def _heading(*lines: str) -> tuple[str, ...]:
    return tuple(filter(None, (*lines, f"Số liệu ngày {short_date(clock.today())}", rehearsal_mark())))
