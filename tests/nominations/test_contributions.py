"""The annex of contributions: listed, mended, taken out, and part of what is handed in."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from nominations.actions.submit import submit
from nominations.content import content_of, digest_of
from nominations.limits import MAX_CONTRIBUTIONS
from nominations.models import Contribution
from nominations.queries import whole
from nominations.workflow import State
from tests.nominations.test_submit import text_of
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

GIVEN = {
    "activity": "Quỹ Vì người nghèo", "amount": "1.500.000", "hours": "", "dated": "2026-05-19", "proof": "Biên lai 15"
}  # fmt: skip


def at(name, row):
    return reverse(f"nominations:contribution_{name}", args=[row.pk])


def page(answer):
    return answer.content.decode()


def listed(row, **facts):
    line = {"activity": "Hiến máu", "hours": 6, "dated": NOW.date(), "proof": "Giấy chứng nhận", **facts}
    return Contribution.objects.create(nomination=row, added_by=row.drafted_by, added_at=NOW, **line)


@pytest.fixture
def row(world):
    return world.dossier()


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def test_a_line_is_added_mended_and_taken_out_with_its_history(clerk, row):
    answer = clerk.post(at("add", row), GIVEN)
    line = row.contributions.get()
    assert answer.url.endswith("#dong-gop") and line.measure == "1.500.000 đồng"
    clerk.post(at("edit", line), {**GIVEN, "amount": "", "hours": "12"})
    line.refresh_from_db()
    assert (line.amount, line.hours, line.measure) == (None, 12, "12 giờ")
    assert "Không thêm, quay lại" not in page(clerk.get(at("edit", line)))
    for day, given in (("2026-11-01", {"amount": "2500000"}), ("2026-11-02", {"amount": "500000", "hours": "3"})):
        clerk.post(at("add", row), {**GIVEN, "dated": day, "amount": "", **given})
    for place in ("edit", "detail"):
        shown = page(clerk.get(reverse(f"nominations:{place}", args=[row.pk])))
        assert "Cộng" in shown and "<b>3.000.000 đồng, 15 giờ</b>" in shown
    for other in row.contributions.exclude(pk=line.pk):
        clerk.post(at("drop", other))
    assert "12 giờ" in page(clerk.get(at("drop", line)))
    clerk.post(at("drop", line))
    assert not row.contributions.exists()
    told = list(Contribution.history.values_list("history_change_reason", flat=True).order_by("history_id"))
    assert told[:2] == ["add_contribution", "edit_contribution"] and told[-1] == "drop_contribution"
    shown = page(clerk.get(reverse("nominations:detail", args=[row.pk])))
    assert "Thêm đóng góp" in shown and "Bỏ đóng góp" in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": ""}, "Chưa ghi số tiền hoặc số giờ"),
        ({"amount": "1.5"}, "chỉ nhận số nguyên"),
        ({"amount": "một triệu"}, "chỉ nhận số nguyên"),
        ({"amount": "0"}, "Số tiền này không hợp lý"),
        ({"amount": "9" * 30}, "Số tiền này không hợp lý"),
        ({"hours": "-3"}, "Số giờ này không hợp lý"),
        ({"dated": "2026-12-04"}, "sau hôm nay"),
        ({"dated": "31/02/2026"}, "Không có ngày này"),
        ({"activity": " "}, "Ô này còn trống"),
        ({"proof": "d" * 201}, "nhận tối đa 200"),
    ],
    ids=["nothing", "comma", "words", "zero", "huge", "negative", "tomorrow", "no-day", "blank", "long"],
)
def test_a_refused_line_keeps_every_word(clerk, row, changes, sentence):
    answer = clerk.post(at("add", row), {**GIVEN, "proof": "Còn nguyên chữ", **changes})
    assert answer.status_code == 422 and sentence in page(answer)
    assert "proof" in changes or "Còn nguyên chữ" in page(answer)
    assert not row.contributions.exists()


def test_the_same_line_twice_is_refused(clerk, row):
    answers = [clerk.post(at("add", row), GIVEN).status_code for _ in range(2)]
    assert answers == [302, 422] and row.contributions.count() == 1


def test_an_annex_has_an_end(clerk, row):
    for number in range(MAX_CONTRIBUTIONS):
        listed(row, activity=f"Việc {number}")
    answer = clerk.post(at("add", row), GIVEN)
    assert answer.status_code == 422 and "là số tối đa" in page(answer)


def test_the_table_refuses_a_gift_of_nothing(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        listed(row, hours=None)


@pytest.mark.parametrize("duty", ["office", "standing", "stranger", "staff"])
def test_only_those_who_write_the_dossier_reach_it(client, world, row, duty):
    line = listed(row)
    client.force_login(world.people[duty])
    expected = 403 if duty == "standing" else 404
    places = (at("add", row), at("edit", line), at("drop", line))
    answers = [client.post(place, GIVEN).status_code for place in places]
    assert answers == [expected] * 3 and row.contributions.get() == line


def test_a_dossier_handed_in_keeps_its_annex(clerk, world):
    row = world.dossier(State.SUBMITTED)
    line = listed(row)
    answer = clerk.post(at("drop", line), follow=True)
    assert "nên không sửa được nữa" in page(answer) and row.contributions.get() == line


def test_the_annex_is_part_of_the_digest_and_named_on_the_receipt(world, row):
    before = digest_of(whole(row))
    listed(row)
    assert digest_of(whole(row)) != before
    assert content_of(whole(row))["contributions"] == [["Hiến máu", None, 6, "2026-12-03", "Giấy chứng nhận"]]
    filed = submit(row, by=world.head)
    assert "Phụ lục đóng góp quỹ, hoạt động" in text_of(filed.papers.get())
