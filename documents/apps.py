from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Sổ văn bản đi"

    def ready(self) -> None:
        from core import navigation, tiles, todo
        from documents.access import keeps_book
        from documents.tiles import tiles as own
        from documents.todo import tasks

        todo.register(tasks)
        tiles.register(own)
        navigation.register(navigation.NavItem("Sổ văn bản đi", "documents:book", 55, keeps_book, group="Văn bản"))
