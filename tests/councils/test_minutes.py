"""Both minutes: made from the frozen rows, made again until one is signed, scanned, and then fixed."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core import clock
from core.papers import Paper, render_pdf
from core.uploads import StoredFile, keep, read
from core.workflow import IllegalMove
from councils.actions.conclude import conclude
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from councils.minutes import MinutesFacts
from councils.models import CouncilSession, SessionPaper
from nominations.models import CollectiveMember
from seasons.models import SeasonRule
from tests.factories.council import Bench
from tests.factories.nomination import CollectiveFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def facts(**changes: Any) -> MinutesFacts:
    given = {
        "discussion": "Chủ tọa nêu mục đích.\nHội đồng thảo luận.", "conclusions": "Thống nhất đề nghị.",
        "remarks": "Đổi một phiếu hỏng", "closed_at": clock.now(), "symbol": "BB-HĐTĐKT", **changes,
    }  # fmt: skip
    return MinutesFacts(**given)


def signed_copy() -> StoredFile:
    return keep(b"%PDF-1.7 signed", "ban-ky.pdf", "application/pdf")


def words_of(session: CouncilSession, kind: str) -> str:
    return str(session.papers.get(kind=kind, set_aside_at=None).content)


def test_the_papers_are_frozen_and_can_be_printed_again_alike() -> None:
    bench = Bench(nominations=2)
    session = bench.counted(approve={bench.nominations[0].name: 3})
    make_minutes(session, by=bench.secretary, facts=facts(counting_number=2, meeting_number=3))
    for paper in session.papers.all():
        stored = read(paper.stored_name, paper.sha256)
        assert render_pdf(Paper.from_json(paper.content)) == stored
        with pikepdf.open(BytesIO(stored)) as document:
            assert len(document.pages) >= 1
    assert "Đổi một phiếu hỏng" in words_of(session, "counting_minutes")
    assert "03/07" in words_of(session, "meeting_minutes")
    assert session.papers.get(kind="meeting_minutes").number == "03/BB-HĐTĐKT"


def test_rules_changed_after_the_convening_do_not_reach_the_minutes() -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    SeasonRule.objects.filter(season=bench.season).update(source="nguồn sửa sau")
    make_minutes(session, by=bench.secretary, facts=facts())
    for kind in ("counting_minutes", "meeting_minutes", "rules"):
        assert "nguồn sửa sau" not in words_of(session, kind)


def test_everything_unusual_is_told() -> None:
    bench = Bench(size=7, nominations=1, min_box="4")
    collective = CollectiveFactory(criteria_set=bench.criteria, department=bench.department, state="appraised")
    for user in [bench.chair, *bench.members[4:]]:
        CollectiveMember.objects.create(nomination=collective, user=user, name=str(user))
    bench.nominations.append(collective)
    session = bench.counted(by=bench.vice)  # the chair and the secretary are members of the collective
    make_minutes(session, by=bench.secretary, facts=facts())
    told = words_of(session, "counting_minutes")
    assert "chỉ có 03 thành viên được bỏ phiếu" in told
    assert "là thành viên tập thể được giới thiệu" in told
    assert "Không đủ số người bỏ phiếu" in told


def test_made_again_the_old_ones_are_set_aside() -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    for _ in range(2):
        make_minutes(session, by=bench.secretary, facts=facts())
    assert session.papers.count() == 6
    assert session.papers.filter(set_aside_at=None).count() == 3


def test_once_one_is_signed_nothing_is_made_again() -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    make_minutes(session, by=bench.secretary, facts=facts())
    keep_scan(session, by=bench.secretary, kind="meeting_minutes", stored=signed_copy())
    with pytest.raises(ValidationError, match="Đã có bản ký"):
        make_minutes(session, by=bench.secretary, facts=facts())
    with pytest.raises(ValidationError, match="Chưa có bản ký của Biên bản kiểm phiếu"):
        conclude(session, by=bench.secretary)


def test_a_count_is_looked_at_again_only_when_its_minutes_are_signed(client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    make_minutes(session, by=bench.secretary, facts=facts(counting_number=2))
    client.force_login(bench.secretary)
    home, minutes = (reverse(f"councils:{name}", args=[session.pk]) for name in ("session", "recheck"))
    for kind in ("meeting_minutes", "counting_minutes"):
        assert client.get(minutes).status_code == 404
        assert minutes not in client.get(home).content.decode()
        keep_scan(session, by=bench.secretary, kind=kind, stored=signed_copy())
    assert minutes in client.get(home).content.decode()
    assert client.get(minutes).content.startswith(b"%PDF")


def test_a_wrong_scan_is_replaced_and_kept_aside() -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    make_minutes(session, by=bench.secretary, facts=facts())
    first = keep_scan(session, by=bench.secretary, kind="meeting_minutes", stored=signed_copy())
    first_key = first.pk
    second = keep_scan(session, by=bench.secretary, kind="meeting_minutes", stored=signed_copy())
    assert second.pk != first_key
    assert SessionPaper.objects.get(pk=first_key).set_aside_at is not None
    assert SessionPaper.objects.get(pk=first_key).is_signed


def test_no_minutes_before_the_count_no_scan_before_the_minutes() -> None:
    bench = Bench(nominations=1)
    session = bench.ended()
    with pytest.raises(IllegalMove, match="Lập biên bản"):
        make_minutes(session, by=bench.secretary, facts=facts())
    with pytest.raises(IllegalMove, match="Tải bản ký"):
        keep_scan(session, by=bench.secretary, kind="meeting_minutes", stored=signed_copy())


def test_members_do_not_make_the_minutes() -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    with pytest.raises(ValidationError, match="Biên bản này chưa lập"):
        keep_scan(session, by=bench.secretary, kind="meeting_minutes", stored=signed_copy())
    for user in (bench.counters[0], bench.members[5]):
        with pytest.raises(PermissionDenied):
            make_minutes(session, by=user, facts=facts())
        with pytest.raises(PermissionDenied):
            keep_scan(session, by=user, kind="meeting_minutes", stored=signed_copy())


def test_a_sign_that_no_font_has_is_refused_with_the_texts_kept(client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    client.force_login(bench.secretary)
    sent = {"discussion": "Thảo luận \U0001f600", "conclusions": "Thống nhất", "closed_at": "2026-12-28T11:00",
            "symbol": "BB"}  # fmt: skip
    answer = client.post(reverse("councils:minutes_make", args=[session.pk]), sent)
    assert answer.status_code == 422
    assert "Phông chữ của văn bản không có ký tự" in answer.content.decode()
    assert "\U0001f600" in answer.content.decode() and not session.papers.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("a.pdf", b"not a pdf", "không phải loại"), ("a.exe", b"MZ", "chỉ nhận tệp"), ("a.png", b"", "rỗng")],
)
def test_a_scan_of_the_wrong_kind_is_refused(name: str, content: bytes, sentence: str, client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.counted()
    make_minutes(session, by=bench.secretary, facts=facts())
    client.force_login(bench.secretary)
    address = reverse("councils:minutes_scan", args=[session.pk, "meeting_minutes"])
    answer = client.post(address, {"scan": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.get(reverse("councils:minutes_scan", args=[session.pk, "rules"])).status_code == 404
