"""Who makes a paper reads first which grounds are out of force on its day; the paper is made all the same."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from certificates.models import Decision
from core import clock
from seasons.models import LegalBasis
from tests.factories.certificate import Desk
from tests.factories.council import Bench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REPLACED = "đã được thay bằng Nghị định số 152/2025/NĐ-CP."
NOT_PRINTED = "Căn cứ đã hết hiệu lực, không in"
NAMED = "Dòng sẽ in nhắc đến văn bản không còn hoặc chưa có hiệu lực"


@pytest.fixture
def texts() -> tuple[LegalBasis, LegalBasis]:
    """A decree that ended yesterday, and what took its place today."""
    today = clock.today()
    new = LegalBasis.objects.create(
        kind="decree", number="152/2025/NĐ-CP", citation="Căn cứ Nghị định số 152/2025/NĐ-CP", since=today
    )
    old = LegalBasis.objects.create(
        kind="decree", number="98/2023/NĐ-CP", citation="Căn cứ Nghị định số 98/2023/NĐ-CP", since=date(2024, 1, 1),
        until=today - timedelta(days=1), replaced_by=new,
    )  # fmt: skip
    return old, new


def test_the_clerk_reads_it_before_the_decision_is_numbered_and_numbers_it(client: Client, texts: object) -> None:
    desk = Desk(passed=1)
    decision = desk.decided()
    address = reverse("certificates:number", args=[decision.pk])
    client.force_login(desk.clerk)
    page = client.get(address).content.decode()
    assert NOT_PRINTED in page and REPLACED in page and NAMED not in page
    LegalBasis.objects.create(citation="Căn cứ Thông tư hướng dẫn Nghị định số 98/2023/NĐ-CP", since=date(2024, 1, 1))
    assert NAMED in client.get(address).content.decode()
    typed = {
        "number": "5", "symbol": "QĐ-SNgV", "dated": clock.today().isoformat(), "implementers": "Chánh Văn phòng Sở",
        "recipients": "Như Điều 4\nLưu: VT", "register_suffix": "GCN-SNgV",
    }  # fmt: skip
    yesterday = {**typed, "number": "0", "dated": (clock.today() - timedelta(days=1)).isoformat()}
    assert NOT_PRINTED not in client.post(address, yesterday).content.decode(), "in force on the day typed"
    assert client.post(address, typed).status_code == 302
    assert Decision.objects.get(pk=decision.pk).number == 5


def test_so_does_whoever_changes_a_decision(client: Client, texts: object) -> None:
    desk = Desk(passed=1)
    issued = desk.issued()
    client.force_login(desk.office)
    page = client.get(reverse("certificates:change_add", args=[issued.pk, "recall"])).content.decode()
    assert "Căn cứ sẽ in" in page and NOT_PRINTED in page and REPLACED in page


def test_so_does_the_secretary_where_a_rule_of_the_vote_names_such_a_text(client: Client, texts: object) -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    client.force_login(bench.secretary)
    address = reverse("councils:minutes_make", args=[session.pk])
    assert NAMED not in client.get(address).content.decode()
    session.rule_sources["ratio"]["source"] = "Điều 45 Nghị định số 98/2023/NĐ-CP"
    session.save()
    page = client.get(address).content.decode()
    assert NAMED in page and REPLACED in page
