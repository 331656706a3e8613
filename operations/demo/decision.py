"""The demonstration's decision: listed, decided by the Director, numbered, signed, issued with certificates."""

from collections.abc import Mapping

from certificates.actions.decide import decide
from certificates.actions.enter_step import enter_step
from certificates.actions.issue import issue
from certificates.actions.keep_scan import keep_scan
from certificates.actions.number import number
from certificates.actions.numbering import Numbering
from certificates.actions.prepare import prepare
from certificates.actions.submit import submit
from certificates.actions.weigh import Choice, weigh
from certificates.models import Decision, DecisionItem, DecisionPaper, PaperStep
from certificates.queries import certificates_of
from certificates.readiness import choices_digest
from core import clock
from documents.readiness import next_number
from nominations.actions.confirm_name import confirm_name
from nominations.models import Nomination
from nominations.name_checks import unconfirmed
from operations.demo.council import signed_copy
from operations.demo.office import person
from seasons.models import Season


def send_up(season: Season) -> Decision:
    """The Office lists the council's results and sends them to the Director with a tờ trình."""
    office = person("vanphong")
    decision = prepare(season, by=office)
    return submit(
        decision, by=office, number=next_number("TTr-HĐTĐKT", clock.today().year), symbol="TTr-HĐTĐKT",
        dated=clock.today(), title=decision.title, recipients=decision.submission_recipients,
    )  # fmt: skip


def settle_all(decision: Decision, reasons: Mapping[str, tuple[str, str]]) -> Decision:
    """The Director recognises whoever passed, except those whose outcome and reason *reasons* names."""
    director = person("giamdoc")
    choices = {}
    for item in decision.items.select_related("nomination"):
        usual = ("recognise", "") if item.passed else ("decline", "Không đạt tỷ lệ phiếu quy định của Hội đồng.")
        choices[item.pk] = Choice(*reasons.get(item.nomination.name, usual))
    weigh(decision, by=director, choices=choices)
    items = list(decision.items.order_by("ordinal"))
    recognised = sum(choice.outcome == "recognise" for choice in choices.values())
    return decide(decision, by=director, recognised=recognised, seen=choices_digest(items))


def promulgate(decision: Decision, given_number: int) -> Decision:
    """Number and date, the signed copy on file, issued: results announced, certificates entered in the register."""
    clerk = person("vanthu")
    numbering = Numbering(
        number=given_number,
        symbol="QĐ-SNgV",
        dated=clock.today(),
        implementers="Chánh Văn phòng Sở, Trưởng các phòng, Giám đốc Trung tâm Dịch vụ đối ngoại",
        further_article="",
        recipients="Như Điều 4\nBan Thi đua - Khen thưởng tỉnh (để báo cáo)\nBan Giám đốc Sở\nLưu: VT, VP",
        register_suffix="CN-ĐHTT",
    )
    decision = number(decision, by=clerk, given=numbering)
    paper = decision.papers.get(kind=DecisionPaper.Kind.DECISION, set_aside_at=None)
    keep_scan(decision, paper.kind, by=clerk, stored=signed_copy(paper))
    _confirm_names(decision)
    decision = issue(decision, by=person("vanphong"))
    printed = list(certificates_of(decision))
    enter_step(decision, by=clerk, certificates=printed, kind=PaperStep.Kind.PRINTED, on=clock.today())
    return decision


def _confirm_names(decision: Decision) -> None:
    """Whoever is recognised confirms the name; for whoever has no account the Office enters it from paper."""
    rows = Nomination.objects.filter(decision_items__in=decision.items.filter(outcome=DecisionItem.Outcome.RECOGNISE))
    for nomination in unconfirmed(rows):
        asked = nomination.person or nomination.collective_head
        if asked:
            confirm_name(nomination, typed=nomination.name, by=asked)
        else:
            reason = "Phiếu xác nhận họ tên đã ký"
            confirm_name(nomination, typed=nomination.name, by=person("vanphong"), reason=reason)
