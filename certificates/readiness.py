"""What must hold before each move of a decision: the same sentences draw the checklist and guard the act."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from certificates.listed import Listed
from certificates.models import Certificate, Decision, DecisionItem, DecisionPaper
from certificates.queries import candidates, paper_in_force
from core import clock
from core.vietnamese import local_day, short_date
from councils.models import CouncilSession
from councils.workflow import State as SessionState
from documents.models import Entry
from documents.readiness import number_refusal
from nominations.models import Nomination
from nominations.name_checks import unconfirmed
from seasons.models import Season
from seasons.rules import rules_of

Outcome = DecisionItem.Outcome


@dataclass(frozen=True)
class Gap:
    """Something still missing, and the field where it is given (empty where it is not on the page)."""

    sentence: str
    anchor: str = ""


def guard(gaps: Iterable[Gap]) -> None:
    """Refuse with the sentence of every gap."""
    sentences = [gap.sentence for gap in gaps]
    if sentences:
        raise ValidationError(sentences)


def before_prepare(season: Season) -> list[Gap]:
    """Why no list can be made now."""
    if candidates(season).exists():
        return []
    if CouncilSession.objects.filter(season=season, state=SessionState.COUNTED).exists():
        return [
            Gap(
                "Chưa lập được tờ trình vì Biên bản họp và Biên bản kiểm phiếu chưa có đủ bản ký. "
                "Đồng chí chờ Thư ký Hội đồng tải bản ký lên."
            )
        ]
    return [Gap("Chưa có hồ sơ nào bỏ phiếu xong mà chưa trình Giám đốc. Đồng chí chờ Hội đồng họp và có biên bản ký.")]


def before_submit(listed: Listed) -> list[Gap]:
    """Why the list cannot go to the Director as it stands."""
    gaps = []
    if not listed.items:
        gaps.append(Gap("Danh sách trình còn trống. Đồng chí lập lại danh sách."))
    elif not listed.minutes_are_signed:
        gaps.append(Gap("Biên bản họp và Biên bản kiểm phiếu chưa có đủ bản ký. Đồng chí chờ Thư ký tải bản ký lên."))
    due = set(candidates(listed.decision.season, beside=listed.decision).values_list("pk", flat=True))
    if due != {item.agenda_item_id for item in listed.items}:
        gaps.append(
            Gap("Kết quả của Hội đồng đã thay đổi sau khi lập danh sách. Đồng chí chọn «Lập lại danh sách» rồi trình.")
        )
    return gaps


def before_package(listed: Listed) -> list[Gap]:
    """Why the submission package cannot be taken yet (office.md 1.11)."""
    if listed.items and listed.minutes_are_signed:
        return []
    return [
        Gap(
            "Chưa lập được bộ hồ sơ trình vì Biên bản họp và Biên bản kiểm phiếu chưa có đủ bản ký. "
            "Đồng chí chờ Thư ký Hội đồng tải bản ký lên."
        )
    ]


def submission_date_gaps(listed: Listed, on: date) -> list[Gap]:
    """The tờ trình bears no date before the minutes' and none in the future (office.md 1.11)."""
    if listed.items and on < listed.minutes_date:
        words = f"Tờ trình không được ghi ngày trước ngày biên bản {short_date(listed.minutes_date)}. Mời ghi lại ngày."
        return [Gap(words, "dated")]
    return not_ahead(on)


def decision_date_gaps(listed: Listed, on: date) -> list[Gap]:
    """The decision follows the minutes and the Director's choice, and is not dated ahead."""
    decision = listed.decision
    decided = [local_day(decision.decided_at)] if decision.decided_at else []
    earliest = max([listed.minutes_date, *decided])
    if on < earliest:
        words = f"ngày {short_date(earliest)}, là ngày có biên bản ký và Giám đốc đã quyết định"
        return [Gap(f"Quyết định không được ghi ngày trước {words}. Mời ghi lại ngày.", "dated")]
    return not_ahead(on)


