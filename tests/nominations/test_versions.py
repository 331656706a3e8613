"""What was handed in stays readable, and what changed since is marked; every saved report can be reopened."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from core.differences import ADDED, SAME, TAKEN, Piece, compared
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.revise import revise
from nominations.actions.submit import submit
from nominations.changes import changes
from nominations.content import content_of, digest_of_content
from nominations.models import Submission
from nominations.queries import whole
from nominations.workflow import State
from tests.factories.nomination import EvidenceFactory
from tests.nominations.world import SOON

OTHER = {
    "evidence": [], "statements": [], "members": ["Người Mới"], "answers": [[1, "Hỏi", "Đáp"]], "headcount": 9,
    "contributions": [["Hiến máu", 1, None, "2026-01-01", "Giấy"]], "birth_year": 1980, "channel": "good_deed",
    "merit_kind": "study", "report_file": {"file": "a.docx", "size": 1, "sha256": "cd" * 32, "words": 1},
}  # fmt: skip
TEXTS = st.text(st.sampled_from("ab c\nđ"), max_size=40)


def page(answer):
    return answer.content.decode()


def detail(row):
    return reverse("nominations:detail", args=[row.pk])


@given(TEXTS, TEXTS)
def test_what_stayed_and_came_in_is_the_new_text_and_what_stayed_and_went_the_old(before, after):
    pieces = compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != TAKEN) == after
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == before


def test_words_are_compared_whole():
    assert compared("Tiếp 27 đoàn khách", "Tiếp 31 đoàn khách") == (
        Piece(SAME, "Tiếp "), Piece(TAKEN, "27"), Piece(ADDED, "31"), Piece(SAME, " đoàn khách"),
    )  # fmt: skip


def test_a_long_report_is_compared_by_lines():
    old = "\n".join(f"dòng {number} " + "từ " * 60 for number in range(100))
    new = old.replace("dòng 50 ", "dòng năm mươi ")
    [taken] = [piece for piece in compared(old, new) if piece.kind == TAKEN]
    assert taken.text.startswith("dòng 50 ") and taken.text.count("\n") == 1


@pytest.fixture
def returned(world):
    """Handed in once, returned, answered."""
    row = submit(world.dossier(), by=world.head)
    row = return_for_supplement(row, by=world.office, items=["Bổ sung số liệu"], due=SOON, reason="Thiếu số liệu")
    item = row.supplement_items.get()
    facts = {"merit": "Tiếp 31 đoàn khách an toàn.", "report": "Báo cáo thành tích thử nghiệm, thêm số liệu."}
    first = row.criteria_set.criteria.first()
    row = revise(
        row, by=world.clerk, version=row.version, facts=facts, statements={first.pk: "Đã chứng minh bằng số liệu."},
        answers={item.pk: "Đã thêm vào báo cáo."},
    )  # fmt: skip
    EvidenceFactory(nomination=row, criterion=first, title="Bảng số liệu đoàn vào")
    return row


@pytest.mark.django_db
def test_each_submission_is_kept_as_the_receipt_says(world, returned):
    submit(returned, by=world.head)
    first, second = Submission.objects.order_by("turn")
    assert (first.turn, second.turn) == (1, 2)
    assert first.content["merit"] != second.content["merit"] == "Tiếp 31 đoàn khách an toàn."
    for kept in (first, second):
        assert digest_of_content(kept.content) == kept.digest
    assert second.digest == whole(returned).content_digest


@pytest.mark.django_db
@pytest.mark.parametrize("again", [False, True], ids=["with its department", "handed in again"])
def test_what_changed_is_marked_for_whoever_reads_the_dossier(client, world, returned, again):
    if again:
        submit(returned, by=world.head)
    client.force_login(world.office if again else world.head)
    shown = page(client.get(detail(returned)))
    assert "Phòng đã thay đổi" in shown
    added = " ".join(re.findall(r"\[thêm: </span>(.*?)<span", shown, re.DOTALL))
    for came in ("31", "thêm số liệu.", "bằng số liệu.", "Bảng số liệu đoàn vào", "Đã thêm vào báo cáo"):
        assert came in added
    taken = " ".join(re.findall(r"\[bỏ: </span>(.*?)<span", shown, re.DOTALL))
    assert "Hoàn thành xuất sắc nhiệm vụ" in taken
    if again:
        queue = page(client.get(reverse("nominations:intake")))
        assert "Đã bổ sung" in queue and f"{detail(returned)}#thay-doi" in queue


@pytest.mark.django_db
def test_a_first_submission_shows_no_changes(client, world):
    row = submit(world.dossier(), by=world.head)
    client.force_login(world.office)
    assert "Phòng đã thay đổi" not in page(client.get(detail(row)))


@pytest.mark.django_db
def test_every_part_of_the_content_is_compared(world):
    """A part that is added to the content and forgotten here would change unseen."""
    before = content_of(whole(world.collective(complete=True)))
    fixed = {"number", "kind", "honorific", "year", "department", "criteria_version", "unlisted_reason"}
    for name in before.keys() - fixed:
        assert changes(before, {**before, name: OTHER.get(name, "khác hẳn")}), name


@pytest.mark.django_db
def test_a_kept_submission_reads_as_it_was_and_tells_when_it_is_not(client, world, returned):
    kept = Submission.objects.get()
    client.force_login(world.office)
    place = reverse("nominations:submission", args=[kept.pk])
    shown = page(client.get(place))
    assert kept.content["merit"] in shown and "Tiếp 31 đoàn" not in shown and "không còn khớp" not in shown
    Submission.objects.update(content={**kept.content, "merit": "Sửa lén"})
    assert "Nội dung không còn khớp mã kiểm tra" in page(client.get(place))
    client.force_login(world.stranger)
    assert client.get(place).status_code == 404


@pytest.mark.django_db
def test_every_saved_report_can_be_reopened_by_those_who_write(client, world, returned):
    row = revise(returned, by=world.head, version=returned.version, facts={"report": "Viết lại từ đầu."}, statements={})
    place = reverse("nominations:report_versions", args=[row.pk])
    client.force_login(world.clerk)
    newest = page(client.get(place))
    assert "Viết lại từ đầu." in newest and "Phiên bản 2" in newest and str(world.head) in newest
    first = page(client.get(place, {"ban": "1"}))
    assert "thêm số liệu" in first and "So với phiên bản trước" not in first
    for unknown in ("99", "x", "9" * 40):
        assert client.get(place, {"ban": unknown}).context["chosen"].number == 2
    for other in (world.office, world.member, world.stranger):
        client.force_login(other)
        assert client.get(place).status_code == 404


@pytest.mark.django_db
def test_a_save_that_leaves_the_report_alone_makes_no_version(world):
    row = revise(world.dossier(), by=world.clerk, version=1, facts={"merit": "Khác"}, statements={})
    assert (row.state, row.report_versions.count()) == (State.DRAFT, 0)
