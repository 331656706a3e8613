from django.apps import AppConfig


class SeasonsConfig(AppConfig):
    name = "seasons"
    verbose_name = "Kỳ bình xét"

    def ready(self) -> None:
        from core import navigation
        from core.access import signed_in
        from core.navigation import NavItem
        from core.todo import register
        from seasons import carrying, todo
        from seasons.access import keeps_templates

        register(todo.tasks)
        carrying.register_carrier(carrying.Carrier(carrying.tell_movements, carrying.carry_movements))
        navigation.register(NavItem("Kỳ bình xét", "seasons:list", 30, signed_in))
        navigation.register(NavItem("Mẫu văn bản", "seasons:templates", 85, keeps_templates, group="Văn bản"))
