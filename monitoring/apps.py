from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Theo dõi, đôn đốc"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation, todo
        from core.access import signed_in
        from core.navigation import NavItem
        from monitoring import reorganising, watch_todo
        from monitoring.access import watches, writes_papers
        from monitoring.inspecting import reads_inspections
        from monitoring.open_items import open_items
        from monitoring.readiness import rule_refusal
        from monitoring.today import sees_today
        from monitoring.todo import tasks
        from seasons.readiness import register_open_items, register_rule_guard

        todo.register(tasks)
        todo.register(watch_todo.tasks)
        register_open_items(open_items)
        register_effects(reorganising.effects)
        register_rule_guard("papers", rule_refusal)
        navigation.register(NavItem("Hôm nay", "monitoring:today", 27, sees_today, group="Theo dõi"))
        navigation.register(NavItem("Kế hoạch, báo cáo", "monitoring:papers", 21, writes_papers, group="Hồ sơ"))
        navigation.register(NavItem("Bảng tiến độ", "monitoring:board", 28, watches, group="Theo dõi"))
        navigation.register(NavItem("Văn bản hướng dẫn", "monitoring:guidance_list", 32, signed_in, group="Theo dõi"))
        navigation.register(
            NavItem("Kiểm tra, giám sát", "monitoring:inspections", 34, reads_inspections, group="Theo dõi")
        )
