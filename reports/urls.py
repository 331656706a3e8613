from django.urls import path

from reports.views import reporting, statistics

app_name = "reports"
urlpatterns = [
    path("", statistics.current, name="current"),
    path("cac-nam/", statistics.years, name="years"),
    path("cac-nam/bang/<slug:key>/", statistics.years_table, name="years_table"),
    path("<int:year>/", statistics.season, name="season"),
    path("<int:year>/thoi-gian/", statistics.times, name="times"),
    path("<int:year>/bao-cao-nam/", reporting.report_new, name="report_new"),
    path("<int:year>/bao-cao-cua-phong/<int:pk>/", reporting.department, name="department"),
    path("<int:year>/bang/<slug:key>/", statistics.season_table, name="season_table"),
]
