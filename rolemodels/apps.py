from django.apps import AppConfig


class RoleModelsConfig(AppConfig):
    name = "rolemodels"
    verbose_name = "Điển hình tiên tiến"

    def ready(self) -> None:
        from core import navigation, todo
        from core.navigation import NavItem
        from rolemodels.access import sees_role_models
        from rolemodels.actions.keep_benefit import carry_benefits, tell_benefits
        from rolemodels.open_items import open_items
        from rolemodels.own_sections import register_own
        from rolemodels.todo import tasks
        from seasons.carrying import Carrier, register_carrier
        from seasons.readiness import register_open_items

        register_own()
        todo.register(tasks)
        register_open_items(open_items)
        register_carrier(Carrier(tell_benefits, carry_benefits))
        group = "Bồi dưỡng"
        navigation.register(NavItem("Điển hình đã công nhận", "rolemodels:current", 42, sees_role_models, group=group))
