from spreading.models.awareness import AwarenessActivity
from spreading.models.directive import Directive, DirectiveFile, DirectiveReading
from spreading.models.meeting import InsertItem, MeetingGoal, MeetingInsert
from spreading.models.pairing import Pair, PairingCampaign, PairNote
from spreading.models.presence import LearningRequest, PaperSheet, Presence
from spreading.models.replication import Replication, ReplicationProof
from spreading.models.review import Presentation, ReviewFile, ReviewSession

__all__ = [
    "AwarenessActivity", "Directive", "DirectiveFile", "DirectiveReading", "InsertItem", "LearningRequest",
    "MeetingGoal", "MeetingInsert", "Pair", "PairNote", "PairingCampaign", "PaperSheet", "Presence", "Presentation",
    "Replication", "ReplicationProof", "ReviewFile", "ReviewSession",
]  # fmt: skip
