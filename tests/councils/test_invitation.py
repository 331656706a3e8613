"""Giấy mời and the sign-in sheet: numbered in the book, made again until the session opens."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from core import clock
from core.papers import Paper, render_pdf
from core.uploads import read
from core.workflow import AlreadyDone
from councils.actions.make_invitation import make_invitation
from councils.inviting import InvitationFacts, sign_in_paper
from councils.models import CouncilSession
from documents.models import Entry
from tests.factories.council import Bench, office
from tests.factories.people import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TYPED = {
    "number": "1", "symbol": "GM-HĐTĐKT", "invited": "Các thành viên Hội đồng", "topics": "Bỏ phiếu kín",
    "request": "", "recipients": "Như trên\nLưu: VT, HĐTĐKT",
}  # fmt: skip


def facts(**changes: Any) -> InvitationFacts:
    return InvitationFacts(**{**TYPED, "number": 1, "dated": clock.today(), **changes})


def soon(bench: Bench, **changes: Any) -> CouncilSession:
    return bench.planned(held_at=clock.now() + timedelta(days=3), **changes)


def typed(**changes: str) -> dict[str, str]:
    return {**TYPED, "dated": clock.today().isoformat(), **changes}


def test_it_is_frozen_numbered_in_the_book_and_printed_again_alike() -> None:
    bench = Bench(nominations=1)
    session = soon(bench)
    paper = make_invitation(session, by=bench.secretary, facts=facts())
    stored = read(paper.stored_name, paper.sha256)
    assert render_pdf(Paper.from_json(paper.content)) == stored
    assert bench.nominations[0].name not in str(paper.content)
    entry = Entry.objects.get()
    assert (entry.full_number, entry.kind, entry.standing) == ("01/GM-HĐTĐKT", "invitation", "used")
    assert entry.recipients == TYPED["recipients"] and entry.signer == bench.chair.full_name


def test_a_second_press_makes_nothing_and_other_words_take_its_place_under_the_same_number() -> None:
    bench = Bench(nominations=1)
    session = soon(bench)
    make_invitation(session, by=bench.secretary, facts=facts())
    with pytest.raises(AlreadyDone, match="01/GM-HĐTĐKT"):
        make_invitation(session, by=bench.secretary, facts=facts())
    make_invitation(session, by=office(), facts=facts(request="Mang theo máy"))
    assert session.papers.count() == 2
    assert "Mang theo máy" in str(session.papers.get(set_aside_at=None).content)
    assert Entry.objects.count() == 1


def test_a_vice_chair_who_presides_signs_for_the_chair() -> None:
    bench = Bench(nominations=1)
    session = soon(bench, chair=bench.seat_of(bench.vice))
    content = str(make_invitation(session, by=bench.secretary, facts=facts()).content)
    assert "KT. CHỦ TỊCH" in content and bench.vice.full_name in content


def test_nobody_is_invited_where_nobody_can_come() -> None:
    bench = Bench(nominations=1)
    over = bench.planned(held_at=clock.now() - timedelta(hours=1))
    with pytest.raises(ValidationError, match="Thời gian họp đã qua"):
        make_invitation(over, by=bench.secretary, facts=facts())
    CouncilSession.objects.filter(pk=over.pk).update(held_at=clock.now() + timedelta(days=1), place=" ")
    with pytest.raises(ValidationError, match="chưa ghi địa điểm"):
        make_invitation(CouncilSession.objects.get(pk=over.pk), by=bench.secretary, facts=facts())
    CouncilSession.objects.filter(pk=over.pk).update(place="Phòng 2", state="opened")
    with pytest.raises(ValidationError, match="«Đã khai mạc»"):
        make_invitation(CouncilSession.objects.get(pk=over.pk), by=bench.secretary, facts=facts())
    assert not Entry.objects.exists()


def test_without_a_meeting_or_after_its_day_there_is_no_invitation() -> None:
    bench = Bench(nominations=1)
    written = soon(bench, kind="written", permission="Công văn số 3/HĐ")
    with pytest.raises(ValidationError, match="không có giấy mời"):
        make_invitation(written, by=bench.secretary, facts=facts())
    session = bench.planned(held_at=clock.now() + timedelta(days=3), nominations=[])
    with pytest.raises(ValidationError, match="không muộn hơn ngày họp"):
        make_invitation(session, by=bench.secretary, facts=facts(dated=date(2099, 1, 1)))


def test_only_those_who_prepare_the_session_invite() -> None:
    bench = Bench(nominations=1)
    with pytest.raises(PermissionDenied):
        make_invitation(soon(bench), by=bench.members[3], facts=facts())


def test_the_pages(client: Client) -> None:
    bench = Bench(nominations=1)
    session = soon(bench)
    home, make = reverse("councils:session", args=[session.pk]), reverse("councils:invitation_make", args=[session.pk])
    client.force_login(bench.secretary)
    assert "Lập giấy mời" in client.get(home).content.decode()
    refused = client.post(make, typed(number="0", topics="Bàn việc khác"))
    assert refused.status_code == 422 and "Bàn việc khác" in refused.content.decode()
    for _ in range(2):
        assert client.post(make, typed())["Location"] == home
    assert Entry.objects.count() == 1
    assert "Lập lại giấy mời" in client.get(home).content.decode()
    assert "Bỏ phiếu kín" in client.get(make).content.decode()
    address = reverse("councils:invitation", args=[session.pk])
    assert client.get(address).headers["Content-Type"] == "application/pdf"
    assert "wordprocessingml" in client.get(f"{address}?dang=docx").headers["Content-Type"]
    assert client.get(reverse("councils:sign_in_sheet", args=[session.pk])).status_code == 200
    client.force_login(bench.members[3])
    assert client.get(address).status_code == 200
    assert client.get(make).status_code == 403
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404


def test_all_members_have_a_line_before_and_after_the_convening() -> None:
    bench = Bench(nominations=1)
    planned = soon(bench)
    assert all(member.full_name in str(sign_in_paper(planned).to_json()) for member in bench.members)
    convened = bench.convened(nominations=[bench.nominate()])
    assert all(member.full_name in str(sign_in_paper(convened).to_json()) for member in bench.members)
