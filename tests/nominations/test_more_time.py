"""The time for a supplement passes, or will not do: the Standing Council gives more, and nothing is called late."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.extend_supplement import extend_supplement
from nominations.readiness import closed_door
from nominations.workflow import State
from seasons.calendar import last_moment_before
from tests.nominations.world import NOW, SOON, ask, suspended

pytestmark = pytest.mark.django_db

OVER = NOW - timedelta(hours=1)
REASON = "Phòng đi công tác theo đoàn"


def at(name, row):
    return reverse(f"nominations:{name}", args=[row.pk])


def page(answer):
    return answer.content.decode()


@pytest.fixture
def returned(world):
    row = world.dossier(State.RETURNED, supplement_due=OVER)
    ask(row, "Bản chụp rõ")
    return row


def test_the_department_reads_the_new_time_and_is_not_late(client, world, returned):
    client.force_login(world.standing)
    assert at("extend_supplement", returned) in page(client.get(at("detail", returned)))
    assert client.get(at("extend_supplement", returned)).status_code == 200
    for _ in range(2):
        answer = client.post(at("extend_supplement", returned), {"due": "2026-12-05T16:00", "reason": REASON})
        assert (answer.status_code, answer.url) == (302, at("detail", returned))
    returned.refresh_from_db()
    assert (returned.state, returned.late, closed_door(returned, NOW)) == (State.RETURNED, False, "")
    event = timeline(returned).get()
    assert event.move == "extend_supplement" and event.reason == f"Hạn mới: 16:00 ngày 05/12/2026. {REASON}"
    assert returned.history.first().supplement_due == returned.supplement_due
    client.force_login(world.head)
    shown = page(client.get(at("detail", returned)))
    assert "Hạn mới: 16:00 ngày 05/12/2026" in shown and "Nộp muộn" not in shown
    assert at("extend_supplement", returned) not in shown
    assert [task.due for task in tasks_of(world.head) if returned.name in task.title] == [returned.supplement_due]
    assert not [task for task in tasks_of(world.standing) if "quá hạn bổ sung" in task.title]


def test_more_time_may_be_given_before_the_time_is_over(world):
    row = world.dossier(State.RETURNED)
    extend_supplement(row, by=world.standing, due=SOON + timedelta(days=1), reason=REASON)
    with pytest.raises(AlreadyDone, match="Hạn bổ sung đã là 09:00 ngày 06/12/2026"):
        extend_supplement(row, by=world.standing, due=SOON + timedelta(days=1), reason=REASON)


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (NOW - timedelta(minutes=1), "Hạn bổ sung đã qua"),
        (SOON - timedelta(hours=1), "Hạn mới phải sau hạn đang có"),
        (None, "Hạn bổ sung phải trước ngày 10/01/2027"),
    ],
)
def test_a_time_that_cannot_be_kept_is_refused(client, world, due, sentence):
    row = world.dossier(State.RETURNED)
    due = due or last_moment_before(row.season.recognition_due) + timedelta(minutes=1)
    with pytest.raises(ValidationError, match=sentence):
        extend_supplement(row, by=world.standing, due=due, reason=REASON)
    client.force_login(world.standing)
    typed = {"due": f"{due + timedelta(hours=7):%Y-%m-%dT%H:%M}", "reason": REASON}
    answer = client.post(at("extend_supplement", row), typed)
    assert answer.status_code == 422 and sentence in page(answer) and REASON in page(answer)
    assert not timeline(row).exists()


def test_the_last_moment_before_recognition_is_allowed(world, returned):
    last = last_moment_before(returned.season.recognition_due)
    assert extend_supplement(returned, by=world.standing, due=last, reason=REASON).supplement_due == last


def test_a_reason_is_due(client, world, returned):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        extend_supplement(returned, by=world.standing, due=SOON, reason="  ")
    client.force_login(world.standing)
    assert "Chưa ghi lý do" in page(client.post(at("extend_supplement", returned), {"due": "2026-12-05T16:00"}))


@pytest.mark.parametrize("who", ["office", "director", "head", "chair"])
def test_only_the_standing_council_gives_more_time(world, returned, who):
    with pytest.raises(PermissionDenied):
        extend_supplement(returned, by=world.people[who], due=SOON, reason=REASON)


def test_whoever_is_concerned_leaves_it_to_another(client, world, returned):
    returned.declarations.create(user=world.standing, ground="other", declared_at=NOW)
    with pytest.raises(PermissionDenied):
        extend_supplement(returned, by=world.standing, due=SOON, reason=REASON)
    client.force_login(world.standing)
    answer = client.post(at("extend_supplement", returned), {"due": "2026-12-05T16:00", "reason": REASON})
    assert answer.status_code == 404
    assert not timeline(returned).exists()


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RECEIVED, State.SHELVED])
def test_only_what_was_returned_has_such_a_time(world, state):
    with pytest.raises(IllegalMove):
        extend_supplement(world.dossier(state), by=world.standing, due=SOON, reason=REASON)


def test_not_while_suspended_or_after_the_season(world, returned):
    suspended(returned)
    with pytest.raises(IllegalMove, match="Đang tạm dừng xét"):
        extend_supplement(returned, by=world.standing, due=SOON, reason=REASON)
    other = world.dossier(State.RETURNED)
    world.close_season()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        extend_supplement(other, by=world.standing, due=SOON + timedelta(days=1), reason=REASON)
