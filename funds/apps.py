from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "funds"
    verbose_name = "Quỹ hỗ trợ"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation, todo
        from core.navigation import NavItem
        from funds import reorganising
        from funds.access import reads_funds, sees_requests
        from funds.actions.take_up_request import carry_queue, tell_queue
        from funds.open_items import open_items
        from funds.supported import register_section
        from funds.todo import tasks
        from seasons.carrying import Carrier, register_carrier
        from seasons.readiness import register_open_items

        group = "Bồi dưỡng"
        register_section()
        todo.register(tasks)
        register_open_items(open_items)
        register_effects(reorganising.effects)
        register_carrier(Carrier(tell_queue, carry_queue))
        navigation.register(NavItem("Quỹ hỗ trợ", "funds:funds", 43, reads_funds, group=group))
        navigation.register(NavItem("Đề nghị hỗ trợ", "funds:requests", 44, sees_requests, group=group))
