"""The staff list brought in from Excel."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access import manages_people, own_imports
from accounts.actions.begin_import import begin_import
from accounts.importing import StaffImporter
from accounts.models import StaffImport, User
from accounts.tables.files import take_in
from accounts.views import tables
from accounts.views.tables import Desk
from core.access import on, open_to
from core.sheets.forms import FileForm
from core.sheets.template import Lookup, template

GUIDANCE = (
    "Mỗi dòng một cá nhân, ghi từ dòng 3. Mã công chức đã có thì cổng cập nhật những ô có ghi, ô trống giữ như cũ. "
    "Mã chưa có thì thêm cá nhân mới: ghi đủ họ và tên, danh xưng, chức vụ, phòng. Không ai bị đưa ra khỏi danh sách."
)


def _importer(row: StaffImport, by: User) -> StaffImporter:
    return StaffImporter(by=by)


DESK = Desk(
    urls="accounts:import", title="Nhập danh sách công chức từ Excel", back="accounts:people", back_label="Nhân sự",
    subject="accounts:person", importer=_importer,
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@open_to(manages_people)
def start(request: HttpRequest) -> HttpResponse:
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FileForm(*data)
    return tables.start_page(
        request, DESK, form, own_imports(request.user), lambda: _begin(request, form),
        templates=[("", "")], sub="Thêm và cập nhật theo mã công chức; không ai bị đưa ra khỏi danh sách",
    )  # fmt: skip


def _begin(request: HttpRequest, form: FileForm) -> StaffImport:
    by = cast(User, request.user)
    stored = take_in(form.cleaned_data["table"])
    return begin_import(StaffImport, by=by, importer=StaffImporter(by=by), stored=stored)


@require_GET
@open_to(manages_people)
def template_file(request: HttpRequest) -> HttpResponse:
    importer = StaffImporter(by=cast(User, request.user))
    rows = [(department.code, department.name) for department in importer.departments]
    lookups = {"Phòng": Lookup(("Ký hiệu", "Tên phòng"), rows)}
    return tables.workbook(template(importer.columns, guidance=GUIDANCE, lookups=lookups), "Mau-cong-chuc.xlsx")


@require_http_methods(["GET", "POST"])
@on(own_imports)
def columns(request: HttpRequest, row: StaffImport) -> HttpResponse:
    return tables.columns_page(request, row, DESK)


@require_http_methods(["GET", "POST"])
@on(own_imports)
def preview(request: HttpRequest, row: StaffImport) -> HttpResponse:
    return tables.preview_page(request, row, DESK)


@require_POST
@on(own_imports)
def drop(request: HttpRequest, row: StaffImport) -> HttpResponse:
    return tables.drop(request, row, DESK)
