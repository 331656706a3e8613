"""Kế hoạch thi đua cùng điển hình tiên tiến: what the campaign's data already says, for the office to complete."""

from dataclasses import replace
from datetime import date

from core.vietnamese import lines
from documents.composing import Words, begun
from documents.models import Composed
from documents.papers.composed import Figures
from seasons.queries import legal_bases
from spreading.models import PairingCampaign
from spreading.papers import pairing_plan as paper
from spreading.papers.pairing_plan import CampaignContent, PairLine
from spreading.printing import named


def pairing_plan(campaign: PairingCampaign, on: date) -> Words:
    """The plan as it would begin on that day."""
    content = CampaignContent(tuple(lines(campaign.aim)), campaign.begins, campaign.ends, _pairs(campaign))
    return replace(
        begun(Composed.Kind.PLAN),
        subject=campaign.title,
        bases="\n".join(str(basis) for basis in legal_bases(on)),
        body="\n".join(paper.body(content)),
    )


def pairs_table(campaign: PairingCampaign) -> tuple[Figures, ...]:
    """The pairs as the annex of the plan."""
    return paper.pairs_table(_pairs(campaign))


def _pairs(campaign: PairingCampaign) -> tuple[PairLine, ...]:
    rows = campaign.pairs.select_related("nomination__department", "person__department", "department")
    return tuple(PairLine(named(one.nomination), one.partner, tuple(lines(one.targets))) for one in rows)