def number_gaps(source: Any, kind: Entry.Kind, number: int, symbol: str, on: date) -> list[Gap]:
    """A number is used once in a year under its symbol, and none is passed over; *source* keeps its own."""
    refusal = number_refusal(symbol, on.year, number, source=source, kind=kind)
    return [Gap(refusal, "number")] if refusal else []


def before_number(listed: Listed) -> list[Gap]:
    """Why no decision can be made out of the list: nobody on it was recognised."""
    if listed.recognised:
        return []
    return [Gap("Không có hồ sơ nào được công nhận nên không có quyết định để cấp số. Đồng chí chọn «Công bố».")]


def before_close(decision: Decision) -> list[Gap]:
    if not decision.items.filter(outcome=Outcome.RECOGNISE).exists():
        return []
    return [Gap("Có hồ sơ được công nhận nên phải ban hành quyết định. Đồng chí chờ Văn thư cấp số và ngày.")]


def before_renumber(decision: Decision) -> list[Gap]:
    paper = paper_in_force(decision, DecisionPaper.Kind.DECISION)
    if paper and paper.is_signed:
        return [Gap("Quyết định đã có bản ký nên không đổi số, ngày được nữa. Đồng chí ban hành quyết định.")]
    return []


def before_issue(decision: Decision) -> list[Gap]:
    paper = paper_in_force(decision, DecisionPaper.Kind.DECISION)
    if paper is None or not paper.is_signed:
        return [Gap("Chưa có bản ký của Quyết định. Đồng chí in, trình ký, đóng dấu rồi tải bản quét lên.", "scan")]
    return names_gaps(decision)


def names_gaps(decision: Decision) -> list[Gap]:
    """Names on certificates are confirmed letter by letter before any is printed (features F11)."""
    rows = Nomination.objects.filter(decision_items__in=decision.items.filter(outcome=Outcome.RECOGNISE))
    names = list(unconfirmed(rows).values_list("name", flat=True))
    if not names:
        return []
    return [
        Gap(
            f"Chưa xác nhận họ tên in trên Giấy công nhận: {'; '.join(names)}. Đồng chí nhắc người được giới thiệu xác "
            "nhận, hoặc ghi xác nhận trên giấy ở «Hồ sơ giới thiệu» → «Xác nhận họ tên»."
        )
    ]


def choices_for(item: DecisionItem, recognises_failed: bool) -> list[Outcome]:
    """Outcomes open to the Director; a file that did not pass is recognised only if the season's rule says so."""
    return [outcome for outcome in Outcome if item.passed or recognises_failed or outcome is not Outcome.RECOGNISE]


def recognises_failed(season: Season) -> bool:
    return rules_of(season).yes("recognise_failed")


def needs_reason(item: DecisionItem, outcome: str) -> bool:
    """Every outcome but recognising a file that passed (features E02)."""
    return bool(outcome) and not (outcome == Outcome.RECOGNISE and item.passed)


def choices_digest(items: Iterable[DecisionItem]) -> str:
    """A mark of the choices as they stand: another one means that they changed meanwhile."""
    chosen = [(item.pk, item.outcome, item.reason) for item in sorted(items, key=lambda item: item.pk)]
    return hashlib.sha256(repr(chosen).encode()).hexdigest()[:16]


def before_hand_over(decision: Decision, valid: list[Certificate], on: date) -> list[Gap]:
    if not valid:
        return [Gap("Không còn Giấy công nhận nào có hiệu lực để trao theo quyết định này.")]
    if decision.dated and on < decision.dated:
        return [Gap("Ngày trao không được trước ngày quyết định. Mời ghi lại ngày.", "on")]
    return []


def not_ahead(on: date) -> list[Gap]:
    """No paper bears a day after today."""
    if on <= clock.today():
        return []
    return [Gap(f"Ngày {short_date(on)} ở sau hôm nay. Mời ghi đúng ngày.", "dated")]
