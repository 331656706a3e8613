from django.conf import settings
from django.urls import path

from operations.views import archives, components, health, home, my_work

app_name = "operations"
urlpatterns = [
    path("", home.home, name="home"),
    path("viec-cua-toi/", my_work.my_work, name="my_work"),
    path("luu-tru/<int:year>/", archives.archives, name="archives"),
    path("luu-tru/<int:pk>/tai-ve/", archives.archive_file, name="archive_file"),
    path("tinh-trang/", health.health, name="health"),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("components/", components.components, name="components"))
