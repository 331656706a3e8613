"""Numbers that lost their force for good by a day (F10): for the page, the printed list and the table."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from accounts.models import User
from certificates import wording
from certificates.models import Certificate
from certificates.papers.revoked_list import RevokedContent, RevokedLine
from certificates.workflow import ENDED, CertificateState
from core import clock
from core.papers import Signer
from core.sheets.writing import Column, Sheet
from core.vietnamese import short_date
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from seasons.calendar import last_moment_before

COLUMNS = (
    Column("Số vào sổ", 22),
    Column("Họ tên, tập thể", 34),
    Column("Mã tra cứu", 28),
    Column("Hiệu lực", 22),
    Column("Từ ngày", 14, "center"),
    Column("Văn bản", 40),
)


def revoked_by(rows: QuerySet[Certificate], day: date) -> QuerySet[Certificate]:
    """Those of *rows* whose recall or annulment was issued by the end of *day*, the newest number first."""
    end = last_moment_before(day + timedelta(days=1))
    return rows.filter(state__in=ENDED, revoked_at__lte=end).order_by("-year", "-number")


def content_of(rows: Iterable[Certificate], day: date, *, by: User) -> RevokedContent:
    """The printed list as of *day*.

    :raises ValidationError: the agency has no name on record.
    """
    today = clock.today()
    return RevokedContent(
        issuer=issuer_of(agency_on(today)),
        on=today,
        as_of=day,
        lines=tuple(_line(row) for row in rows),
        compiler=Signer(("NGƯỜI LẬP",), by.full_name, sealed=False),
        approver=Signer(("NGƯỜI DUYỆT",), "", sealed=False),
        mark=rehearsal_mark(),
    )


def _line(row: Certificate) -> RevokedLine:
    since = row.revoked_on or clock.today()
    state = str(CertificateState(row.state).label)
    return RevokedLine(row.text["register_number"], row.holder, state, since, row.revocation_decision)


def sheet_of(rows: Iterable[Certificate], day: date) -> Sheet:
    """The same as a table."""
    lines = tuple(
        (
            row.text["register_number"], row.holder, row.code, str(CertificateState(row.state).label), row.revoked_on,
            row.revocation_decision,
        )
        for row in rows
    )  # fmt: skip
    told = f"Tính đến hết ngày {short_date(day)}"
    heading = tuple(line for line in ("GIẤY CÔNG NHẬN ĐÃ THU HỒI, HỦY BỎ", told, wording.mark()) if line)
    total = ("", f"Tổng cộng: {len(lines)} Giấy công nhận", *("",) * (len(COLUMNS) - 2))
    return Sheet("Hết hiệu lực", COLUMNS, lines, heading, total)
