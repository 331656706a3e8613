"""The pages of allauth that exist here. Signing up, e-mail addresses and reset by mail have no address at all."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import include, path

from accounts.views.own import forgotten

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("ngung/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("mat-khau/quen/", forgotten, name="account_reset_password"),
    path("noi-dang-nhap/", sessions.list_usersessions, name="usersessions_list"),
    path("hai-buoc/", include("allauth.mfa.urls")),
]
