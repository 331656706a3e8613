"""The season's own rules as one paper: dates, stages, criteria, movements, rules with their sources."""

from collections.abc import Iterator
from datetime import date

from core.papers import Block, Column, Heading, Paper, Paragraph, Row, SectionTitle, Table, plain
from core.vietnamese import short_date
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from seasons.models import Season
from seasons.movements import launched_by, with_documents
from seasons.queries import criteria_sets, rule_lines


def rules_paper(season: Season, on: date) -> Paper:
    """Quy định của kỳ bình xét, as they stood on the day.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    heading = Heading("QUY ĐỊNH CỦA KỲ BÌNH XÉT", f"Điển hình tiên tiến năm {season.year}")
    blocks = (heading, *_dates(season), *_criteria(season), *_movements(season), *_rules(season))
    return Paper(f"Quy định của kỳ {season.year}", issuer_of(agency_on(on)).head(on=on), blocks, mark=rehearsal_mark())


def _dates(season: Season) -> Iterator[Block]:
    yield SectionTitle("I. THỜI HẠN, CÁC BƯỚC")
    if season.plan_number:
        day = f" ngày {short_date(season.plan_date)}" if season.plan_date else ""
        yield Paragraph(f"Kế hoạch số {plain(season.plan_number)}{day}.")
    yield Paragraph(
        f"Kế hoạch, báo cáo, hồ sơ giới thiệu nộp trước ngày {short_date(season.plan_due)}; Giám đốc quyết định công "
        f"nhận trước ngày {short_date(season.recognition_due)}."
    )
    rows = [Row((plain(row.name), short_date(row.begins), short_date(row.ends))) for row in season.stages.all()]
    if rows:
        columns = (Column("Bước", 90), Column("Từ ngày", 35, "center"), Column("Đến hết ngày", 35, "center"))
        yield Table(columns, tuple(rows))


def _criteria(season: Season) -> Iterator[Block]:
    yield SectionTitle("II. TIÊU CHUẨN")
    for version in criteria_sets(season):
        frozen = f", chốt ngày {short_date(version.frozen_at)}" if version.frozen_at else ", chưa chốt"
        yield Paragraph(f"Phiên bản {version.version}{frozen}:")
        for place, criterion in enumerate(version.criteria.all(), 1):
            yield Paragraph(f"{place}. {plain(criterion.text)}")


def _movements(season: Season) -> Iterator[Block]:
    yield SectionTitle("III. PHONG TRÀO THI ĐUA")
    for movement in season.movements.prefetch_related(with_documents()):
        document = f" ({plain(said)})" if (said := launched_by(movement)) else ""
        yield Paragraph(f"{movement.get_channel_display()}: {plain(movement.name)}{document}")


def _rules(season: Season) -> Iterator[Block]:
    yield SectionTitle("IV. QUY TẮC")
    columns = (Column("Quy tắc", 60), Column("Giá trị", 40), Column("Nguồn", 45), Column("Người, ngày phê duyệt", 35))
    yield Table(
        columns,
        tuple(
            Row((
                plain(line.spec.label), plain(line.words), plain(line.row.source) if line.row else "",
                plain(f"{line.row.approved_by}, {short_date(line.row.approved_on)}") if line.row else "",
            ))
            for line in rule_lines(season)
        ),
    )  # fmt: skip
