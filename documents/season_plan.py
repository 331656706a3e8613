"""Kế hoạch: what the season's data already says, for the office to complete."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.vietnamese import long_date
from documents.composing import Words, begun
from documents.models import Composed
from seasons.models import Criterion, Season
from seasons.movements import launched_by, with_documents
from seasons.queries import criteria_sets, legal_bases


def season_plan(season: Season, on: date) -> Words:
    """The plan of *season* as it would begin on that day; lines in square brackets wait for the office's words."""
    return replace(
        begun(Composed.Kind.PLAN),
        subject=f"Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến năm {season.year}",
        bases="\n".join(str(basis) for basis in legal_bases(on)),
        body="\n".join(_body(season)),
    )


def _body(season: Season) -> Iterator[str]:
    yield "I. MỤC ĐÍCH, YÊU CẦU"
    yield "[Ghi mục đích, yêu cầu.]"
    yield "II. TIÊU CHUẨN"
    yield from _criteria(season)
    yield "III. PHONG TRÀO THI ĐUA, CÁCH THỨC PHÁT HIỆN"
    yield from _movements(season)
    yield "IV. THỜI GIAN THỰC HIỆN"
    yield f"1. Các phòng, đơn vị gửi kế hoạch, báo cáo, hồ sơ giới thiệu trước {long_date(season.plan_due)}."
    yield f"2. Sở hoàn thành việc công nhận trước {long_date(season.recognition_due)}."
    for place, stage in enumerate(season.stages.all(), 3):
        yield f"{place}. {stage.name}: từ {long_date(stage.begins)} đến hết {long_date(stage.ends)}."
    yield "V. TỔ CHỨC THỰC HIỆN"
    yield "[Ghi phân công các phòng, đơn vị, kinh phí và chế độ báo cáo.]"


def _criteria(season: Season) -> Iterator[str]:
    newest = criteria_sets(season).first()
    rows = list(newest.criteria.all()) if newest else []
    for place, kind in enumerate(Criterion.Kind, 1):
        texts = [row.text.rstrip(" .;") for row in rows if row.kind == kind]
        yield f"{place}. {kind.label}:" if texts else f"[Ghi {kind.label.lower()}.]"
        yield from (f"- {text}." for text in texts)


def _movements(season: Season) -> Iterator[str]:
    rows = list(season.movements.prefetch_related(with_documents()))
    for row in rows:
        document = f" ({said})" if (said := launched_by(row)) else ""
        yield f"- {row.get_channel_display()}: {row.name}{document}."
    if not rows:
        yield "[Ghi các phong trào thi đua của năm.]"
