"""Tables as a department fills them in."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from accounts.actions.begin_import import begin_import
from accounts.models import Department, User
from accounts.tables.files import take_in
from accounts.tables.plan import Plan
from nominations.importing import NominationImporter
from nominations.models import NominationImport
from tests.nominations.world import World

PERSON = ("Mã công chức", "Họ và tên", "Năm sinh", "Phong trào", "Tóm tắt thành tích")
OUTSIDER = ("Đối tượng", "Họ và tên", "Danh xưng", "Chức vụ", "Lý do")
COLLECTIVE = ("Đối tượng", "Tên tập thể", "Mã người đứng đầu", "Số người", "Thành viên", "Loại thành tích")


def xlsx(*rows: tuple[Any, ...], name: str = "danh-sach.xlsx") -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def importer(world: World, by: User | None = None, department: Department | None = None) -> NominationImporter:
    return NominationImporter(
        by=by or world.people["clerk"], season=world.season, department=department or world.department
    )


def sent(world: World, *rows: tuple[Any, ...], by: User | None = None) -> NominationImport:
    """The table after it was sent by the clerk, or by another."""
    by = by or world.people["clerk"]
    return begin_import(
        NominationImport, by=by, importer=importer(world, by), stored=take_in(xlsx(*rows)), season=world.season,
        department=world.department,
    )  # fmt: skip


def plan_of(row: NominationImport) -> Plan:
    return Plan.of(row.plan)


def told(row: NominationImport) -> list[tuple[str, list[str]]]:
    """What each row would do, and what is said of it."""
    return [(line.outcome, line.notes) for line in plan_of(row).lines]
