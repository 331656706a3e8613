"""Bộ hồ sơ trình: one archive with its index, only with both signed minutes, kept from whoever is concerned."""

import hashlib
import io
import zipfile

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.roles import Role
from certificates.listed import Listed
from certificates.readiness import before_package, guard
from core import clock
from core.uploads import keep
from councils.models import SessionPaper
from nominations.models import ConflictDeclaration
from tests.factories.certificate import PDF, Desk
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def submitted() -> tuple[Desk, str]:
    desk = Desk(passed=2, failed=1)
    decision = desk.submitted()
    for paper in SessionPaper.objects.all():
        stored = keep(PDF + paper.kind.encode(), "bien-ban.pdf", "application/pdf")
        paper.scan_stored_name, paper.scan_sha256 = stored.stored_name, stored.sha256
        paper.scan_original_name, paper.scan_size = stored.original_name, stored.size
        paper.save()
    return desk, reverse("certificates:package", args=[decision.pk])


def test_the_director_takes_everything_in_one_archive(client):
    desk, url = submitted()
    client.force_login(desk.director)
    with time_machine.travel(clock.now(), tick=False):  # the reader's minute stands on what is drawn
        whole, again = (b"".join(client.get(url).streaming_content) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = archive.namelist()
        content = {name: archive.read(name) for name in names}
    assert names[0] == "00-Danh-muc.pdf" and len(names) >= 5
    for words in ("Tờ trình", "Danh sách trích ngang", "Biên bản họp", "Biên bản kiểm phiếu"):
        assert any(words in name for name in names), names
    assert PDF + b"meeting_minutes" in content.values()
    assert hashlib.sha256(whole).digest() == hashlib.sha256(again).digest()
    client.force_login(person(Role.DIRECTOR))
    with zipfile.ZipFile(io.BytesIO(b"".join(client.get(url).streaming_content))) as archive:
        assert archive.namelist() == names, "the same papers for whoever holds the authority"


def test_without_both_signed_minutes_it_is_refused_in_words(client):
    desk, url = submitted()
    SessionPaper.objects.filter(kind="counting_minutes").update(
        scanned_at=None, scanned_by=None, scan_sha256="", scan_stored_name=""
    )
    client.force_login(desk.director)
    page = client.get(url, follow=True)
    assert "Biên bản kiểm phiếu chưa có đủ bản ký" in page.content.decode()
    with pytest.raises(ValidationError):
        guard(before_package(Listed(page.context["decision"])))


def test_it_is_kept_from_whoever_is_concerned_and_from_others(client):
    desk, url = submitted()
    client.force_login(person(Role.EDITOR))
    assert client.get(url).status_code == 404
    client.force_login(desk.clerk)
    assert client.get(url).status_code == 403, "the clerk is told no figures"
    member = person(Role.COUNCIL_MEMBER)
    ConflictDeclaration.objects.create(
        nomination=desk.nominations[0], user=member, ground="other", declared_at=desk.session.held_at
    )
    client.force_login(member)
    assert client.get(url).status_code == 404
