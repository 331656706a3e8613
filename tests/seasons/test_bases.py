"""The library of texts to cite (L07): described whole, replaced, its history kept, and what is out of force told."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from seasons.actions.keep_basis import keep_basis
from seasons.bases import composed, ended, named_out_of_force
from seasons.models import LegalBasis
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OLD = {
    "kind": "decree", "number": "98/2023/NĐ-CP", "dated": date(2023, 12, 31), "issuer": "Chính phủ",
    "abstract": "quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng", "citation": "", "ordinal": 20,
    "since": date(2024, 1, 1), "until": None, "replaced_by": None,
}  # fmt: skip
NEW = {**OLD, "number": "152/2025/NĐ-CP", "dated": date(2025, 6, 14), "since": date(2025, 7, 1)}
AFTER = date(2026, 1, 9)


@pytest.fixture
def office() -> User:
    return person(Role.OFFICE)


def pair(office: User) -> tuple[LegalBasis, LegalBasis]:
    old, new = keep_basis(None, by=office, facts=OLD), keep_basis(None, by=office, facts=NEW)
    return keep_basis(old, by=office, facts={**OLD, "citation": old.citation, "replaced_by": new}), new


def test_the_line_is_composed_where_none_is_written(office: User) -> None:
    row = keep_basis(None, by=office, facts=OLD)
    assert row.citation == (
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số "
        "điều của Luật Thi đua, khen thưởng"
    )
    law = LegalBasis(kind="law", number="06/2022/QH15", dated=date(2022, 6, 15), abstract="Thi đua, khen thưởng")
    assert composed(law) == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
    with pytest.raises(ValidationError) as refusal:
        keep_basis(None, by=office, facts={**NEW, "issuer": ""})
    assert refusal.value.message_dict == {
        "citation": [
            "Chưa ghi dòng căn cứ. Mời ghi nguyên văn, hoặc ghi đủ loại, số, ngày, cơ quan ban hành và trích yếu."
        ]
    }


def test_what_takes_its_place_ends_it_the_day_before(office: User) -> None:
    old, _ = pair(office)
    assert old.until == date(2025, 6, 30)
    told = "Nghị định số 98/2023/NĐ-CP: hết hiệu lực từ ngày 01/07/2025, đã được thay bằng Nghị định số 152/2025/NĐ-CP."
    assert ended(AFTER) == [told]
    assert ended(date(2025, 6, 30)) == []


def test_no_text_takes_its_own_place(office: User) -> None:
    old, new = pair(office)
    with pytest.raises(ValidationError, match="Văn bản này thay cho chính văn bản đang ghi"):
        keep_basis(new, by=office, facts={**NEW, "citation": new.citation, "replaced_by": old, "until": AFTER})
    with pytest.raises(ValidationError, match="Văn bản có số này đã có trong danh sách"):
        keep_basis(None, by=office, facts={**NEW, "citation": "Dòng khác"})
    with pytest.raises(PermissionDenied):
        keep_basis(None, by=UserFactory(), facts={**NEW, "number": "1/2026/NĐ-CP"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "on", "said"),
    [
        ("Điều 5 Nghị định số 98/2023/NĐ-CP", AFTER, ["hết hiệu lực từ ngày 01/07/2025, đã được thay bằng"]),
        ("Điều 5 Nghị định số 98/2023/nđ-cp.", AFTER, ["hết hiệu lực từ ngày 01/07/2025, đã được thay bằng"]),
        ("Điều 5 Nghị định số 98/2023/NĐ-CP", date(2025, 6, 30), []),
        ("Nghị định số 198/2023/NĐ-CP", AFTER, []),
        ("Nghị định 152/2025/NĐ-CP", date(2025, 6, 30), ["chưa có hiệu lực, có hiệu lực từ ngày 01/07/2025"]),
        ("Quy chế Hội đồng", AFTER, []),
    ],
)
def test_a_line_that_names_a_text_out_of_force_is_told(office: User, line: str, on: date, said: list[str]) -> None:
    pair(office)
    found = named_out_of_force([line], on)
    assert len(found) == len(said) and all(words in sentence for words, sentence in zip(said, found, strict=True))


def test_without_a_successor_that_is_said(office: User) -> None:
    keep_basis(None, by=office, facts={**OLD, "until": date(2025, 6, 30)})
    assert ended(AFTER) == ["Nghị định số 98/2023/NĐ-CP: hết hiệu lực từ ngày 01/07/2025, chưa ghi văn bản thay thế."]


def typed(facts: dict[str, Any], **changes: Any) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in {**facts, **changes}.items()}


def test_the_office_keeps_the_library_on_its_pages_and_reads_who_changed_what(client: Client, office: User) -> None:
    client.force_login(office)
    add = reverse("seasons:basis_add")
    for facts in (OLD, NEW):
        assert client.post(add, typed(facts)).status_code == 302
    old, new = LegalBasis.objects.order_by("pk")
    edit = reverse("seasons:basis_edit", args=[old.pk])
    refused = client.post(edit, typed(OLD, citation="Dòng mới", until="2020-01-01"))
    assert refused.status_code == 422 and "Dòng mới" in refused.content.decode()
    assert client.post(edit, typed(OLD, citation=old.citation, replaced_by=new.pk)).status_code == 302
    page = client.get(edit).content.decode()
    assert "Các lần ghi, sửa" in page and "được thay bằng: <b>Căn cứ Nghị định số 152/2025/NĐ-CP" in page
    listed = client.get(reverse("seasons:bases")).content.decode()
    assert "Được thay bằng: Nghị định số 152/2025/NĐ-CP" in listed and "Còn hiệu lực" in listed


def test_the_sentences_cost_the_same_however_many(office: User) -> None:
    costs = []
    for count in (1, 40):
        for place in range(LegalBasis.objects.count(), count):
            LegalBasis.objects.create(
                kind="decree", number=f"{place}/2023/NĐ-CP", citation=f"Dòng {place}", since=date(2023, 1, 1),
                until=date(2024, 1, 1),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as spent:
            assert len(ended(AFTER)) == count
            named_out_of_force(["Nghị định số 0/2023/NĐ-CP"], AFTER)
        costs.append(len(spent))
    assert costs == [3, 3]
