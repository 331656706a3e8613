from django.apps import AppConfig


class RoleModelsConfig(AppConfig):
    name = "rolemodels"
    verbose_name = "Điển hình tiên tiến"
