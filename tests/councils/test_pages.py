"""The council's pages in order, as people press their buttons: from the establishing decision to signed minutes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.papers import Issuer, Paper, Paragraph, render_pdf
from councils.models import AppraisalSheet, Council, CouncilSession, SessionPaper
from councils.queries import decidable
from councils.results import director_chairs, result_sentence
from nominations.workflow import State as NominationState
from tests.factories.council import Bench, office
from tests.factories.people import DutyFactory, UserFactory
from tests.papers.printed import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCAN = render_pdf(Paper("Bản ký", Issuer(("SỞ",), ("HỘI ĐỒNG",), "Sông Lam").head(), (Paragraph("Đã ký"),)))


@pytest.fixture
def press(client: Client) -> Callable[..., Any]:
    """Post a form as somebody; a refused form fails the test with its sentences."""

    def pressed(user: User, name: str, *args: Any, **sent: Any) -> Any:
        client.force_login(user)
        address = reverse(f"councils:{name}", args=args)
        shown = client.get(address)
        assert shown.status_code == 200, f"{name}: {shown.status_code}"
        answer = client.post(address, sent)
        assert answer.status_code == 302, answer.context["form"].errors if answer.context else answer.status_code
        return answer

    return pressed


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-ky.pdf", SCAN, "application/pdf")


def appraise_by_pages(bench: Bench, press: Callable[..., Any], nomination: Any) -> None:
    for user in bench.members[2:4]:
        press(user, "declare", nomination.pk, conflict="no", ground="")
        marks = {f"met_{one.pk}": "yes" for one in bench.criteria.criteria.all()}
        press(user, "appraise", nomination.pk, conclusion="put", comment="Xứng đáng", act="file", **marks)
    press(bench.secretary, "close_appraisal", nomination.pk)


def attendance_of(session: CouncilSession, absent: User | None = None) -> dict[str, Any]:
    sent: dict[str, Any] = {"chair": session.chair_id, "secretary": session.secretary_id}
    for member in session.members.all():
        away = absent is not None and member.user_id == absent.pk
        sent[f"presence_{member.pk}"] = "absent" if away else "present"
        sent[f"reason_{member.pk}"] = "Đi công tác" if away else ""
    return sent


def tally_of(session: CouncilSession, approve: int | None = None) -> tuple[int, dict[str, Any]]:
    box = session.boxes.get()
    voters = box.voters.count()
    sent: dict[str, Any] = dict.fromkeys(("printed", "stamped", "issued", "returned", "valid"), voters)
    sent |= {"spoiled": 0, "unused": 0, "invalid": 0, "reason": ""}
    for line in box.lines.all():
        yes = voters if approve is None else approve
        sent |= {f"approve_{line.pk}": yes, f"disapprove_{line.pk}": voters - yes}
        sent |= {f"no_opinion_{line.pk}": 0, f"invalid_line_{line.pk}": 0}
    return box.pk, sent


def test_a_session_from_the_decision_to_signed_minutes(press: Callable[..., Any], client: Client) -> None:
    bench = Bench(nominations=0)
    nomination = bench.nominate(state=NominationState.RECEIVED)
    appraise_by_pages(bench, press, nomination)

    planned = {
        "kind": "meeting", "way": "paper", "permission": "", "held_at": "2026-12-28T08:00", "place": "Phòng họp tầng 2",
        "chair": bench.seat_of(bench.chair).pk, "secretary": bench.seat_of(bench.secretary).pk,
        "nominations": [nomination.pk],
    }  # fmt: skip
    answer = press(bench.secretary, "session_create", **planned)
    session = CouncilSession.objects.get()
    assert answer["Location"] == reverse("councils:session", args=[session.pk])
    press(bench.secretary, "convene", session.pk)
    session.refresh_from_db()
    press(bench.secretary, "attendance", session.pk, **attendance_of(session, absent=bench.members[4]))
    press(bench.chair, "open", session.pk)
    head, second = bench.counters
    press(bench.secretary, "team", session.pk, head=head.pk, second=second.pk, third="")
    press(bench.secretary, "team_confirm", session.pk, hands_for=6, hands_against=0)
    press(bench.chair, "start", session.pk)
    press(bench.chair, "end", session.pk, reason="")
    session.refresh_from_db()
    box, figures = tally_of(session)
    press(head, "tally", box, **figures)
    press(second, "confirm", session.pk)
    press(
        bench.secretary, "minutes_make", session.pk, discussion="Hội đồng thảo luận.", conclusions="Thống nhất.",
        remarks="", closed_at="2026-12-28T11:00", symbol="BB-HĐTĐKT", counting_number=2, meeting_number=3,
    )  # fmt: skip
    for kind in ("counting_minutes", "meeting_minutes"):
        press(bench.secretary, "minutes_scan", session.pk, kind, scan=scan())
    press(bench.secretary, "conclude", session.pk)

    nomination.refresh_from_db()
    assert nomination.state == NominationState.PASSED
    (item,) = decidable(bench.season)
    assert result_sentence(item) == (
        "Đạt: 06/07 phiếu tán thành (85,71%), cần ít nhất 05; tính trên tổng số thành viên trừ người không tham gia "
        "bình xét hồ sơ đó."
    )
    assert SessionPaper.objects.filter(set_aside_at=None).count() == 3
    page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "06/07 tán thành (85,71%)" in page
    for kind in ("counting_minutes", "meeting_minutes", "rules"):
        shown = client.get(reverse("councils:minutes", args=[session.pk, kind]))
        assert b"".join(shown.streaming_content).startswith(b"%PDF")
        for_word = client.get(reverse("councils:minutes", args=[session.pk, kind]), {"dang": "docx"})
        assert for_word.content.startswith(b"PK")
    sealing = reverse("councils:sealing", args=[session.pk])
    assert sealing in client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert client.get(sealing).content.startswith(b"%PDF")
    assert client.get(sealing, {"dang": "docx"}).content.startswith(b"PK")
    recheck = reverse("councils:recheck", args=[session.pk])
    assert recheck in client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "Biên bản kiểm phiếu số 02/BB-HĐTĐKT" in read(client.get(recheck).content).text
    assert client.get(recheck, {"dang": "docx"}).content.startswith(b"PK")
    client.force_login(UserFactory())
    assert client.get(recheck).status_code == 404


def test_every_step_names_exactly_one_next_act(client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.planned()
    titles = []
    client.force_login(bench.chair)
    for bring in (lambda: None,):
        bring()
        page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
        assert page.count("btn-primary") == 1
        titles.append(page)
    assert "Việc tiếp theo: Triệu tập phiên họp" in titles[0]


def test_the_office_enters_the_council(press: Callable[..., Any]) -> None:
    bench = Bench(size=3, nominations=0)
    newcomers = [UserFactory() for _ in range(3)]
    roles = ["council_chair", "council_member", "council_secretary"]
    sent = {"decision_number": "20/QĐ-SNgV", "decision_date": "2026-05-04"}
    sent |= {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0"}
    for place, (user, role) in enumerate(zip(newcomers, roles, strict=True)):
        sent |= {f"form-{place}-user": str(user.pk), f"form-{place}-role": role}
    press(office(), "council_establish", **sent)
    council = Council.objects.get(ended_at=None)
    assert [seat.duty.user for seat in council.members.all()] == newcomers
    bench.council.refresh_from_db()
    assert bench.council.ended_at is not None
    assert not bench.council.members.filter(duty__until=None).exists()


def test_a_council_of_seven_with_the_director_in_the_chair_and_five_introducing_heads(
    press: Callable[..., Any],
) -> None:
    bench = Bench(size=7, nominations=0)
    DutyFactory(user=bench.chair, role="director")
    heads = [user for user in bench.members if user not in (bench.chair, bench.vice)]
    for head in heads:
        DutyFactory(user=head, role="head", department=head.department)
        bench.nominations.append(bench.nominate(department=head.department))
    session = bench.counted()
    assert director_chairs(session)
    press(
        bench.secretary, "minutes_make", session.pk, discussion="Hội đồng thảo luận.", conclusions="Thống nhất.",
        remarks="", closed_at="2027-01-04T11:00", symbol="BB-HĐTĐKT",
    )  # fmt: skip
    for kind in ("counting_minutes", "meeting_minutes"):
        press(bench.secretary, "minutes_scan", session.pk, kind, scan=scan())
    press(bench.secretary, "conclude", session.pk)
    assert set(session.counters.values_list("user", flat=True)) <= {head.pk for head in heads}
    assert decidable(bench.season).count() == 5


def test_sheets_are_printed_for_their_author(client: Client, press: Callable[..., Any]) -> None:
    bench = Bench(nominations=0)
    nomination = bench.nominate(state=NominationState.RECEIVED)
    appraise_by_pages(bench, press, nomination)
    sheet = AppraisalSheet.objects.first()
    client.force_login(sheet.appraiser)
    shown = client.get(reverse("councils:appraisal_sheet", args=[sheet.pk]))
    assert shown.content.startswith(b"%PDF")
    client.force_login(bench.members[4])
    assert client.get(reverse("councils:appraisal_sheet", args=[sheet.pk])).status_code == 403
