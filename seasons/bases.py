"""Căn cứ: how a text is cited, which texts are out of force on a day, and where a line still names one of those.

Papers are never stopped by it: whoever makes one reads the warning first (Decree 30/2020/NĐ-CP, annex I, II.5:
a text is cited with type, number, date, issuer and abstract; only texts in force are grounds).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from core.vietnamese import long_date, short_date
from seasons.models import LegalBasis


def composed(basis: LegalBasis) -> str:
    """The line that cites the text, from what is known of it; empty where too little is known."""
    if basis.kind == LegalBasis.Kind.LAW and basis.abstract and basis.dated:
        return f"Căn cứ Luật {basis.abstract} {long_date(basis.dated)}"
    if not (basis.kind and basis.number and basis.dated and basis.issuer and basis.abstract):
        return ""
    return f"Căn cứ {basis.named} {long_date(basis.dated)} của {basis.issuer} {basis.abstract}"


def ended(on: date) -> list[str]:
    """A sentence for every text that is no longer in force on that day, the latest first."""
    rows = LegalBasis.objects.filter(until__lt=on).select_related("replaced_by")
    return [told(basis, on) for basis in rows.order_by("-until", "ordinal", "pk")]


def named_out_of_force(lines: Iterable[str], on: date) -> list[str]:
    """A sentence for every text that one of *lines* names by number and that is not in force on that day."""
    words = "\n".join(lines)
    rows = LegalBasis.objects.filter(Q(until__lt=on) | Q(since__gt=on)).exclude(number="").select_related("replaced_by")
    in_force = {row.number.lower() for row in LegalBasis.objects.filter(since__lte=on).exclude(until__lt=on)}
    return [told(basis, on) for basis in rows if basis.number.lower() not in in_force and _names(words, basis.number)]


def told(basis: LegalBasis, on: date) -> str:
    """What is wrong with citing the text on that day, and what to cite instead."""
    if basis.since > on:
        return f"{basis.named}: chưa có hiệu lực, có hiệu lực từ ngày {short_date(basis.since)}."
    if basis.until is None:
        return ""
    gone = f"{basis.named}: hết hiệu lực từ ngày {short_date(basis.until + timedelta(days=1))}"
    if basis.replaced_by is None:
        return f"{gone}, chưa ghi văn bản thay thế."
    return f"{gone}, đã được thay bằng {basis.replaced_by.named}."


def _names(words: str, number: str) -> bool:
    """Whether the number stands there whole: 4/2023 is not named by 14/2023/NĐ-CP."""
    return re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", words, re.IGNORECASE) is not None
