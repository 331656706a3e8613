from django.urls import path

from seasons.views import calendar, contents, lists, movements, paper_templates, seasons

app_name = "seasons"
urlpatterns = [
    path("", seasons.season_list, name="list"),
    path("lap/", seasons.season_create, name="create"),
    path("co-quan/", lists.agency, name="agency"),
    path("can-cu/", lists.basis_list, name="bases"),
    path("can-cu/them/", lists.basis_add, name="basis_add"),
    path("can-cu/<int:pk>/", lists.basis_edit, name="basis_edit"),
    path("mau-van-ban/", paper_templates.template_list, name="templates"),
    path("mau-van-ban/goc.docx", paper_templates.original, name="template_original"),
    path("mau-van-ban/tep/<int:pk>/", paper_templates.template_file, name="template_file"),
    path("mau-van-ban/tep/<int:pk>/in-thu/", paper_templates.template_trial, name="template_trial"),
    path("mau-van-ban/tep/<int:pk>/dung/", paper_templates.template_use, name="template_use"),
    path("mau-van-ban/<slug:kind>/", paper_templates.template_kind, name="template_kind"),
    path("mau-van-ban/<slug:kind>/mau-goc/", paper_templates.template_reset, name="template_reset"),
    path("ngay-nghi/", calendar.days_off, name="days_off"),
    path("ngay-nghi/<int:pk>/bo/", calendar.day_off_drop, name="day_off_drop"),
    path("giai-doan/", calendar.phase_list, name="phases"),
    path("giai-doan/them/", calendar.phase_add, name="phase_add"),
    path("giai-doan/<int:pk>/", calendar.phase_edit, name="phase_edit"),
    path("phong-trao/<int:pk>/", movements.movement_edit, name="movement_edit"),
    path("<int:year>/", seasons.season_detail, name="detail"),
    path("<int:year>/lich-su/", seasons.season_changes, name="changes"),
    path("<int:year>/mo/", seasons.season_open, name="open"),
    path("<int:year>/ket-thuc/", seasons.season_close, name="close"),
    path("<int:year>/thoi-han/", contents.dates, name="dates"),
    path("<int:year>/tieu-chuan/", contents.criteria, name="criteria"),
    path("<int:year>/tieu-chuan/sua/", contents.criteria_edit, name="criteria_edit"),
    path("<int:year>/tieu-chuan/phien-ban-moi/", contents.criteria_revise, name="criteria_revise"),
    path("<int:year>/phong-trao/", movements.movement_list, name="movements"),
    path("<int:year>/phong-trao/them/", movements.movement_add, name="movement_add"),
    path("<int:year>/quy-tac/", contents.rules, name="rules"),
    path("<int:year>/quy-tac/sua/", contents.rules_edit, name="rules_edit"),
]
