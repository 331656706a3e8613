from django.urls import path

from accounts.views import departments, duties, family, invitations, own, people, staff_import

app_name = "accounts"
urlpatterns = [
    path("co-chu/", own.larger_text, name="larger_text"),
    path("cua-toi/", own.security, name="security"),
    path("nguoi-than/", family.family_ties, name="family_ties"),
    path("nguoi-than/<int:pk>/rut/", family.tie_withdraw, name="tie_withdraw"),
    path("moi/<str:code>/", invitations.accept, name="accept"),
    path("nhan-su/", people.people_list, name="people"),
    path("nhan-su/them/", people.person_add, name="person_add"),
    path("nhan-su/nhap-excel/", staff_import.start, name="import"),
    path("nhan-su/nhap-excel/mau/", staff_import.template_file, name="import_template"),
    path("nhan-su/nhap-excel/<int:pk>/", staff_import.preview, name="import_preview"),
    path("nhan-su/nhap-excel/<int:pk>/cot/", staff_import.columns, name="import_columns"),
    path("nhan-su/nhap-excel/<int:pk>/bo/", staff_import.drop, name="import_drop"),
    path("nhan-su/<int:pk>/", people.person, name="person"),
    path("nhan-su/<int:pk>/sua/", people.person_edit, name="person_edit"),
    path("nhan-su/<int:pk>/ngung/", people.person_deactivate, name="person_deactivate"),
    path("nhan-su/<int:pk>/dung-lai/", people.person_reactivate, name="person_reactivate"),
    path("nhan-su/<int:pk>/bo-xac-nhan/", people.person_second_factor, name="person_second_factor"),
    path("nhan-su/<int:pk>/giao-nhiem-vu/", duties.duty_add, name="duty_add"),
    path("nhan-su/<int:pk>/moi/", invitations.invite_person, name="invite"),
    path("nhiem-vu/<int:pk>/thoi/", duties.duty_end, name="duty_end"),
    path("giay-moi/<int:pk>/", invitations.invitation_sheet, name="invitation_sheet"),
    path("phong/", departments.department_list, name="departments"),
    path("phong/them/", departments.department_add, name="department_add"),
    path("phong/<int:pk>/", departments.department_edit, name="department_edit"),
]
