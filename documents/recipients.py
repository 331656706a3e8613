"""Nơi nhận: what the block of a paper begins with (plan, end; Decree 30/2020/NĐ-CP, annex I, II.9)."""

from dataclasses import dataclass

from documents.models import RecipientGroup

Paper = RecipientGroup.Paper
KEPT = "lưu:"
"""How the last line of the block begins."""


@dataclass(frozen=True)
class Group:
    """A type of paper and the lines kept for it; none where its own wording stands."""

    paper: str
    label: str
    lines: tuple[str, ...]


def recipients_for(paper: str, otherwise: str) -> str:
    """The lines kept for this type of paper, one a line; *otherwise* where none are kept."""
    row = RecipientGroup.objects.filter(paper=paper).first()
    return row.recipients if row else otherwise


def groups() -> list[Group]:
    """Every type of paper with such a block, in one query."""
    kept = {row.paper: row.recipients for row in RecipientGroup.objects.all()}
    return [Group(one.value, str(one.label), tuple(kept.get(one.value, "").splitlines())) for one in Paper]


def places(recipients: str) -> list[str]:
    """Whom a document goes to, by its block: every line but the one that keeps a copy, each once."""
    lines = (line.strip(" -;.") for line in recipients.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.lower().startswith(KEPT)))
