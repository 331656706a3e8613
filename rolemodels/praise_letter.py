"""Công văn đề nghị khen thưởng: the words with which it begins; it says that recognition and praise are two acts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from certificates.models import Certificate
from core.vietnamese import lines, long_date
from documents.composing import Words, begun
from documents.models import Composed
from nominations.models import Nomination
from rolemodels.models import PraiseProposal


@dataclass(frozen=True)
class Proposal:
    """Which praise is asked for, of whom, to whom the letter goes, and for what."""

    form: str
    level: str
    addressed_to: str
    merit: str


#: To whom a letter goes where the office keeps no other addressee.
ADDRESSEES = {
    PraiseProposal.Level.AGENCY: "Giám đốc Sở",
    PraiseProposal.Level.PROVINCE: "Ủy ban nhân dân tỉnh\nBan Thi đua - Khen thưởng tỉnh",
    PraiseProposal.Level.MINISTRY: "",
    PraiseProposal.Level.STATE: "Ủy ban nhân dân tỉnh\nBan Thi đua - Khen thưởng tỉnh",
}


def praise_letter(nomination: Nomination, wanted: Proposal, certificate: Certificate | None) -> Words:
    """The công văn as a draft of the office."""
    form, level = PraiseProposal.Form(wanted.form).label, PraiseProposal.Level(wanted.level).label
    return replace(
        begun(Composed.Kind.LETTER),
        subject=f"đề nghị tặng {form} của {level} cho {nomination.addressed}"[:250],
        addressed_to=wanted.addressed_to,
        body="\n".join(_body(nomination, wanted, certificate, f"{form} của {level}")),
    )


def _body(nomination: Nomination, wanted: Proposal, certificate: Certificate | None, praise: str) -> Iterator[str]:
    post = f", {nomination.post}" if nomination.post else ""
    decision = certificate.item.decision if certificate else None
    ground = f" tại Quyết định số {decision.full_number} {long_date(decision.day)}" if decision else ""
    yield (
        f"{nomination.addressed}{post} đã được Giám đốc Sở công nhận điển hình tiên tiến năm "
        f"{nomination.season.year}{ground}."
    )
    yield "Thành tích:"
    yield from lines(wanted.merit)
    yield (
        "Giấy công nhận điển hình tiên tiến đã cấp không thay cho hình thức khen thưởng. Sở kính đề nghị xem xét, tặng "
        f"{praise} cho {nomination.addressed}."
    )
