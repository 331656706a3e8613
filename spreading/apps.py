from django.apps import AppConfig


class SpreadingConfig(AppConfig):
    name = "spreading"
    verbose_name = "Nhân rộng điển hình"
