from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        from core import navigation
        from core.todo import register
        from councils import todo
        from councils.access import reads_council

        register(todo.tasks)
        navigation.register(navigation.NavItem("Hội đồng", "councils:home", 40, reads_council))
