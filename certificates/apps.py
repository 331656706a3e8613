from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = "Quyết định và Giấy công nhận"

    def ready(self) -> None:
        from certificates import todo_signing
        from certificates.access import hidden, hidden_changes, sees_decisions
        from certificates.tiles import tiles as own
        from certificates.todo import tasks
        from certificates.todo_cases import case_tasks
        from certificates.todo_letters import letter_tasks
        from core import navigation, tiles, todo
        from core.access import signed_in
        from documents import veils

        todo.register(tasks)
        todo.register(todo_signing.tasks)
        todo.register(letter_tasks)
        todo.register(case_tasks)
        tiles.register(own)
        veils.register("certificates.decision", hidden)
        veils.register("certificates.decisionchange", hidden_changes)
        navigation.register(
            navigation.NavItem("Quyết định", "certificates:decisions", 50, sees_decisions, group="Kết quả")
        )
        navigation.register(
            navigation.NavItem("Sổ Giấy công nhận", "certificates:register", 60, signed_in, group="Kết quả")
        )
