from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        from accounts import checks, events  # noqa: F401
        from core.workflow import register_recorder

        register_recorder(events.record)
