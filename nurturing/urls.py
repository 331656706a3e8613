from django.urls import URLPattern

app_name = "nurturing"
urlpatterns: list[URLPattern] = []
