from django.apps import AppConfig


class NurturingConfig(AppConfig):
    name = "nurturing"
    verbose_name = "Bồi dưỡng nhân tố mới"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation, tiles, todo
        from core.navigation import NavItem
        from monitoring.matters import register_owed
        from monitoring.today import register_today
        from nominations.origins import register_origin
        from nurturing import carrying, owed
        from nurturing.access import follows_recognised, reads_register
        from nurturing.origins import origins
        from nurturing.tiles import nurtured
        from nurturing.todo import tasks
        from seasons.carrying import Carrier, register_carrier
        from seasons.readiness import register_open_items

        todo.register(tasks)
        tiles.register(nurtured)
        register_owed(owed.owed, owed.PAGES)
        register_today(owed.told_today)
        register_origin(origins)
        register_carrier(Carrier(carrying.tell, carrying.carry))
        register_open_items(carrying.open_items)
        register_effects(carrying.effects)
        group = "Bồi dưỡng"
        navigation.register(NavItem("Nhân tố mới", "nurturing:register", 40, reads_register, group=group))
        navigation.register(NavItem("Theo dõi hằng năm", "nurturing:recognised", 41, follows_recognised, group=group))
