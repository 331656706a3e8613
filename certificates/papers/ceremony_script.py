"""Kịch bản lễ trao Giấy công nhận: the words of the host, with the order in which holders are called."""

from dataclasses import dataclass
from datetime import datetime

from core.papers import Block, Heading, Issuer, Note, Paper, Paragraph, Reference, SectionTitle, plain
from core.vietnamese import local_day, long_time
from nominations.papers.nominee import Nominee, count_phrase


@dataclass(frozen=True, slots=True)
class Called:
    """A holder who is called, with the register number of the certificate and what it is for."""

    register_number: str
    nominee: Nominee
    merit: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A handing over of the certificates of one decision; those called stand in the order of its list."""

    issuer: Issuer
    agency: str
    at: datetime
    place: str
    title: str
    decision: Reference
    decider: str
    called: tuple[Called, ...]
    mark: str = ""

    @property
    def individuals(self) -> tuple[Called, ...]:
        return tuple(one for one in self.called if not one.nominee.is_collective)

    @property
    def collectives(self) -> tuple[Called, ...]:
        return tuple(one for one in self.called if one.nominee.is_collective)


def build(content: Ceremony) -> Paper:
    """The script; the office puts its own words into the Word file."""
    nominees = [one.nominee for one in content.called]
    blocks: list[Block] = [
        Heading("KỊCH BẢN LỄ TRAO GIẤY CÔNG NHẬN", plain(content.title)),
        Note(f"__{long_time(content.at)}; {plain(content.place)}__"),
        SectionTitle("1. Ổn định, tuyên bố lý do, giới thiệu đại biểu"),
        Paragraph(
            f"Kính thưa các đồng chí! {plain(content.agency)} tổ chức trao Giấy công nhận "
            f"{plain(content.title)} cho {count_phrase(nominees)}."
        ),
        SectionTitle("2. Công bố Quyết định"),
        Paragraph(
            f"Xin mời đại diện Văn phòng công bố Quyết định {content.decision.cited} của {plain(content.decider)}."
        ),
        SectionTitle("3. Trao Giấy công nhận"),
        *_calls("Xin mời các đồng chí sau đây lên nhận Giấy công nhận:", content.individuals),
        *_calls("Xin mời đại diện các tập thể sau đây lên nhận Giấy công nhận:", content.collectives),
        Paragraph(f"Trân trọng kính mời {plain(content.decider)} trao Giấy công nhận và tặng hoa chúc mừng."),
        SectionTitle("4. Phát biểu, kết thúc"),
        Paragraph("Xin mời đại diện điển hình tiên tiến chia sẻ kinh nghiệm."),
        Paragraph(f"Trân trọng kính mời {plain(content.decider)} phát biểu."),
        Paragraph("Lễ trao Giấy công nhận đến đây kết thúc. Xin trân trọng cảm ơn các đồng chí./."),
    ]
    head = content.issuer.head(on=local_day(content.at))
    return Paper("Kịch bản lễ trao Giấy công nhận", head, tuple(blocks), mark=content.mark)


def _calls(opening: str, called: tuple[Called, ...]) -> list[Block]:
    if not called:
        return []
    return [Paragraph(opening), *(Paragraph(_spoken(place, one)) for place, one in enumerate(called, 1))]


def _spoken(place: int, one: Called) -> str:
    who = one.nominee
    post = "" if who.is_collective else ", ".join(plain(part) for part in (who.position, who.unit) if part)
    return f"{place}. **{who.titled}**{f', {post}' if post else ''}: {plain(one.merit).rstrip('.')}."
