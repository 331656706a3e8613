"""The look-up without the portal: signed, modest, and the same for the same register."""

import json

import pytest
from django.core.management import CommandError, call_command

from certificates.actions.render_pending import render_pending
from certificates.bundle import bundle_of
from certificates.models import Certificate
from core import clock
from core.signing import is_signed, public_key
from tests.factories.certificate import Desk, ended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def desk():
    desk = Desk(passed=2)
    desk.issued()
    render_pending()
    return desk


def test_the_command_writes_page_data_signature_and_key_once(desk, tmp_path):
    folder = tmp_path / "goi"
    call_command("export_verification", str(folder))
    assert {path.name for path in folder.iterdir()} == {
        "tra-cuu.html", "du-lieu.json", "du-lieu.json.ky", "khoa-cong-khai.txt",
    }  # fmt: skip
    data, signature = (folder / "du-lieu.json").read_bytes(), (folder / "du-lieu.json.ky").read_text().strip()
    assert is_signed(data, signature, (folder / "khoa-cong-khai.txt").read_text().strip())
    assert not is_signed(data + b" ", signature, public_key())
    assert len(json.loads(data)["records"]) == 4, "an answer for every code and for every PDF"
    with pytest.raises(CommandError):
        call_command("export_verification", str(folder))


def test_nobody_is_named_without_the_code(desk):
    files = bundle_of(Certificate.objects.all(), "Sở", clock.now()).files()
    for row in Certificate.objects.all():
        for content in files.values():
            assert row.text["name"].encode() not in content and row.code.encode() not in content


def test_the_same_register_gives_the_same_bytes_and_a_revocation_others(desk):
    at, rows = clock.now(), Certificate.objects.order_by("pk")
    first = bundle_of(rows, "Sở", at)
    assert bundle_of(rows, "Sở", at) == first
    ended(rows[0], by=desk.office)
    assert bundle_of(rows.all(), "Sở", at).data != first.data
