"""Quy tắc kỳ này: every rule of the season, its source and approval, worked through with real numbers."""

from dataclasses import dataclass
from datetime import date

from core.papers import Annex, Block, Column, Heading, Issuer, Paper, PaperError, Paragraph, Row, Table, plain
from core.vietnamese import short_date


@dataclass(frozen=True, slots=True)
class SeasonRule:
    """A rule: its name, its value in words, the clause it stands on, who approved it and when.

    `worked` shows what it means for this council, with its numbers; empty where there is nothing to reckon.
    """

    name: str
    value: str
    source: str
    approved_by: str
    approved_on: date
    worked: str = ""


@dataclass(frozen=True, slots=True)
class RulesContent:
    """`title` heads the page (a line feed starts a new line); `council` describes the council in numbers."""

    title: str
    council: str
    rules: tuple[SeasonRule, ...]


def build(content: RulesContent, issuer: Issuer, on: date, mark: str = "") -> Paper:
    """The rules as a paper of its own, to be read before the session."""
    blocks = (Heading("QUY TẮC KỲ NÀY", content.title), *_blocks(content))
    return Paper("Quy tắc kỳ này", issuer.head(on=on), blocks, mark=mark)


def annex(content: RulesContent, attached: str) -> Annex:
    """The same rules as the annex of minutes; `attached` names them, in brackets."""
    return Annex("Phụ lục", f"QUY TẮC KỲ NÀY\n{content.title}", attached, _blocks(content))


def _blocks(content: RulesContent) -> tuple[Block, ...]:
    columns = (
        Column("STT", 10, "center"),
        Column("Quy tắc", 30),
        Column("Nội dung kỳ này, tính với Hội đồng này", 62),
        Column("Nguồn", 32),
        Column("Người duyệt, ngày duyệt", 30),
    )
    rows = tuple(_row(place, rule) for place, rule in enumerate(content.rules, 1))
    return Paragraph(plain(content.council)), Table(columns, rows)


def _row(place: int, rule: SeasonRule) -> Row:
    if not (rule.source.strip() and rule.approved_by.strip()):
        raise PaperError(f"Quy tắc “{rule.name}” chưa ghi nguồn hoặc người duyệt. Hãy bổ sung rồi lập lại.")
    worked = f"\n__{plain(rule.worked)}__" if rule.worked else ""
    approval = f"{plain(rule.approved_by)},\n{short_date(rule.approved_on)}"
    return Row((str(place), plain(rule.name), plain(rule.value) + worked, plain(rule.source), approval))
