"""Every word of a Giấy công nhận, drawn from the decision; it says nothing that the decision does not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings

from certificates import codes, wording
from certificates.models import Certificate, DecisionItem
from certificates.printing import nominee
from certificates.rendering import CertificateText, UnprintableText, arrange, small_name
from core.papers import Signer
from core.vietnamese import search_norm
from nominations.models import Nomination
from seasons.models import Agency

REISSUED = "CẤP LẠI"
TITLE, SUBTITLE, VERB = "GIẤY CÔNG NHẬN", "ĐIỂN HÌNH TIÊN TIẾN", "công nhận"


def code_key() -> bytes:
    """The secret of the look-up codes."""
    return settings.CERTIFICATE_KEY.encode()


def text_of(item: DecisionItem, agency: Agency, number: int) -> CertificateText:
    """The certificate of a recognised file under this number of the register of the decision's year."""
    decision, nomination = item.decision, item.nomination
    year = decision.day.year
    code = codes.lookup_code(agency.short_code, year, number, code_key())
    return CertificateText(
        parent_organ=agency.parent.upper(),
        organ=agency.name.upper(),
        title=TITLE,
        subtitle=SUBTITLE,
        authority=f"Giám đốc {agency.name} {agency.province}".upper(),
        verb=VERB,
        honorific="Tập thể" if nomination.kind == Nomination.Kind.COLLECTIVE else nomination.honorific,
        name=nomination.name,
        post=_post(nomination, agency),
        achievement=_achievement(decision.title, nomination.merit),
        decision_number=decision.full_number,
        decision_date=decision.day,
        register_number=codes.register_number(number, year, decision.register_suffix),
        code=code,
        verify_url=codes.verify_url(settings.PUBLIC_URL, code),
        verify_hint_host=urlsplit(settings.PUBLIC_URL).netloc,
        place=agency.place,
        signed_on=decision.day,
        signer_title=tuple(decision.signer_title),
        signer_name=decision.signer_name,
        mark=wording.mark(),
    )


def successor_text(old: Certificate, number: int, on: date, signer: Signer, *, marked: bool = False) -> CertificateText:
    """The frozen words of *old* under another number, signed on *on* by *signer*; a copy of a lost one is marked."""
    before, decision = CertificateText.from_dict(old.text), old.item.decision
    prefix = old.code.split("-", 1)[0]
    code = codes.lookup_code(prefix, on.year, number, code_key())
    return replace(
        before,
        register_number=codes.register_number(number, on.year, decision.register_suffix),
        code=code,
        verify_url=codes.verify_url(settings.PUBLIC_URL, code),
        verify_hint_host=urlsplit(settings.PUBLIC_URL).netloc,
        signed_on=on,
        signer_title=signer.titles,
        signer_name=signer.name,
        mark=" · ".join(word for word in (REISSUED if marked else "", wording.mark()) if word),
    )


def refusals(items: list[DecisionItem], agency: Agency) -> list[str]:
    """A sentence for each file whose words do not fit on a certificate."""
    sentences = []
    for item in items:
        try:
            arrange(text_of(item, agency, 1))
        except UnprintableText as problem:
            sentences.append(f"{item.nomination.name}: {problem}")
    return sentences


def flagged(texts: Iterable[CertificateText]) -> list[str]:
    """A sentence for each long name: it is printed smaller or on two lines, to be looked at before it is printed."""
    told = ((text.name, small_name(text)) for text in texts if not _refused(text))
    return [f"{name}: tên dài nên {how}." for name, how in told if how]


def _refused(text: CertificateText) -> bool:
    try:
        arrange(text)
    except UnprintableText:
        return True
    return False


def _post(nomination: Nomination, agency: Agency) -> str:
    """Position, unit and agency, each once: a post may name its unit already, a collective may be the unit."""
    found = nominee(nomination)
    parts = [] if found.is_collective else [found.position]
    said = [search_norm(nomination.name if found.is_collective else found.position)]
    for part in (found.unit, agency.name):
        if part and not any(search_norm(part) in earlier for earlier in said):
            parts.append(part)
            said.append(search_norm(part))
    return ", ".join(part for part in parts if part)


def _achievement(title: str, merit: str) -> str:
    sentence = f"Là {title}."
    return f"{sentence} {merit.strip().rstrip('.')}." if merit.strip() else sentence
