from django.apps import AppConfig


class SeasonsConfig(AppConfig):
    name = "seasons"
    verbose_name = "Kỳ bình xét"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation
        from core.access import signed_in
        from core.navigation import NavItem
        from core.todo import register
        from seasons import carrying, reorganising, todo, todo_registrations
        from seasons.access import keeps_templates
        from seasons.readiness import register_open_items
        from seasons.registering import unsettled

        register_open_items(unsettled)
        register_effects(reorganising.effects)
        register(todo.tasks)
        carrying.register_carrier(carrying.Carrier(carrying.tell_movements, carrying.carry_movements))
        register(todo_registrations.registration_tasks)
        navigation.register(NavItem("Kỳ bình xét", "seasons:list", 30, signed_in))
        navigation.register(NavItem("Mẫu văn bản", "seasons:templates", 85, keeps_templates, group="Văn bản"))
