"""The site map: one include an app."""

from django.urls import include, path

urlpatterns = [
    path("", include("operations.urls")),
    path("tai-khoan/", include("accounts.urls")),
    path("tai-khoan/", include("accounts.sign_in_urls")),
    path("ky/", include("seasons.urls")),
    path("so-van-ban-di/", include("documents.urls")),
    path("ho-so/", include("nominations.urls")),
    path("hoi-dong/", include("councils.urls")),
    path("theo-doi/", include("monitoring.urls")),
    path("thong-ke/", include("reports.urls")),
    path("nhan-to-moi/", include("nurturing.urls")),
    path("quy-ho-tro/", include("funds.urls")),
    path("dien-hinh/", include("rolemodels.urls")),
    path("bai-viet/", include("stories.urls")),
    path("nhan-rong/", include("spreading.urls")),
    path("", include("website.urls")),
    path("", include("certificates.urls")),
]

handler400 = "operations.views.errors.bad_request"
handler403 = "operations.views.errors.forbidden"
handler404 = "operations.views.errors.not_found"
handler500 = "operations.views.errors.server_error"
