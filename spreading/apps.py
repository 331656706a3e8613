from django.apps import AppConfig

GROUP = "Nhân rộng"


class SpreadingConfig(AppConfig):
    name = "spreading"
    verbose_name = "Nhân rộng điển hình"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import todo
        from documents import beside as composing_beside
        from reports import making_known
        from seasons.carrying import Carrier, register_carrier
        from seasons.readiness import register_open_items
        from spreading import beside, reorganising
        from spreading.annual_lines import annual_lines
        from spreading.model_section import register_section
        from spreading.open_items import carry_goal, open_items, tell_goal
        from spreading.todo import tasks

        register_section()
        todo.register(tasks)
        register_open_items(open_items)
        register_carrier(Carrier(tell_goal, carry_goal))
        register_effects(reorganising.effects)
        composing_beside.register(beside.last_year)
        making_known.register(annual_lines)
        _register_pages()


def _register_pages() -> None:
    from core import navigation
    from core.access import signed_in
    from core.navigation import NavItem
    from spreading.access import reads_inserts, reads_spread, reads_told

    for order, label, page, shown in (
        (50, "Sơ kết, tổng kết", "reviews", signed_in),
        (51, "Chỉ đạo của cấp ủy", "directives", signed_in),
        (52, "Thi đua cùng điển hình", "campaigns", signed_in),
        (53, "Áp dụng điển hình", "replications", reads_spread),
        (54, "Mức lan tỏa", "spread", reads_spread),
        (55, "Sinh hoạt định kỳ", "inserts", reads_inserts),
        (56, "Quán triệt, tuyên truyền", "awareness", reads_told),
    ):
        navigation.register(NavItem(label, f"spreading:{page}", order, shown, group=GROUP))
