"""Báo cáo năm: what the season's figures already say, for the office to complete."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.vietnamese import long_date, two_digits
from documents.composing import Words, begun
from documents.issuing import agency_named
from documents.models import Composed
from nominations.papers.nominee import kinds_phrase
from reports.counts import DECLINED, INTRODUCED, LEFT, RECEIVED, RECOGNISED, VOTED, Division
from reports.making_known import made_known
from reports.stage_times import Stage
from reports.tables import Year
from seasons.models import Season


def annual_report(season: Season, year: Year, on: date) -> Words:
    """The report as it would begin on that day; lines in square brackets wait for the office's words."""
    agency, (kinds, _, _, of_departments) = agency_named(on), year.divisions
    return replace(
        begun(Composed.Kind.REPORT),
        subject=f"Tổng kết công tác điển hình tiên tiến năm {season.year}",
        addressed_to=agency.parent if agency else "",
        body="\n".join(_body(season, kinds, of_departments, year.stages)),
    )


def _body(season: Season, kinds: Division, of_departments: Division, stages: Sequence[Stage]) -> Iterator[str]:
    yield "I. TÌNH HÌNH TRIỂN KHAI"
    yield f"Thực hiện {_plan(season)}, {_departments(of_departments)} đã giới thiệu {_phrase(kinds, INTRODUCED)}."
    yield "[Ghi việc phổ biến, hướng dẫn, phát động phong trào thi đua.]"
    yield "II. KẾT QUẢ"
    yield f"1. Tiếp nhận {_phrase(kinds, RECEIVED)}; Hội đồng Thi đua - Khen thưởng bỏ phiếu {_phrase(kinds, VOTED)}."
    yield f"2. Giám đốc công nhận {_phrase(kinds, RECOGNISED)}; không công nhận {_phrase(kinds, DECLINED)}."
    yield f"3. Rút hồ sơ, để ngoài kỳ: {_phrase(kinds, LEFT)}."
    yield f"4. {_times(stages[-1])}"
    yield "Số liệu theo phòng, đối tượng, cách thức phát hiện, phong trào, thời gian và các năm ở Phụ lục."
    yield "III. TUYÊN TRUYỀN, NHÂN RỘNG"
    yield from (f"{place}. {sentence}" for place, sentence in enumerate(made_known(season), 1))
    yield "[Ghi việc tuyên truyền, nêu gương, nhân rộng điển hình và kết quả.]"
    yield "IV. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN"
    yield "[Ghi tồn tại, hạn chế và nguyên nhân; không có thì xóa mục này.]"
    yield "V. PHƯƠNG HƯỚNG, KIẾN NGHỊ"
    yield "[Ghi phương hướng năm sau và kiến nghị.]"


def _plan(season: Season) -> str:
    if not season.plan_number:
        return "kế hoạch của năm"
    day = f" {long_date(season.plan_date)}" if season.plan_date else ""
    return f"Kế hoạch số {season.plan_number}{day}"


def _departments(division: Division) -> str:
    """ "05 trên 06 phòng, đơn vị": those that introduced somebody among those that may."""
    introduced = sum(line.numbers[INTRODUCED] > 0 for line in division.lines)
    return f"{two_digits(introduced)} trên {two_digits(len(division.lines))} phòng, đơn vị"


def _phrase(kinds: Division, column: int) -> str:
    """ "09 cá nhân và 03 tập thể" of one column."""
    people, collectives = (line.numbers[column] for line in kinds.lines)
    return kinds_phrase(people, collectives)


def _times(whole: Stage) -> str:
    if not whole.files:
        return "[Ghi thời gian từ khi nộp hồ sơ đến khi công bố.]"
    told = f"trung bình {whole.mean_told} ngày, lâu nhất {whole.longest_told} ngày"
    return f"Từ khi nộp đến khi công bố, mỗi hồ sơ mất {told}."
