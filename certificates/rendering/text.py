"""Every word that a certificate bears, as data."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Self

from core.vietnamese import clean, long_date


def _printed(label: str, *, may_be_empty: bool = False) -> dict[str, Any]:
    return {"label": label, "may_be_empty": may_be_empty}


@dataclass(frozen=True, kw_only=True)
class CertificateText:
    """The text of one Giấy công nhận, frozen at issue and repeated by the public verification page.

    Text is brought to Unicode form NFC, single spaces, without invisible characters. Nothing in it is
    template language. The order of the fields is the order on the paper.
    """

    parent_organ: str = field(metadata=_printed("Cơ quan chủ quản", may_be_empty=True))
    organ: str = field(metadata=_printed("Cơ quan cấp"))
    title: str = field(metadata=_printed("Tên giấy"))
    subtitle: str = field(metadata=_printed("Danh hiệu"))
    authority: str = field(metadata=_printed("Thẩm quyền công nhận"))
    verb: str = field(metadata=_printed("Hình thức"))
    honorific: str = field(metadata=_printed("Danh xưng", may_be_empty=True))
    name: str = field(metadata=_printed("Họ và tên, tên tập thể"))
    post: str = field(metadata=_printed("Chức vụ, đơn vị", may_be_empty=True))
    achievement: str = field(metadata=_printed("Thành tích"))
    decision_number: str = field(metadata=_printed("Quyết định số"))
    decision_date: date = field(metadata=_printed("Ngày quyết định"))
    register_number: str = field(metadata=_printed("Số vào sổ"))
    code: str = field(metadata=_printed("Mã tra cứu"))
    verify_url: str = field(metadata=_printed("Nội dung mã QR"))
    verify_hint_host: str = field(metadata=_printed("Nơi tra cứu"))
    place: str = field(metadata=_printed("Nơi ký"))
    signed_on: date = field(metadata=_printed("Ngày ký"))
    signer_title: tuple[str, ...] = field(metadata=_printed("Chức vụ người ký"))
    signer_name: str = field(metadata=_printed("Người ký"))
    mark: str = field(default="", metadata=_printed("Dấu chỉ trên giấy", may_be_empty=True))

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, str):
                object.__setattr__(self, item.name, clean(value))
        object.__setattr__(self, "signer_title", tuple(clean(line) for line in self.signer_title))

    def to_dict(self) -> dict[str, Any]:
        """The text as JSON values, for the frozen record."""
        return {item.name: _to_json(getattr(self, item.name)) for item in fields(self)}

    @classmethod
    def from_dict(cls, frozen: dict[str, Any]) -> Self:
        """The text of a frozen record. Raises ``TypeError`` when a field is missing or unknown."""
        dates = {
            item.name: date.fromisoformat(frozen[item.name])
            for item in fields(cls)
            if item.type is date and item.name in frozen
        }
        return cls(**{**frozen, **dates})

    def printed_fields(self) -> list[tuple[str, str]]:
        """Label and value of every field that is not empty, in the order of the paper."""
        rows = [(item.metadata["label"], as_printed(getattr(self, item.name))) for item in fields(self)]
        return [(label, value) for label, value in rows if value]


def label_of(name: str) -> str:
    """The Vietnamese label of a field of ``CertificateText``."""
    return next(item.metadata["label"] for item in fields(CertificateText) if item.name == name)


def as_printed(value: str | date | tuple[str, ...]) -> str:
    """A field's value as one line of text."""
    if isinstance(value, date):
        return long_date(value)
    return value if isinstance(value, str) else ", ".join(value)


def _to_json(value: str | date | tuple[str, ...]) -> str | list[str]:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else list(value)
