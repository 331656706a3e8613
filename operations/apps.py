from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "Vận hành"

    def ready(self) -> None:
        from accounts.access import manages_people
        from core.access import signed_in
        from core.navigation import NavItem, register
        from operations.open_items import open_items
        from seasons.readiness import register_open_items

        register(NavItem("Việc của tôi", "operations:my_work", 0, signed_in))
        register(NavItem("Tình trạng", "operations:health", 95, manages_people, group="Quản trị"))
        register_open_items(open_items)
