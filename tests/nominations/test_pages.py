"""The pages through HTTP: who reaches them, what they do, what they say when they refuse."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Event
from nominations.models import Nomination
from nominations.workflow import State
from tests.nominations.world import NOW, ask, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


POSTS = [
    ("submit", State.DRAFT, "head", {}, State.SUBMITTED),
    ("withdraw", State.SUBMITTED, "deputy", {"reason": "Phòng rút"}, State.WITHDRAWN),
    ("receive", State.SUBMITTED, "office", {}, State.RECEIVED),
    (
        "return", State.SUBMITTED, "office",
        {"items": "Bản rõ\nDanh sách", "reason": "Mờ", "due": "2026-12-10T17:00"}, State.RETURNED,
    ),
    ("suspend", State.RECEIVED, "standing", {"wording": "other", "reason": "Đang xem xét"}, State.RECEIVED),
    ("answer", State.PASSED, "head", {"answer": "Phòng giải trình"}, State.PASSED),
]  # fmt: skip
IDS = [post[0] for post in POSTS]


@pytest.fixture
def made(world):
    return lambda state: world.dossier(state, question="Số liệu nào" if state == State.PASSED else "")


@pytest.mark.parametrize(("name", "state", "who", "data", "end"), POSTS, ids=IDS)
def test_a_post_makes_its_move_and_a_second_one_changes_nothing(client, world, made, name, state, who, data, end):
    row = made(state)
    client.force_login(world.people[who])
    for _ in range(2):
        answer = client.post(at(name, row.pk), data)
        assert (answer.status_code, answer.url) == (302, at("detail", row.pk))
    row.refresh_from_db()
    assert row.state == end
    assert Event.objects.filter(subject_id=row.pk, move=name).count() == 1
    assert client.get(at("detail", row.pk)).status_code == 200


@pytest.mark.parametrize(("name", "state", "who", "data", "end"), POSTS, ids=IDS)
def test_others_get_404_or_403(client, world, made, name, state, who, data, end):
    row = made(state)
    for other, status in (("stranger", 404), ("staff", 404), ("counter", 404), ("clerk", 403), ("standing", 403)):
        if other == who:
            continue
        client.force_login(world.people[other])
        assert client.post(at(name, row.pk), data).status_code == status
        if name != "receive":
            assert client.get(at(name, row.pk)).status_code == status
    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize(("name", "state", "who", "data", "end"), POSTS, ids=IDS)
def test_a_confirm_page_says_what_happens_and_what_does_not(client, world, made, name, state, who, data, end):
    if name == "receive":
        return
    client.force_login(world.people[who])
    shown = page(client.get(at(name, made(state).pk)))
    assert "Việc sẽ diễn ra" in shown and "Việc không thay đổi" in shown and "Không làm, quay lại" in shown


@pytest.mark.parametrize(("name", "state", "who", "data", "end"), POSTS, ids=IDS)
def test_too_late_a_post_is_answered_by_a_sentence(client, world, made, name, state, who, data, end):
    row = made(state)
    Nomination.objects.filter(pk=row.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    client.force_login(world.standing)
    assert "Rút hồ sơ" in page(client.get(at("detail", row.pk)))
    client.force_login(world.people[who])
    answer = client.post(at(name, row.pk), data, follow=True)
    assert answer.status_code == 404 or "hồ sơ đang ở trạng thái «Rút hồ sơ»" in page(answer)


def test_a_suspension_is_lifted_by_its_page(client, world):
    row = suspended(world.dossier(State.RECEIVED))
    client.force_login(world.standing)
    assert "Cho xét tiếp" in page(client.get(at("detail", row.pk)))
    client.post(at("resume", row.pk), {"reason": "Đã xem xét xong"})
    row.refresh_from_db()
    assert row.suspended_at is None
    assert "không cần cho xét tiếp" in page(client.post(at("resume", row.pk), {"reason": "Lại"}, follow=True))


@pytest.mark.parametrize("name", ["withdraw", "suspend"])
def test_a_missing_reason_stays_on_the_page(client, world, name):
    row = world.dossier(State.SUBMITTED)
    client.force_login(world.head if name == "withdraw" else world.standing)
    answer = client.post(at(name, row.pk), {"reason": " \n "})
    assert answer.status_code == 422 and "Chưa ghi lý do" in page(answer)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"items": "", "reason": "x", "due": "2026-12-10T17:00"}, "còn trống"),
        ({"items": "\n".join("abcdefghijk"), "reason": "x", "due": "2026-12-10T17:00"}, "tối đa 10"),
        ({"items": "a" * 501, "reason": "x", "due": "2026-12-10T17:00"}, "500 ký tự"),
        ({"items": "a", "reason": "x", "due": "2026-12-01T17:00"}, "Hạn bổ sung đã qua"),
        ({"items": "a", "reason": "x", "due": "2027-01-10T00:00"}, "phải trước ngày 10/01/2027"),
        ({"items": "a", "reason": "x", "due": "hôm nào đó"}, "Không có thời điểm này"),
        ({"items": "a", "reason": "", "due": "2026-12-10T17:00"}, "Chưa ghi lý do"),
    ],
)
def test_a_return_that_cannot_be_kept_is_refused_with_the_text(client, world, data, sentence):
    row = world.dossier(State.SUBMITTED)
    client.force_login(world.office)
    answer = client.post(at("return", row.pk), data)
    assert answer.status_code == 422 and sentence in page(answer)
    assert not data["items"] or data["items"][:11] in page(answer)


def test_the_late_door_through_its_pages(client, world):
    row = world.dossier()
    with time_machine.travel(NOW + timedelta(days=14)):
        client.force_login(world.head)
        refused = client.post(at("submit", row.pk))
        assert refused.status_code == 422 and "Đã hết hạn nộp ngày 14/12/2026" in page(refused)
        client.force_login(world.standing)
        assert "Cho nộp muộn" in page(client.get(at("detail", row.pk)))
        assert client.post(at("admit_late", row.pk), {"reason": "Đi công tác"}).status_code == 422
        client.post(at("admit_late", row.pk), {"reason": "Đi công tác.", "agreement": "ngày 16/12/2026"})
        client.force_login(world.head)
        assert client.post(at("submit", row.pk)).status_code == 302
    assert "Nộp muộn" in page(client.get(at("detail", row.pk)))


def test_the_receipt_is_a_page_of_its_own(client, world):
    row = world.dossier()
    client.force_login(world.head)
    assert "Hồ sơ chưa có biên nhận" in page(client.get(at("receipt", row.pk), follow=True))
    client.post(at("submit", row.pk))
    prints = [b"".join(client.get(at("receipt", row.pk)).streaming_content) for _ in range(2)]
    assert prints[0] == prints[1] and prints[0].startswith(b"%PDF-")
    client.force_login(world.stranger)
    assert client.get(at("receipt", row.pk)).status_code == 404


def test_the_office_s_queue_and_the_way_of_a_returned_dossier(client, world):
    row = world.dossier(State.SUBMITTED, name="Lý Nguyên Hoài Sơn")
    client.force_login(world.office)
    queue = page(client.get(at("intake")))
    assert row.name in queue and "17/17 mục, đủ" in queue and "còn" in queue
    client.post(at("return", row.pk), {"items": "Bản rõ", "reason": "Mờ", "due": "2026-12-10T17:00"})
    assert b"".join(client.get(at("supplement_request", row.pk)).streaming_content).startswith(b"%PDF-")
    client.force_login(world.clerk)
    editor = page(client.get(at("edit", row.pk)))
    assert "Bản rõ" in editor and "17:00 thứ Năm ngày 10/12/2026" in editor


@pytest.mark.parametrize("who", ["head", "clerk", "director", "standing", "chair", "staff"])
def test_only_the_office_has_the_queue(client, world, who):
    client.force_login(world.people[who])
    assert client.get(at("intake")).status_code == 403


def test_the_director_refers_one_or_all(client, world):
    rows = [world.dossier(State.RECEIVED) for _ in range(3)]
    client.force_login(world.director)
    assert "không có bước giao Hội đồng" in page(client.get(at("refer")))
    world.rule("referral", "yes")
    assert rows[0].name in page(client.get(at("refer")))
    client.post(at("refer"), {"chosen": [rows[0].pk, "x", "9" * 30]})
    assert Nomination.objects.filter(referred_at__isnull=False).get() == rows[0]
    assert "Chưa chọn hồ sơ nào" in page(client.post(at("refer"), {}, follow=True))
    client.post(at("refer"), {"all": "1"})
    assert Nomination.objects.filter(referred_at=None).count() == 0
    client.force_login(world.office)
    assert client.get(at("refer")).status_code == 403


def test_the_summary_list_is_printed_for_those_who_oversee(client, world):
    client.force_login(world.office)
    assert "chưa có danh sách trích ngang" in page(client.get(at("summary_list"), follow=True))
    world.dossier(State.RECEIVED)
    assert client.get(at("summary_list")).content.startswith(b"%PDF-")
    client.force_login(world.head)
    assert client.get(at("summary_list")).status_code == 403


def test_resubmitted_answers_are_shown_to_the_office(client, world):
    row = world.dossier(State.SUBMITTED)
    [item] = ask(row, "Danh sách thành viên")
    item.answer = "Đã thêm ở tiêu chuẩn 2"
    item.save()
    client.force_login(world.office)
    assert "Đã bổ sung" in page(client.get(at("intake")))
    assert "Đã thêm ở tiêu chuẩn 2" in page(client.get(at("detail", row.pk)))


def test_pages_need_a_sign_in(client, world):
    row = world.dossier()
    for name, args in (("list", ()), ("create", ()), ("detail", (row.pk,)), ("edit", (row.pk,)), ("intake", ())):
        assert client.get(at(name, *args)).status_code == 302


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_numbers_of_no_dossier_are_404(client, world, number):
    client.force_login(world.head)
    assert client.get(f"/ho-so/{number}/").status_code == 404
    assert client.get(f"/ho-so/minh-chung/{number}/").status_code == 404
