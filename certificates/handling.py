"""Where the paper of a certificate is: to be printed, before the signer, stamped, handed over."""

from collections.abc import Iterable
from dataclasses import dataclass

from certificates.models import Certificate, PaperStep

Kind = PaperStep.Kind
#: What may be entered after what; empty stands for a certificate of which no sheet is at hand.
BEFORE: dict[str, frozenset[str]] = {
    Kind.PRINTED: frozenset({""}),
    Kind.SENT: frozenset({Kind.PRINTED}),
    Kind.SIGNED: frozenset({Kind.SENT}),
    Kind.STAMPED: frozenset({Kind.SIGNED}),
    Kind.HANDED: frozenset({Kind.STAMPED}),
    Kind.SPOILED: frozenset({Kind.PRINTED, Kind.SENT, Kind.SIGNED, Kind.STAMPED}),
    Kind.UNDONE: frozenset({Kind.PRINTED, Kind.SENT, Kind.SIGNED, Kind.STAMPED, Kind.HANDED}),
}
#: Steps at which the paper bears no signature yet.
UNSIGNED = ("", Kind.PRINTED, Kind.SENT)
TO_PRINT = "Chưa in"


@dataclass(frozen=True)
class Paper:
    """A certificate and the steps of its paper that count, the last one last."""

    certificate: Certificate
    steps: tuple[PaperStep, ...]

    @property
    def last(self) -> PaperStep | None:
        """The step at which its sheet stands; none while it is to be printed, at first or after a spoiled sheet."""
        return self.steps[-1] if self.steps and self.steps[-1].kind != Kind.SPOILED else None

    @property
    def stage(self) -> str:
        return self.last.kind if self.last else ""

    @property
    def label(self) -> str:
        return str(self.last) if self.last else TO_PRINT

    @property
    def is_unsigned(self) -> bool:
        """Whether neither the sheet at hand nor the file bears a signature: its words can be put right."""
        return self.stage in UNSIGNED and not self.certificate.signed_files.all()

    @property
    def spoiled(self) -> int:
        """How many of its sheets were spoiled."""
        return sum(step.kind == Kind.SPOILED for step in self.steps)


def papers_of(certificates: Iterable[Certificate]) -> list[Paper]:
    """Each certificate with its steps, without those taken back; *certificates* bring their ``steps`` prefetched."""
    return [Paper(row, _counting(list(row.steps.all()))) for row in certificates]


def _counting(steps: list[PaperStep]) -> tuple[PaperStep, ...]:
    undone = {step.undoes_id for step in steps}
    return tuple(step for step in steps if step.kind != Kind.UNDONE and step.pk not in undone)
