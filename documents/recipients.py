"""Nơi nhận: what the block of a paper begins with (plan, end; Decree 30/2020/NĐ-CP, annex I, II.9)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from documents.models import RecipientGroup

Paper = RecipientGroup.Paper
_SIGNS = " -;."
_KEPT = "lưu:"
"""How the last line of the block begins."""


@dataclass(frozen=True)
class Group:
    """A type of paper and the lines kept for it; none where its own wording stands."""

    paper: str
    label: str
    lines: tuple[str, ...]


def tidied(block: str) -> str:
    """The block as it is kept: a place a line, without the dash or sign of a list.

    :raises ValidationError: the last line does not say where the copy is kept.
    """
    lines = [line.strip(_SIGNS) for line in block.splitlines() if line.strip(_SIGNS)]
    if not lines or not lines[-1].lower().startswith(_KEPT):
        raise ValidationError("Dòng cuối phải ghi nơi lưu. Mời ghi thêm một dòng, ví dụ «Lưu: VT».")
    return "\n".join(lines)


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
    lines = (line.strip(_SIGNS) for line in recipients.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.lower().startswith(_KEPT)))
