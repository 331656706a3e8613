from django.urls import path

from rolemodels.views import benefits, giving, praise, recognised

app_name = "rolemodels"
urlpatterns = [
    path("", recognised.current, name="current"),
    path("nam/<int:year>/", recognised.recognised_list, name="list"),
    path("nam/<int:year>/tai-ve/", recognised.recognised_export, name="export"),
    path("<int:pk>/", recognised.recognised_page, name="detail"),
    path("nam/<int:year>/quyen-loi/", benefits.benefit_table, name="benefits"),
    path("nam/<int:year>/quyen-loi/theo-ke-hoach/", benefits.benefits_begin, name="benefits_begin"),
    path("nam/<int:year>/quyen-loi/them/", benefits.benefit_add, name="benefit_add"),
    path("nam/<int:year>/quyen-loi/chua-thuc-hien/", benefits.benefits_missing, name="benefits_missing"),
    path("quyen-loi/<int:pk>/sua/", benefits.benefit_edit, name="benefit_edit"),
    path("quyen-loi/<int:pk>/bo/", benefits.benefit_drop, name="benefit_drop"),
    path("quyen-loi/<int:pk>/ghi/", giving.benefit_give, name="benefit_give"),
    path("quyen-loi/da-ghi/<int:pk>/bo/", giving.grant_take_back, name="grant_take_back"),
    path("quyen-loi/da-ghi/<int:pk>/chung-tu/", giving.grant_file, name="grant_file"),
    path("nam/<int:year>/khen-thuong/", praise.praise_list, name="praise_list"),
    path("nam/<int:year>/khen-thuong/tai-ve/", praise.praise_export, name="praise_export"),
    path("<int:pk>/de-nghi-khen/", praise.praise_propose, name="praise_propose"),
    path("khen-thuong/<int:pk>/duoc-khen/", praise.praise_grant, name="praise_grant"),
    path("khen-thuong/<int:pk>/khong-duoc-khen/", praise.praise_decline, name="praise_decline"),
    path("khen-thuong/<int:pk>/rut/", praise.praise_withdraw, name="praise_withdraw"),
]
