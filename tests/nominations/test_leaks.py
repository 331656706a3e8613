"""Until the announcement a department learns nothing of the vote and the decision, on any page or by any refusal."""

import re

import pytest
from django.urls import reverse

from accounts.events import record
from nominations.actions.announce import announce
from nominations.actions.record_decision import record_decision
from nominations.actions.record_vote import record_vote
from nominations.actions.table import table
from nominations.models import Nomination
from nominations.progress import progress_of
from nominations.queries import whole
from nominations.workflow import UNDER_REVIEW, State, sees_true_state
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TELLING = re.compile(
    r"đạt tỷ lệ|[Kk]hông đạt|[Cc]ông nhận điển hình|[Đđ]ược công nhận|[Kk]hông công nhận|quyết định công nhận"
    r"|[Đđ]ang bỏ phiếu|trả lại Hội đồng|[Đđ]ưa ra bỏ phiếu kín|[Cc]hờ công bố|[Đđ]ã thẩm định"
)
KEPT_BACK = sorted(UNDER_REVIEW)


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def text(answer):
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    shown = re.sub(r"<option.*?</option>", "", main.group() if main else answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", shown)


def voted(world, passed, outcome=None):
    """A dossier that really went through vote and decision, with its events."""
    row = table(world.dossier(State.APPRAISED, appraised_at=NOW), by=world.chair)
    row = record_vote(row, by=world.counter, passed=passed)
    if outcome:
        row = record_decision(row, by=world.director, outcome=outcome, reason="Lý do riêng của Giám đốc")
    return row


HISTORIES = [
    (True, None),
    (False, None),
    (True, "recognise"),
    (True, "decline"),
    (False, "decline"),
    (False, "send_back"),
]


@pytest.mark.parametrize("who", ["head", "deputy", "clerk"])
@pytest.mark.parametrize(("passed", "outcome"), HISTORIES)
def test_no_page_of_the_department_tells(client, world, who, passed, outcome):
    row = voted(world, passed, outcome)
    client.force_login(world.people[who])
    pages = [at("list"), at("detail", row.pk), f"{at('list')}?tim={row.name}", f"{at('list')}?trang-thai=review"]
    for address in pages:
        shown = text(client.get(address))
        assert row.name in shown and "Đang xét" in shown
        assert not TELLING.findall(shown), address
        assert "Lý do riêng" not in shown


@pytest.mark.parametrize(("passed", "outcome"), HISTORIES)
@pytest.mark.parametrize("name", ["submit", "withdraw", "answer", "edit", "evidence_add", "receipt", "suspend"])
def test_no_refusal_tells(client, world, passed, outcome, name):
    row = voted(world, passed, outcome)
    client.force_login(world.head)
    for answer in (client.get(at(name, row.pk), follow=True),
                   client.post(at(name, row.pk), {}, follow=True)):  # fmt: skip
        if answer.status_code in (200, 422):
            assert not [word for word in TELLING.findall(text(answer)) if name != "withdraw"], name
            assert "Đạt tỷ lệ phiếu" not in text(answer) and "Không đạt" not in text(answer)


@pytest.mark.parametrize("state", [*KEPT_BACK, "passed\x00", "1 OR 1=1"])
def test_no_filter_sorts_out_what_is_kept_back(client, world, state):
    rows = [voted(world, True), voted(world, False), voted(world, True, "recognise")]
    client.force_login(world.head)
    shown = text(client.get(at("list"), {"trang-thai": state}))
    assert not any(row.name in shown for row in rows)


def test_all_that_is_kept_back_reads_alike(world):
    rows = [voted(world, passed, outcome) for passed, outcome in HISTORIES if outcome != "send_back"]
    rows += [world.dossier(State.APPRAISED, appraised_at=NOW), world.dossier(State.TABLED, appraised_at=NOW)]
    read = {progress_of(whole(row), world.head) for row in rows}
    assert len(read) == 1


def test_the_page_is_the_same_byte_for_byte_whatever_the_outcome(client, world):
    seen = []
    for state in KEPT_BACK:
        row = world.dossier(state, appraised_at=NOW, person=None, unlisted_reason="x", name="Tên Giữ Nguyên")
        record(row, {"recognised": "recognise", "declined": "decline"}.get(state, "pass"), by=world.director)
        client.force_login(world.clerk)
        shown = text(client.get(at("detail", row.pk)))
        seen.append(re.sub(r"\s+", " ", shown.replace(row.number, "").replace(str(row.movement), "")))
        Nomination.objects.filter(pk=row.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    assert len(set(seen)) == 1


@pytest.mark.parametrize(("outcome", "words"), [("recognise", "Được công nhận"), ("decline", "Không công nhận")])
def test_the_announcement_tells(client, world, outcome, words):
    row = announce(voted(world, True, outcome), by=world.office)
    client.force_login(world.head)
    for address in (at("list"), at("detail", row.pk), f"{at('list')}?trang-thai={row.state}"):
        assert words in text(client.get(address))
    assert "tỷ lệ phiếu" not in text(client.get(at("detail", row.pk)))


@pytest.mark.parametrize("who", ["office", "director", "standing", "chair", "member"])
def test_those_who_oversee_read_the_truth(client, world, who):
    row = voted(world, False)
    client.force_login(world.people[who])
    assert sees_true_state(world.people[who])
    for address in (at("list"), at("detail", row.pk), f"{at('list')}?trang-thai=failed"):
        assert "Không đạt tỷ lệ phiếu" in text(client.get(address))


def test_the_reason_of_a_suspension_stays_with_those_who_oversee(client, world):
    row = world.dossier(State.RECEIVED)
    client.force_login(world.standing)
    client.post(at("suspend", row.pk), {"wording": "other", "reason": "Nội dung chỉ Thường trực biết"})
    assert "Nội dung chỉ Thường trực biết" in text(client.get(at("detail", row.pk)))
    client.force_login(world.head)
    shown = text(client.get(at("detail", row.pk)))
    assert "Tạm dừng xét" in shown and "chỉ Thường trực biết" not in shown


@pytest.mark.parametrize("who", ["stranger", "staff", "counter"])
def test_others_see_nothing_at_all(client, world, who):
    row = voted(world, True)
    client.force_login(world.people[who])
    assert row.name not in text(client.get(at("list")))
    assert client.get(at("detail", row.pk)).status_code == 404
