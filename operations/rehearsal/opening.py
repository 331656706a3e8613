"""Act one: the season is prepared by its rules and opened, the council is established."""

from operations.demo.movements import MOVEMENTS
from operations.demo.year import BASES, CHOSEN, RULES_SOURCE, SPECIFIC
from operations.rehearsal.stage import Stage
from seasons.plan_text import GENERAL_CRITERIA


def open_the_year(stage: Stage) -> None:
    """Văn phòng lập kỳ, tiêu chuẩn, phong trào, căn cứ, quy tắc; mở kỳ."""
    stage.say("Lập và mở kỳ bình xét")
    stage.on(2, 16)
    office = stage.by("vanphong")
    office.do("seasons:create", button="Lập kỳ", fields={
        "year": str(stage.year), "plan_due": f"{stage.year}-12-15", "recognition_due": f"{stage.year + 1}-01-10",
        "plan_number": "06/KH-SNgV", "plan_date": f"15/02/{stage.year}",
    })  # fmt: skip
    line = len(GENERAL_CRITERIA) + 1
    office.do("seasons:criteria_edit", stage.year, button="Lưu tiêu chuẩn", fields={
        f"kind_{line}": "specific", f"text_{line}": SPECIFIC,
    })  # fmt: skip
    for channel, name, subject in MOVEMENTS:
        office.do("seasons:movement_add", stage.year, button="Lưu phong trào", fields={
            "channel": str(channel), "name": name, "field": subject,
            "begins": f"{stage.year}-01-01", "ends": f"{stage.year}-12-31",
        })  # fmt: skip
    for citation in BASES:
        office.do("seasons:basis_add", button="Lưu căn cứ", fields={"citation": citation, "since": "2024-01-09"})
    office.do("seasons:rules_edit", stage.year, button="Lưu quy tắc", fields={
        **{f"{key}_value": value for key, value in CHOSEN.items()},
        "common_source": RULES_SOURCE, "approved_by": "Chủ tịch Hội đồng", "approved_on": f"{stage.year}-02-15",
    })  # fmt: skip
    office.do("seasons:open", stage.year, button="Mở kỳ bình xét")
