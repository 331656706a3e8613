"""Sổ phôi: the ledger of blanks goes with the steps of papers, never below zero, and equals the drawer."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from accounts.events import timeline
from accounts.roles import Role
from certificates.actions.enter_step import enter_step
from certificates.actions.keep_stock import add_blank, correct, enter_line, explain, retire_blank
from certificates.actions.render_pending import render_pending
from certificates.actions.stock_lines import Line
from certificates.models import Blank, Certificate, PaperStep, StockEntry
from certificates.stock import last_line, open_count, with_balance
from core import clock
from core.workflow import AlreadyDone
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
Kind = StockEntry.Kind


class Drawer:
    """A kind of blank with *sheets* received, and the desk whose certificates are printed on it."""

    def __init__(self, sheets: int = 20, passed: int = 2) -> None:
        self.desk = Desk(passed=passed)
        self.desk.decision = self.desk.issued()
        self.blank = add_blank(by=self.desk.office, name="Phôi mẫu 2026", size="a4")
        if sheets:
            self.enter("received", sheets, document="Phiếu nhập 01")

    def enter(self, kind, quantity, *, after=None, by=None, **changes):
        last = last_line(self.blank)
        seen = (last.pk if last else 0) if after is None else after
        line = Line(kind, quantity, changes.pop("on", clock.today()), **changes)
        return enter_line(self.blank, line, after=seen, by=by or self.desk.office)

    def step(self, kind, *numbers, blank=None, by=None):
        rows = list(Certificate.objects.filter(number__in=numbers))
        reason = "Kẹt giấy." if kind in ("spoiled", "undone") else ""
        given = {"certificates": rows, "kind": kind, "on": clock.today(), "reason": reason, "blank": blank}
        enter_step(self.desk.decision, by=by or self.desk.office, **given)

    @property
    def left(self):
        found = with_balance(Blank.objects.filter(pk=self.blank.pk)).get()
        return found.sound_now, found.spoiled_now


def test_a_jam_at_item_four_of_twelve_leaves_a_ledger_that_balances(as_):
    """J11 ✗: restart at 4, one spoiled sheet recorded; stock balances, on the page, in the rows and on paper."""
    drawer = Drawer(sheets=20, passed=12)
    render_pending()
    client, steps = as_(drawer.desk.clerk), reverse("certificates:steps", args=[drawer.desk.decision.pk])
    ids = [str(pk) for pk in Certificate.objects.order_by("number").values_list("pk", flat=True)]

    def post(kind, chosen, **more):
        given = {"kind": kind, "on": clock.today().isoformat(), "certificates": chosen, "blank": drawer.blank.pk}
        assert client.post(steps, given | more).status_code == 302

    post("printed", ids[:4])
    post("spoiled", ids[3:4], reason="Kẹt giấy ở giấy thứ tư.")
    restart = client.get(reverse("certificates:certificate_print_all", args=[drawer.desk.decision.pk]), {"tu": "4"})
    with pikepdf.open(BytesIO(b"".join(restart.streaming_content))) as whole:
        assert len(whole.pages) == 9
    post("printed", ids[3:])
    assert drawer.left == (7, 1)
    told = [(row.kind, row.quantity, row.sound_left, row.spoiled_left) for row in drawer.blank.entries.all()]
    assert told == [("received", 20, 20, 0), ("used", 4, 16, 0), ("spoiled", 1, 16, 1), ("used", 9, 7, 1)]
    assert PaperStep.objects.filter(stock__kind="used").count() == 13
    page = client.get(reverse("certificates:stock", args=[drawer.blank.pk])).content.decode()
    assert "Còn <strong>7 tờ tốt</strong>, 1 tờ hỏng chưa hủy." in page
    assert "Giấy số 0004/2026/CN-ĐHTT; Kẹt giấy ở giấy thứ tư." in page
    assert "9 giấy, từ số 0004/2026/CN-ĐHTT đến số 0012/2026/CN-ĐHTT" in page
    paper = client.get(reverse("certificates:stock_file", args=[drawer.blank.pk]))
    assert "(Còn 07 tờ tốt, 01 tờ hỏng chưa hủy)" in words_of(paper.content)


def test_sheets_that_bear_the_old_name_and_are_unsigned_are_spoiled_and_printed_again():
    """J5 ✗: printed or sent, not signed: spoiled in one act; the certificates are to be printed again."""
    drawer = Drawer(passed=3)
    drawer.step("printed", 1, 2, 3, blank=drawer.blank)
    drawer.step("sent", 1)
    drawer.step("spoiled", 1, 2, 3)
    assert drawer.left == (17, 3)
    drawer.step("printed", 1, 2, 3, blank=drawer.blank)
    assert drawer.left == (14, 3) and last_line(drawer.blank).document.startswith("Quyết định số")


def test_a_printing_taken_back_returns_the_sheet_and_other_steps_move_none():
    drawer = Drawer()
    drawer.step("printed", 1, 2, blank=drawer.blank)
    drawer.step("sent", 1)
    drawer.step("undone", 1)
    assert drawer.left == (18, 0), "the sheet before the signer came back, it was not unprinted"
    drawer.step("undone", 1)
    assert drawer.left == (19, 0) and last_line(drawer.blank).kind == Kind.CORRECTED


def test_an_office_that_prints_on_plain_paper_never_meets_the_ledger(as_):
    drawer = Drawer(sheets=5)
    drawer.step("printed", 1)
    drawer.step("spoiled", 1)
    assert drawer.left == (5, 0) and not PaperStep.objects.exclude(stock=None).exists()
    retire_blank(drawer.blank, by=drawer.desk.office)
    steps = reverse("certificates:steps", args=[drawer.desk.decision.pk])
    assert "In trên phôi" not in as_(drawer.desk.office).get(steps).content.decode()
    with pytest.raises(ValidationError, match="Đã thôi dùng phôi"):
        drawer.step("printed", 1, blank=drawer.blank)
    with pytest.raises(AlreadyDone):
        retire_blank(drawer.blank, by=drawer.desk.office)


def test_more_than_is_in_the_drawer_is_neither_printed_nor_entered():
    drawer = Drawer(sheets=1)
    with pytest.raises(ValidationError, match="còn 1 tờ tốt nên không trừ được 2 tờ"):
        drawer.step("printed", 1, 2, blank=drawer.blank)
    assert PaperStep.objects.count() == 0, "all or none"
    with pytest.raises(ValidationError, match="còn 0 tờ hỏng chưa hủy"):
        drawer.enter("destroyed", 1, document="BB 02", witness="Bà Lê Thị Chứng")
    with pytest.raises(ValidationError, match="không trừ được 2 tờ"):
        drawer.enter("spoiled", 2, reason="Ẩm.")
    last = last_line(drawer.blank)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockEntry.objects.filter(pk=last.pk).update(sound_left=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockEntry.objects.filter(pk=last.pk).update(sound=7)


def test_spoiled_sheets_stand_beside_until_they_are_destroyed_before_a_witness():
    drawer = Drawer()
    drawer.enter("spoiled", 3, reason="Ẩm mốc.")
    assert drawer.left == (17, 3)
    line = drawer.enter("destroyed", 2, document="BB 02", witness="Bà Lê Thị Chứng")
    assert drawer.left == (17, 1)
    assert [event.move for event in timeline(line)] == ["destroyed"]


@pytest.mark.parametrize(
    ("kind", "quantity", "changes", "sentence"),
    [
        ("received", 5, {}, "Phải có chứng từ"),
        ("received", 0, {"document": "Phiếu 2"}, "Số tờ phải từ 1 trở lên"),
        ("received", 5, {"document": "Phiếu 2", "on": timedelta(1)}, "ở sau hôm nay"),
        ("spoiled", 5, {}, "Phải ghi rõ lý do hỏng"),
        ("destroyed", 5, {"document": "BB"}, "phải có người chứng kiến"),
        ("used", 5, {}, "không ghi trực tiếp"),
    ],
)
def test_a_line_without_its_backing_is_refused(kind, quantity, changes, sentence):
    drawer = Drawer()
    if "on" in changes:
        changes = changes | {"on": clock.today() + changes["on"]}
    with pytest.raises(ValidationError, match=sentence):
        drawer.enter(kind, quantity, **changes)
    assert drawer.left == (20, 0)


def test_a_count_that_differs_is_shown_until_it_is_explained(as_):
    drawer = Drawer()
    office, address = drawer.desk.office, reverse("certificates:stock", args=[drawer.blank.pk])
    assert drawer.enter("counted", 20).gap == 0 and open_count(drawer.blank) is None
    count = drawer.enter("counted", 18)
    assert drawer.left == (20, 0), "a count changes nothing"
    client = as_(office)
    for _ in range(2):
        assert "đếm được 18 tờ tốt, sổ lúc ấy ghi 20 tờ, lệch -2 tờ." in client.get(address).content.decode()
    assert "Lệch, chưa giải trình" in client.get(reverse("certificates:blanks")).content.decode()
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        explain(count, by=office, reason=" ")
    explain(count, by=office, reason="Hai tờ giao in thử ở nhà in.")
    assert drawer.left == (18, 0) and "Ngăn phôi lệch" not in client.get(address).content.decode()
    with pytest.raises(AlreadyDone):
        explain(count, by=office, reason="Hai tờ giao in thử ở nhà in.")
    with pytest.raises(ValidationError, match="không đính chính ở sổ phôi"):
        correct(count, by=office, reason="Nhầm.")
    assert drawer.enter("counted", 18).gap == 0


def test_a_later_count_or_a_correction_settles_a_wrong_count():
    drawer = Drawer()
    first = drawer.enter("counted", 19)
    assert open_count(drawer.blank) == first
    correct(first, by=drawer.desk.office, reason="Đếm nhầm.")
    assert open_count(drawer.blank) is None
    second = drawer.enter("counted", 21)
    drawer.enter("received", 1, document="Phiếu nhập 02, ghi thiếu")
    drawer.enter("counted", 21)
    assert open_count(drawer.blank) is None and drawer.left == (21, 0)
    with pytest.raises(ValidationError, match="Không còn chênh lệch"):
        explain(second, by=drawer.desk.office, reason="Thừa.")


def test_a_wrong_line_is_met_by_a_counter_line_with_a_reason():
    drawer = Drawer(sheets=0)
    wrong = drawer.enter("received", 200, document="Phiếu nhập 01")
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        correct(wrong, by=drawer.desk.office, reason="")
    correct(wrong, by=drawer.desk.office, reason="Ghi thừa một số không.")
    assert drawer.left == (0, 0) and drawer.blank.entries.count() == 2
    with pytest.raises(AlreadyDone):
        correct(wrong, by=drawer.desk.office, reason="Ghi thừa một số không.")
    drawer.enter("received", 20, document="Phiếu nhập 01")
    drawer.step("printed", 1, blank=drawer.blank)
    with pytest.raises(ValidationError, match="ghi lại bước ở «In, ký, đóng dấu, trao»"):
        correct(last_line(drawer.blank), by=drawer.desk.office, reason="Nhầm.")
    with pytest.raises(ValidationError, match="không trừ được 20 tờ"):
        correct(drawer.blank.entries.filter(kind="received").last(), by=drawer.desk.office, reason="Nhầm.")


def test_a_double_click_is_one_line_and_a_line_of_another_is_seen_first(as_):
    drawer = Drawer(sheets=0)
    client = as_(drawer.desk.office)
    address = reverse("certificates:stock_enter", args=[drawer.blank.pk, "nhap"])
    given = {"quantity": "20", "on": clock.today().isoformat(), "document": "Phiếu nhập 01", "after": "0"}
    for _ in range(2):
        assert client.post(address, given).status_code == 302
    assert drawer.left == (20, 0)
    page = client.post(address, given | {"quantity": "7"})
    text = page.content.decode()
    assert page.status_code == 422 and "Sổ vừa có thêm dòng khác" in text and 'value="Phiếu nhập 01"' in text
    assert f'name="after" value="{last_line(drawer.blank).pk}"' in text, "pressing again goes through"
    for odd in ({"quantity": "-1"}, {"quantity": "9" * 30}, {"quantity": "\x00"}, {"on": "x"}, {"after": "9" * 30}):
        assert client.post(address, given | odd).status_code in (302, 422)
    assert drawer.left == (20, 0)


def test_the_office_keeps_the_ledger_and_the_records_clerk_reads_it(as_):
    drawer = Drawer()
    line = last_line(drawer.blank)
    list_, book = reverse("certificates:blanks"), reverse("certificates:stock", args=[drawer.blank.pk])
    clerk = as_(drawer.desk.clerk)
    for page in (list_, book):
        shown = clerk.get(page).content.decode()
        assert "Thêm loại phôi" not in shown and "Nhập phôi</a>" not in shown and "Đính chính" not in shown
    assert clerk.get(reverse("certificates:stock_enter", args=[drawer.blank.pk, "nhap"])).status_code == 404
    assert clerk.get(reverse("certificates:stock_correct", args=[line.pk])).status_code == 404
    for act in (
        lambda by: add_blank(by=by, name="Khác", size="a3"),
        lambda by: drawer.enter("counted", 1, by=by),
        lambda by: correct(line, by=by, reason="Nhầm."),
        lambda by: explain(line, by=by, reason="Nhầm."),
        lambda by: retire_blank(drawer.blank, by=by),
    ):
        for stranger in (drawer.desk.clerk, drawer.desk.director):
            with pytest.raises(PermissionDenied):
                act(stranger)
    assert clerk.post(list_, {"name": "Khác", "size": "a3"}).status_code == 403
    staff = as_(person(Role.STAFF, drawer.desk.department))
    assert staff.get(book).status_code == 404
    assert "Sổ phôi" not in staff.get(reverse("certificates:register")).content.decode()
    assert "Sổ phôi" in clerk.get(reverse("certificates:register")).content.decode()


def test_on_the_steps_page_one_kind_is_chosen_already_and_of_two_one_must_be(as_):
    drawer = Drawer()
    client, steps = as_(drawer.desk.office), reverse("certificates:steps", args=[drawer.desk.decision.pk])
    assert "Phôi mẫu 2026, khổ A4 (còn 20 tờ)" in client.get(steps).content.decode()
    add_blank(by=drawer.desk.office, name="Phôi tập thể", size="a3")
    pk = str(Certificate.objects.get(number=1).pk)
    given = {"certificates": [pk], "kind": "printed", "on": clock.today().isoformat(), "blank": ""}
    refused = client.post(steps, given)
    assert refused.status_code == 422 and "Chưa chọn loại phôi" in refused.content.decode()
    assert client.post(steps, given | {"blank": "999"}).status_code == 422
    assert client.post(steps, given | {"blank": "khong"}).status_code == 302
    assert drawer.left == (20, 0)


def test_kinds_are_added_once_and_the_files_say_what_the_page_says(as_):
    drawer = Drawer(sheets=0)
    client, list_ = as_(drawer.desk.office), reverse("certificates:blanks")
    for _ in range(2):
        assert client.post(list_, {"name": "Phôi tập thể", "size": "a3"})["Location"] == list_
    assert Blank.objects.count() == 2
    assert client.post(list_, {"name": "", "size": "a9"}).status_code == 422
    address = reverse("certificates:stock_file", args=[drawer.blank.pk])
    assert client.get(address, {"dang": "docx"}).status_code == 200, "an empty ledger too"
    drawer.enter("received", 20, document="=Phiếu 1")
    page = load_workbook(BytesIO(client.get(address, {"dang": "xlsx"}).content)).active
    cells = [[str(cell.value) for cell in row] for row in page.iter_rows()]
    assert any("Nhập" in row and "20" in row for row in cells)


@pytest.mark.parametrize("rows", [1, 60])
def test_the_ledger_costs_the_same_for_any_number(as_, rows, django_assert_num_queries):
    drawer = Drawer(sheets=rows, passed=4)
    drawer.step("printed", 1, blank=drawer.blank)
    for _ in range(rows - 1):
        drawer.enter("counted", rows - 1)
    client = as_(drawer.desk.office)
    client.get(reverse("certificates:blanks"))
    with django_assert_num_queries(13):
        page = client.get(reverse("certificates:stock", args=[drawer.blank.pk]))
    assert ("truoc=" in page.content.decode() or "sau=" in page.content.decode()) == (rows == 60)
