from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "emulation_portal"

    def ready(self) -> None:
        from emulation_portal import checks  # noqa: F401
