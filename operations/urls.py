from django.conf import settings
from django.urls import path

from operations.views import access_report, archives, components, health, leaks, my_work, settings_history
from website.views.front import front

app_name = "operations"
urlpatterns = [
    path("", front, name="home"),
    path("viec-cua-toi/", my_work.my_work, name="my_work"),
    path("luu-tru/<int:year>/", archives.archives, name="archives"),
    path("luu-tru/<int:pk>/tai-ve/", archives.archive_file, name="archive_file"),
    path("su-co-lo-ket-qua/", leaks.leaks, name="leaks"),
    path("su-co-lo-ket-qua/ghi/", leaks.leak_add, name="leak_add"),
    path("su-co-lo-ket-qua/<int:pk>/", leaks.leak, name="leak"),
    path("su-co-lo-ket-qua/<int:pk>/sua/", leaks.leak_edit, name="leak_edit"),
    path("su-co-lo-ket-qua/<int:pk>/ket-thuc/", leaks.leak_close, name="leak_close"),
    path("ai-da-mo/<int:pk>/", access_report.access_report, name="access_report"),
    path("ai-da-mo/<int:pk>/tai-ve/", access_report.access_report_file, name="access_report_file"),
    path("lich-su-thiet-lap/", settings_history.settings_history, name="settings_history"),
    path("tinh-trang/", health.health, name="health"),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("components/", components.components, name="components"))
