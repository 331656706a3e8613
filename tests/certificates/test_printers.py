"""Máy in: what is printed stands where a ruler says, once a tray is measured; the issued file is never touched."""

import io
from decimal import Decimal

import pdfplumber
import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from accounts.roles import Role
from certificates.actions.keep_printer import add_printer, correct_printer, retire_printer
from certificates.actions.render_pending import render_pending
from certificates.models import Certificate, PrinterProfile
from certificates.rendering.calibration import Shift, calibrated, problems
from certificates.rendering.grid import print_grid
from core.uploads import read
from core.workflow import AlreadyDone
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = pytest.mark.slow

MM = 72 / 25.4


def marks(pdf):
    """Name of each mark on the first page → its centre in millimetres from the upper left corner."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        page = book.pages[0]
        rings = [((c["x0"] + c["x1"]) / 2 / MM, (c["top"] + c["bottom"]) / 2 / MM) for c in page.curves]
        left, top = min(x for x, _ in rings), min(y for _, y in rings)
        names = {(x - left < 1, y - top < 1): (x, y) for x, y in rings}
    return {"A": names[True, True], "B": names[False, True], "C": names[True, False]}


@pytest.fixture(scope="module")
def grid():
    return print_grid("a4", landscape=True, told="In không căn chỉnh.")


def test_the_marks_of_the_grid_stand_where_the_page_says(grid):
    found = marks(grid)
    assert found["A"] == pytest.approx((20, 20), abs=0.05)
    assert found["B"] == pytest.approx((277, 20), abs=0.05)
    assert found["C"] == pytest.approx((20, 190), abs=0.05)
    assert "Từ A đến B là 257 mm." in words_of(grid)


def test_a_measured_tray_is_put_right(grid):
    """A tray that prints 1.5 mm right, 2 mm high and 0.4 % small, measured as the page says, then corrected."""

    def tray(pdf):
        return calibrated(pdf, Shift(dx=1.5, dy=-2, scale=99.6))

    found = marks(tray(grid))
    (ax, ay), (bx, _) = found["A"], found["B"]
    measured = Shift(round(20 - ax, 1), round(20 - ay, 1), round(257 / (bx - ax) * 100, 2))
    assert measured == Shift(-1.5, 2, 100.4)
    right = marks(tray(calibrated(grid, measured)))
    assert right["A"] == pytest.approx((20, 20), abs=0.05) and right["B"] == pytest.approx((277, 20), abs=0.05)


def test_nothing_to_correct_leaves_the_bytes_alone(grid):
    assert calibrated(grid, Shift()) is grid


@pytest.mark.parametrize(("shift", "name"), [
    (Shift(dx=15.1), "dx"), (Shift(dy=-15.1), "dy"), (Shift(scale=94.99), "scale"), (Shift(scale=105.01), "scale"),
])  # fmt: skip
def test_out_of_bounds_is_refused(shift, name):
    assert list(problems(shift)) == [name]


def tray_of(desk, **changes):
    given = {"name": "Máy in màu", "tray": "Khay tay", "dx": Decimal("-1.5"), "dy": Decimal(2), "scale": Decimal(100)}
    return add_printer(by=desk.office, **(given | changes))


@pytest.mark.django_db
class TestTheOffice:
    def test_adds_corrects_and_retires_a_printer(self, as_):
        desk = Desk(passed=0)
        client, list_ = as_(desk.office), reverse("certificates:printers")
        given = {"name": "Máy in màu", "tray": "Khay tay", "dx": "-1,5", "dy": "2", "scale": "100,39"}
        for _ in range(2):
            assert client.post(list_, given).status_code == 302
        row = PrinterProfile.objects.get()
        assert (row.dx, row.dy, row.scale) == (Decimal("-1.5"), Decimal("2.0"), Decimal("100.39"))
        page = client.get(list_).content.decode()
        assert "-1,5 mm" in page and "100,39 %" in page
        taken = client.post(list_, given | {"dx": "1"})
        assert taken.status_code == 422 and "Máy in và khay này đã có." in taken.content.decode()
        one = reverse("certificates:printer", args=[row.pk])
        assert 'value="-1,5"' in client.get(one).content.decode()
        assert client.post(one, given | {"dx": "0,5"}).status_code == 302
        assert client.post(one, given | {"dx": "0,5"}).status_code == 302, "twice is once"
        row.refresh_from_db()
        assert row.dx == Decimal("0.5") and [event.move for event in timeline(row)] == ["create", "edit"]
        for _ in range(2):
            assert client.post(reverse("certificates:printer_retire", args=[row.pk])).status_code == 302
        assert "Đã thôi dùng" in client.get(list_).content.decode()
        assert "Máy in này đã thôi dùng." in client.post(one, given).content.decode()

    def test_is_told_what_is_wrong_and_loses_nothing(self, as_):
        desk = Desk(passed=0)
        client, list_ = as_(desk.office), reverse("certificates:printers")
        given = {"name": "Máy in", "tray": "Khay 1", "dx": "40", "dy": "0", "scale": "100"}
        page = client.post(list_, given)
        assert page.status_code == 422 and 'value="40"' in page.content.decode()
        assert "Lệch quá 15 mm thường do đặt sai khay" in page.content.decode()
        for odd in ({"dx": "x"}, {"dx": "NaN"}, {"dy": "1,55"}, {"scale": "200"}, {"scale": "1e9"}, {"name": ""}):
            assert client.post(list_, given | {"dx": "0"} | odd).status_code == 422
        assert not PrinterProfile.objects.exists()

    def test_alone_keeps_printers_and_the_records_clerk_uses_them(self, as_):
        desk = Desk(passed=0)
        row = tray_of(desk)
        list_, one = reverse("certificates:printers"), reverse("certificates:printer", args=[row.pk])
        clerk = as_(desk.clerk)
        page = clerk.get(list_).content.decode()
        assert "Máy in màu, Khay tay" in page and "Thêm máy in" not in page
        assert clerk.get(one).status_code == clerk.post(one).status_code == 404
        assert clerk.post(list_, {"name": "M", "tray": "K", "dx": "0", "dy": "0", "scale": "100"}).status_code == 403
        measures = {"name": "M", "tray": "K", "dx": Decimal(0), "dy": Decimal(0), "scale": Decimal(100)}
        for act in (
            lambda by: add_printer(by=by, **measures),
            lambda by: correct_printer(row, by=by, **measures),
            lambda by: retire_printer(row, by=by),
        ):
            for stranger in (desk.clerk, desk.director):
                with pytest.raises(PermissionDenied):
                    act(stranger)
        staff = as_(person(Role.STAFF, desk.department))
        grid = reverse("certificates:printer_grid", args=[row.pk])
        assert staff.get(grid).status_code == staff.get(reverse("certificates:printer_plain_grid")).status_code == 404
        told = words_of(b"".join(clerk.get(grid, {"kho": "a3", "chieu": "doc"}).streaming_content))
        assert "In có căn chỉnh: Máy in màu, Khay tay." in told and "Khổ giấy 297 × 420 mm" in told

    def test_does_nothing_twice(self):
        desk = Desk(passed=0)
        row = tray_of(desk)
        with pytest.raises(AlreadyDone, match="đã có với đúng các số đo này"):
            tray_of(desk)
        with pytest.raises(ValidationError, match="Máy in và khay này đã có"):
            tray_of(desk, dx=Decimal(0))
        retire_printer(row, by=desk.office)
        with pytest.raises(AlreadyDone, match="đã thôi dùng từ trước"):
            retire_printer(row, by=desk.office)
        tray_of(desk, dx=Decimal(0))


@pytest.mark.django_db
def test_the_copy_for_printing_is_corrected_and_the_issued_file_is_not(as_):
    desk = Desk(passed=1)
    decision = desk.issued()
    render_pending()
    row, printer = Certificate.objects.get(), tray_of(desk, dx=Decimal("10"), dy=Decimal("-5"))
    issued = read(row.stored_name, row.sha256)
    client, address = as_(desk.office), reverse("certificates:certificate_print_all", args=[decision.pk])

    def place(content):
        with pdfplumber.open(io.BytesIO(content)) as book:
            letter = book.pages[0].chars[0]
            return letter["x0"] / MM, letter["top"] / MM

    plain = b"".join(client.get(address).streaming_content)
    moved = b"".join(client.get(address, {"may": printer.pk}).streaming_content)
    assert place(moved) == pytest.approx((place(plain)[0] + 10, place(plain)[1] - 5), abs=0.01)
    with pikepdf.open(io.BytesIO(moved)) as book:
        assert "/Annots" not in book.pages[0]
    assert read(row.stored_name, row.sha256) == issued
    retire_printer(printer, by=desk.office)
    told = client.get(address, {"may": printer.pk}, follow=True).content.decode()
    assert "Máy in «Máy in màu, Khay tay» đã thôi dùng nên không căn chỉnh theo số đo của máy ấy." in told
    offered = client.get(reverse("certificates:print_choice", args=[decision.pk])).content.decode()
    assert "Máy in màu" not in offered
    assert client.get(address, {"may": 0}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_as_much_for_many_as_for_one(as_, rows, django_assert_num_queries):
    desk = Desk(passed=0)
    for number in range(rows):
        tray_of(desk, tray=f"Khay {number}")
    client, list_ = as_(desk.office), reverse("certificates:printers")
    client.get(list_)
    with django_assert_num_queries(8):
        assert client.get(list_).status_code == 200
