from django.urls import URLPattern

app_name = "spreading"
urlpatterns: list[URLPattern] = []
