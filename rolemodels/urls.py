from django.urls import URLPattern

app_name = "rolemodels"
urlpatterns: list[URLPattern] = []
