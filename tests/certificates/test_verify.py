"""The public look-up: every printed word, in force or revoked, and nothing more."""

from dataclasses import fields
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certificates.limits import LIMIT
from certificates.models import Certificate
from certificates.rendering import CertificateText
from certificates.rendering.text import as_printed
from certificates.verification import canonical, lines
from core import clock
from nominations.models import Nomination
from tests.certificates.rendering_samples import sample
from tests.factories.certificate import Desk, ended

pytestmark = pytest.mark.slow

FORM = reverse("certificates:verify")


@pytest.fixture
def certificate(db):
    Desk(passed=1).issued()
    return Certificate.objects.get()


def spellings(code):
    return [
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code.lower().replace('-', ' - ')} ",
        code.replace("SNGV", "sñgv"),
        code.replace("0", "o"),
        code.replace("-", "—"),
    ]


def test_a_code_typed_in_any_way_is_found_in_two_steps(client, certificate):
    for typed in spellings(certificate.code):
        led = client.get(FORM, {"ma": typed})
        assert led["Location"] == reverse("certificates:verify_code", args=[certificate.code]), typed
    assert client.get(led["Location"]).status_code == 200


def test_the_address_in_the_qr_code_answers(client, certificate):
    address = certificate.text["verify_url"].split("/", 3)[3]
    assert address == f"C/{certificate.code}"
    assert "còn hiệu lực" in client.get(f"/{address}").content.decode()


def test_every_printed_field_is_on_the_page(client, certificate):
    page = client.get(reverse("certificates:verify_code", args=[certificate.code])).content.decode()
    for label, value in CertificateText.from_dict(certificate.text).printed_fields():
        for part in value.split(", "):
            assert str(escape(part)) in page, label


words = st.text(st.characters(codec="utf-8", categories=("L", "N"), max_codepoint=0x1EF9), min_size=1, max_size=30)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_field_of_a_certificate_can_be_left_out(data):
    changes = {
        item.name: (data.draw(words), data.draw(words)) if item.name == "signer_title" else data.draw(words)
        for item in fields(CertificateText)
        if item.type is not date
    }
    changes |= {
        "decision_date": data.draw(st.dates(date(2000, 1, 1))),
        "signed_on": data.draw(st.dates(date(2000, 1, 1))),
    }
    text = sample(**changes)
    shown = " | ".join(words for _, words, _ in lines(text))
    for item in fields(CertificateText):
        assert as_printed(getattr(text, item.name)) in shown, item.name


def test_nothing_is_told_that_is_not_printed(client, certificate):
    person = certificate.item.nomination.person
    Nomination.objects.update(birth_year=1931)
    type(person).objects.filter(pk=person.pk).update(staff_code="CC-77812", email="rieng@example.vn", birth_year=1931)
    page = client.get(reverse("certificates:verify_code", args=[certificate.code])).content.decode()
    for secret in ("1931", "CC-77812", "rieng@example.vn", person.username, certificate.item.nomination.number):
        assert secret not in page


def test_a_revoked_certificate_says_so_at_once_and_neutrally(client, certificate):
    office = certificate.item.decision.papers.get(kind="submission").made_by
    ended(certificate, by=office, reason="Chuyện riêng.")
    page = client.get(reverse("certificates:verify_code", args=[certificate.code]))
    text = page.content.decode()
    assert page.status_code == 200
    cited = f"Quyết định số 06/QĐ-SNgV ngày {clock.today():%d/%m/%Y}"
    assert "Giấy công nhận đã thu hồi" in text and cited in text
    assert "còn hiệu lực" not in text and "Chuyện riêng" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["SNGV-26-00001-0000000000", "x", "\x00", "Đ" * 300, "../../", "%00", "'; DROP", "SNGV-26-00001", "🂡"]
)
def test_a_wrong_code_is_answered_without_a_look_into_the_register(client, typed):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(FORM, {"ma": typed})
        direct = client.get(reverse("certificates:verify_code", args=["SNGV-26-00001-0000000000"]))
    assert (page.status_code, direct.status_code) == (422, 404)
    assert page.context["form"].errors
    assert "Không có Giấy công nhận nào mang mã này" in direct.content.decode()
    assert not [query for query in asked if "certificates_" in query["sql"]]


@pytest.mark.django_db
def test_an_empty_form_asks_for_the_code(client):
    assert client.get(FORM).status_code == 200
    assert client.get(FORM, {"ma": ""}).status_code == 422


def test_a_code_of_ours_that_was_never_issued_is_unknown(client, certificate, settings):
    from certificates import codes
    from certificates.texts import code_key

    unissued = codes.lookup_code("SNgV", certificate.year, certificate.number + 1, code_key())
    assert canonical(unissued) == unissued
    assert client.get(reverse("certificates:verify_code", args=[unissued])).status_code == 404


@pytest.mark.django_db
def test_before_the_decision_is_issued_there_is_nothing_to_find():
    Desk(passed=1).signed()
    assert not Certificate.objects.exists()


def test_too_many_look_ups_from_one_address_are_asked_to_wait(client, certificate, monkeypatch):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)  # all within one minute
    address = reverse("certificates:verify_code", args=[certificate.code])
    for _ in range(LIMIT):
        assert client.get(address).status_code == 200
    later = client.get(address)
    assert (later.status_code, later["Retry-After"]) == (429, "60")
    assert "Mời ông/bà chờ một phút" in later.content.decode()
    assert client.get(FORM, {"ma": "x"}).status_code == 429
    assert client.get(FORM).status_code == 200
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_look_up_writes_nothing_and_is_not_kept_by_others(client, certificate):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("certificates:verify_code", args=[certificate.code]))
    assert not [query for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert page["Cache-Control"] == "no-store" and "sessionid" not in page.cookies
