"""What a dossier says, as plain values: the ground of the receipt and of its digest."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from core.vietnamese import number, short_date
from nominations.models import Evidence, Nomination, ReportVersion
from nominations.models.contribution import all_given
from nominations.readiness import evidence_of

_FACTS = (
    "number", "kind", "name", "honorific", "post", "birth_year", "unlisted_reason", "headcount", "channel",
    "merit_kind", "merit", "discipline", "inspection", "complaint", "circumstances", "rating", "rating_document",
)  # fmt: skip


def content_of(nomination: Nomination) -> dict[str, Any]:
    """Everything the department states and proves, in a fixed order; evidence by its digest."""
    facts = {name: getattr(nomination, name) for name in _FACTS}
    return facts | {
        "report": "" if nomination.report_upload else nomination.report,
        "report_file": _report_file(nomination.report_upload),
        "year": nomination.season.year,
        "department": nomination.department.name,
        "collective_head": str(nomination.collective_head or ""),
        "members": [member.name for member in nomination.members.all()],
        "movement": str(nomination.movement or ""),
        "criteria_version": nomination.criteria_set.version,
        "statements": [[row.criterion.ordinal, row.text] for row in nomination.statements.all()],
        "evidence": [_evidence(item) for item in evidence_of(nomination)],
        "contributions": [
            [line.activity, line.amount, line.hours, line.dated.isoformat(), line.proof]
            for line in nomination.contributions.all()
        ],
        "answers": [[item.turn, item.text, item.answer] for item in nomination.supplement_items.all()],
    }


def digest_of(nomination: Nomination) -> str:
    """SHA-256, hexadecimal, over the canonical JSON of the dossier's content."""
    return digest_of_content(content_of(nomination))


def digest_of_content(content: dict[str, Any]) -> str:
    """The same over a content that was kept."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def words_in(text: str) -> int:
    """How many words a text has, for the writer's guidance."""
    return len(text.split())


def length_of(words: int | None) -> str:
    """How long a report is, in words; a file without text has none that could be counted."""
    return "bản quét, không đếm được chữ" if words is None else f"{number(words)} từ"


def report_length(nomination: Nomination) -> str:
    """The length of the report that is handed in."""
    upload = nomination.report_upload
    return length_of(upload.words if upload else words_in(nomination.report))


def report_named(nomination: Nomination) -> str:
    """The report in one line: typed or which file, and how long."""
    upload = nomination.report_upload
    kind = f"Tệp {upload.original_name}" if upload else "Gõ trên cổng"
    return f"{kind}, {report_length(nomination)}" if nomination.has_report else ""


def recognised_told(before: Iterable[Nomination]) -> str:
    """Earlier recognitions in one line: "Năm 2024, hồ sơ HS-2024-HTQT-01; năm 2023, …"."""
    told = "; ".join(f"năm {one.season.year}, hồ sơ {one.number}" for one in before)
    return capfirst(told)


def titles_told(evidence: Iterable[Evidence]) -> str:
    """Titles with their numbers: "Quyết định khen thưởng, số 12/QĐ-SNgV; …"."""
    return "; ".join(f"{one.title}, số {one.number}" if one.number else one.title for one in evidence)


def source_of(item: Evidence) -> str:
    """Who issued it, its number and date, in one line."""
    symbol = f"số {item.number}" if item.number else ""
    dated = f"ngày {short_date(item.dated)}" if item.dated else ""
    return ", ".join(part for part in (item.issuer, symbol, dated) if part)


def about(nomination: Nomination) -> str:
    """The nominee in one line under the name."""
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        who = f"Tập thể {nomination.headcount} người, {nomination.department}"
    else:
        born = f"sinh năm {nomination.birth_year}" if nomination.birth_year else ""
        who = ", ".join(part for part in (nomination.post, born) if part) or str(nomination.department)
    return who


def kind_line(nomination: Nomination) -> str:
    """The nominee as lists have it: "Tập thể, 6 người", "Cá nhân, Chuyên viên"."""
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        return f"Tập thể, {nomination.headcount} người"
    return ", ".join(part for part in ("Cá nhân", nomination.post.partition(", ")[0]) if part)


def contributed(nomination: Nomination) -> dict[str, Any]:
    """For a template: the lines of the annex of contributions, and what they come to."""
    lines = nomination.contributions.all()
    return {"contributions": lines, "all_given": all_given(lines)}


def _report_file(upload: ReportVersion | None) -> dict[str, Any]:
    """Empty where the report is typed."""
    if upload is None:
        return {}
    return {"file": upload.original_name, "size": upload.size, "sha256": upload.sha256, "words": upload.words}


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "criterion": item.criterion.ordinal,
        "kind": item.kind,
        "title": item.title,
        "issuer": item.issuer,
        "number": item.number,
        "dated": item.dated.isoformat() if item.dated else "",
        "file": item.original_name,
        "size": item.size,
        "sha256": item.sha256,
    }
