from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        from accounts import checks, events, todo  # noqa: F401
        from accounts.access import manages_people
        from core import navigation
        from core.access import signed_in
        from core.todo import register
        from core.workflow import register_gate, register_recorder

        register_recorder(events.record)
        register_gate(events.hold)
        register(todo.tasks)
        navigation.register(navigation.NavItem("Thông báo", "accounts:notices", 5, signed_in))
        navigation.register(navigation.NavItem("Nhân sự", "accounts:people", 80, manages_people, group="Quản trị"))
