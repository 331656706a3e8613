"""Names with their accents tell nominees apart; what is alike is told to whoever may know it, and wants a reason."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.vietnamese import name_key
from nominations.actions.draft import draft
from nominations.actions.revise import revise
from nominations.actions.suggest import suggest
from nominations.models import Nomination
from nominations.namesakes import AlreadyIntroduced, alike
from nominations.queries import recognised_before
from nominations.workflow import State
from tests.factories.season import CriteriaSetFactory, SeasonFactory
from tests.nominations.sheets import sent, told
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TUAN, TUAAN = "Nguyễn Văn Tuân", "Nguyễn Văn Tuấn"
REASON = "Sinh năm 1990, ở phường Trường Vinh"
OUTSIDE = {"honorific": "Ông", "unlisted_reason": "Gương tốt"}


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


def by_hand(world, name, by=None, department=None, **facts):
    facts = {"kind": "individual", "name": name, **OUTSIDE, **facts}
    department = department or world.department
    return draft(by=by or world.clerk, season=world.season, department=department, facts=facts)


def group(world, name, by=None, department=None, **facts):
    facts = {"kind": "collective", "name": name, "headcount": 3, "collective_head": world.colleague(), **facts}
    department = department or world.department
    return draft(by=by or world.clerk, season=world.season, department=department, facts=facts)


def test_names_that_differ_in_accents_are_two_and_want_a_reason(world):
    first = by_hand(world, TUAN)
    with pytest.raises(ValidationError) as refusal:
        by_hand(world, TUAAN)
    told_of = refusal.value.message_dict["namesake_reason"][0]
    assert f"{TUAN} (Phòng Hợp tác quốc tế, hồ sơ {first.number})" in told_of
    second = by_hand(world, TUAAN, namesake_reason=REASON)
    assert second.namesake_reason == second.history.first().namesake_reason == REASON


@pytest.mark.parametrize(
    "same", ["NGUYỄN VĂN TUÂN", "nguyễn  văn tuân ", unicodedata.normalize("NFD", TUAN)], ids=["case", "blanks", "NFD"]
)
def test_the_same_name_is_one_whatever_the_reason(world, same):
    by_hand(world, TUAN)
    with pytest.raises(AlreadyIntroduced):
        by_hand(world, same, namesake_reason=REASON)


def test_someone_outside_may_be_named_like_one_of_the_staff(world):
    world.colleague(full_name=TUAAN)
    with pytest.raises(ValidationError, match=f"{TUAAN}.*Phòng Hợp tác quốc tế, trong danh sách công chức"):
        by_hand(world, TUAN)
    assert by_hand(world, TUAN, namesake_reason=REASON).person is None
    with pytest.raises(ValidationError, match="chọn từ danh sách"):
        by_hand(world, TUAAN, namesake_reason=REASON)


def test_two_people_of_the_staff_list_are_two_without_a_word(world):
    rows = [
        draft(
            by=world.clerk, season=world.season, department=world.department,
            facts={"kind": "individual", "person": world.colleague(full_name=name)},
        )
        for name in (TUAN, TUAAN, TUAAN)
    ]  # fmt: skip
    assert len({row.person_id for row in rows}) == 3


def test_a_collective_is_its_name_within_its_department(world):
    first = group(world, "Tổ Văn thư")
    with pytest.raises(AlreadyIntroduced, match=first.number):
        group(world, "tổ văn thư", namesake_reason=REASON)
    other = group(world, "Tổ Văn thư", by=world.stranger, department=world.elsewhere)
    assert other.namesake_reason == ""


def test_no_department_learns_of_the_draft_of_another(client, world):
    """The writer is warned of what he may see; the Office, once both files came in, of both."""
    mine = by_hand(world, TUAN)
    other = by_hand(world, TUAAN, by=world.stranger, department=world.elsewhere)
    assert alike(other, world.stranger) == alike(mine, world.clerk) == []
    Nomination.objects.filter(pk=mine.pk).update(
        state=State.SUBMITTED, submitted_at=NOW, submitted_by=world.head, content_digest="ab" * 32
    )
    assert [one.nomination for one in alike(other, world.office)] == [mine]
    assert alike(mine, world.office) == []  # the other is a draft still
    client.force_login(world.stranger)
    assert mine.number not in page(client.get(at("detail", other.pk)))


def test_the_office_reads_both_names_and_the_reason(client, world):
    first = world.dossier(State.SUBMITTED, person=None, name=TUAN, unlisted_reason="Gương tốt")
    second = world.dossier(
        State.SUBMITTED, person=None, name=TUAAN, unlisted_reason="Gương tốt", namesake_reason=REASON,
        department=world.elsewhere,
    )  # fmt: skip
    client.force_login(world.office)
    shown = page(client.get(at("detail", second.pk)))
    assert f"{TUAN} (Phòng Hợp tác quốc tế, hồ sơ {first.number})" in shown and REASON in shown
    assert "Phòng chưa xác nhận không trùng" in page(client.get(at("detail", first.pk)))
    first.declarations.create(user=world.office, ground="other", declared_at=NOW)
    kept = page(client.get(at("detail", second.pk)))
    assert first.number not in kept and REASON not in kept and "Tên gần giống" not in kept


def test_a_collective_is_renamed_under_the_same_rule(client, world):
    first, row = group(world, "Tổ Biên dịch"), group(world, "Tổ Lễ tân")
    with pytest.raises(AlreadyIntroduced, match=first.number):
        revise(row, by=world.clerk, version=1, facts={"name": "Tổ biên dịch"}, statements={})
    client.force_login(world.clerk)
    form = client.get(at("edit", row.pk)).context["form"]
    typed = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    answer = client.post(at("edit", row.pk), {**typed, "name": "Tổ Biển dịch"})
    assert answer.status_code == 422 and "Tên Tổ Biển dịch gần giống" in page(answer)
    assert "Lý do xác nhận không trùng" in page(answer)
    assert client.post(at("edit", row.pk), {**typed, "name": "Tổ Biển dịch", "namesake_reason": REASON}).url
    row.refresh_from_db()
    assert (row.name, row.namesake_reason, row.name_key) == ("Tổ Biển dịch", REASON, name_key("TỔ BIỂN DỊCH"))


def test_the_page_asks_for_the_tick_and_the_reason(client, world):
    by_hand(world, TUAN)
    client.force_login(world.clerk)
    typed = {"department": world.department.pk, "name": TUAAN, **OUTSIDE}
    first = client.get(at("create"))
    assert 'id="gan-giong"' not in page(first)
    answer = client.post(at("create"), typed)
    assert answer.status_code == 422 and "gần giống" in page(answer) and 'name="not_the_same"' in page(answer)
    answer = client.post(at("create"), {**typed, "namesake_reason": REASON})
    assert "Đã ghi lý do thì đánh dấu ô này" in page(answer) and REASON in page(answer)
    answer = client.post(at("create"), {**typed, "not_the_same": "on"})
    assert "Mời ghi điều phân biệt hai bên." in page(answer)
    assert Nomination.objects.count() == 1
    for _ in range(2):
        answer = client.post(at("create"), {**typed, "not_the_same": "on", "namesake_reason": REASON})
        assert answer.status_code == 302
    assert Nomination.objects.get(name=TUAAN).namesake_reason == REASON


def test_the_database_holds_one_of_each(world):
    first, second = by_hand(world, TUAN), by_hand(world, "Lê Văn Hai")
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=second.pk).update(name_key=first.name_key)
    one, two = group(world, "Tổ Một"), group(world, "Tổ Hai")
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=two.pk).update(name_key=one.name_key)
    Nomination.objects.filter(pk=two.pk).update(name_key=one.name_key, department=world.elsewhere)


def test_earlier_recognition_is_that_of_the_very_name(world):
    criteria = CriteriaSetFactory(season=SeasonFactory(year=2025))
    for name, department in ((TUAAN, world.department), (TUAN, world.elsewhere)):
        world.dossier(
            State.RECOGNISED, criteria_set=criteria, season=criteria.season, department=department, announced_at=NOW,
            person=None, name=name, unlisted_reason="Gương tốt", complete=False,
        )  # fmt: skip
    assert [one.name for one in recognised_before(by_hand(world, TUAN))] == [TUAN]


def test_a_table_tells_rows_apart_and_takes_the_reason(world):
    heads = ("Đối tượng", "Họ tên", "Danh xưng", "Lý do chọn người ngoài danh sách", "Lý do xác nhận không trùng")
    by_hand(world, TUAN)
    rows = told(sent(world, heads, ("Cá nhân", TUAAN, "Ông", "Gương tốt", None)))
    assert rows[0][0] == "error" and rows[0][1][0].startswith(
        "Dòng 2, cột «Lý do xác nhận không trùng»: Tên Nguyễn Văn Tuấn gần giống"
    )
    rows = told(sent(world, heads, ("Cá nhân", TUAAN, "Ông", "Gương tốt", REASON)))
    assert rows == [("create", [])]


def test_a_staff_code_with_the_name_of_another_is_a_mistake(world):
    world.colleague(full_name=TUAN, staff_code="NV001")
    heads = ("Mã công chức", "Họ tên")
    rows = told(sent(world, heads, ("NV001", TUAAN)))
    assert "Mã NV001 là của Nguyễn Văn Tuân, tệp ghi Nguyễn Văn Tuấn" in rows[0][1][0]
    assert told(sent(world, heads, ("NV001", "NGUYEN VAN TUAN"))) == [("create", [])]


def test_members_that_differ_in_accents_are_two(world):
    row = draft(
        by=world.clerk, season=world.season, department=world.department, members=[TUAN, TUAAN, TUAN.upper()],
        facts={"kind": "collective", "name": "Tổ Một", "headcount": 3, "collective_head": None},
    )  # fmt: skip
    assert [member.name for member in row.members.all()] == [TUAN, TUAAN]


def test_a_suggestion_passes_the_head_by_only_where_the_head_is_meant(world):
    world.head.full_name = TUAN
    world.head.save()
    passed = {
        name: suggest(
            by=world.staff, department=world.department, person=None, name=name, facts="Giúp dân."
        ).concerns_head
        for name in (TUAN, TUAAN, "nguyen van tuan", "Lê Văn Hai")
    }
    assert passed == {TUAN: True, TUAAN: False, "nguyen van tuan": True, "Lê Văn Hai": False}
