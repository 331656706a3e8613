"""A department brings in its people and collectives from Excel."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from accounts.actions.begin_import import begin_import
from accounts.models import Department, User
from accounts.tables.files import take_in
from accounts.views import tables
from accounts.views.tables import Desk
from core.access import on, open_to
from core.sheets.template import Lookup, template
from nominations.access import introduces, introducing_departments, own_imports
from nominations.forms import DepartmentFileForm
from nominations.importing import NominationImporter
from nominations.models import NominationImport
from nominations.queries import people_to_choose
from nominations.views.confirm import actor
from seasons.models import Season
from seasons.queries import current_season

GUIDANCE = (
    "Mỗi dòng một cá nhân hoặc tập thể, ghi từ dòng 3. Công chức của Sở: chỉ cần mã công chức (xem trang «Công chức»). "
    "Người ngoài danh sách: ghi họ tên, danh xưng, chức vụ và lý do. Tập thể: ghi tên, mã người đứng đầu, số người; "
    "thành viên ghi mã hoặc họ tên, cách nhau bằng dấu chấm phẩy. Ô để trống thì hồ sơ giữ như cũ."
)


def _importer(row: NominationImport, by: User) -> NominationImporter:
    return NominationImporter(by=by, season=row.season, department=row.department)


DESK = Desk(
    urls="nominations:import", title="Nhập hồ sơ từ Excel", back="nominations:list", back_label="Hồ sơ giới thiệu",
    subject="nominations:detail", importer=_importer,
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@open_to(introduces)
def start(request: HttpRequest) -> HttpResponse:
    season, departments = current_season(), introducing_departments(request.user)
    if season is None or not departments:
        return render(request, "nominations/create_closed.html", {"season": season})
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = DepartmentFileForm(*data, departments=departments)
    return tables.start_page(
        request, DESK, form, own_imports(request.user), lambda: _begin(request, form, season),
        templates=[(f"?phong={row.pk}", row.name) for row in departments], sub=season,
    )  # fmt: skip


def _begin(request: HttpRequest, form: DepartmentFileForm, season: Season) -> NominationImport:
    by, department = actor(request), form.cleaned_data["department"]
    importer = NominationImporter(by=by, season=season, department=department)
    stored = take_in(form.cleaned_data["table"])
    return begin_import(NominationImport, by=by, importer=importer, stored=stored, season=season, department=department)


@require_GET
@open_to(introduces)
def template_file(request: HttpRequest) -> HttpResponse:
    """The template of one of one's departments, the first unless the address says which."""
    season, departments = current_season(), introducing_departments(request.user)
    department = _asked(departments, request.GET.get("phong", ""))
    if season is None or department is None:
        return render(request, "nominations/create_closed.html", {"season": season})
    importer = NominationImporter(by=actor(request), season=season, department=department)
    staff = [
        (str(person.staff_code or ""), person.full_name, person.post, person.department.name)
        for person in people_to_choose([department.pk]) if person.department_id == department.pk
    ]  # fmt: skip
    lookups = {"Công chức": Lookup(("Mã công chức", "Họ và tên", "Chức vụ", "Phòng"), staff)}
    seen(request.user, department, "tải mẫu Excel")
    return tables.workbook(
        template(importer.columns, guidance=GUIDANCE, lookups=lookups), f"Mau-gioi-thieu-{season.year}.xlsx"
    )


def _asked(departments: QuerySet[Department], wanted: str) -> Department | None:
    chosen: Any = departments.filter(pk=int(wanted)) if wanted.isdecimal() and len(wanted) < 10 else departments
    return chosen.first()


@require_http_methods(["GET", "POST"])
@on(own_imports)
def columns(request: HttpRequest, row: NominationImport) -> HttpResponse:
    return tables.columns_page(request, row, DESK)


@require_http_methods(["GET", "POST"])
@on(own_imports)
def preview(request: HttpRequest, row: NominationImport) -> HttpResponse:
    return tables.preview_page(request, row, DESK)


@require_POST
@on(own_imports)
def drop(request: HttpRequest, row: NominationImport) -> HttpResponse:
    return tables.drop(request, row, DESK)
