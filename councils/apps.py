from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        from core import navigation, tiles
        from core.todo import register
        from councils import todo
        from councils.access import reads_council
        from councils.tiles import tiles as own

        register(todo.tasks)
        tiles.register(own)
        navigation.register(navigation.NavItem("Hội đồng", "councils:home", 40, reads_council))
