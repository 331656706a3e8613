from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = "Bài viết nêu gương"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation, todo
        from core.access import signed_in
        from core.navigation import NavItem
        from stories import reorganising
        from stories.access import keeps_consents, reads_stories
        from stories.model_section import register_section
        from stories.todo import tasks

        group = "Nhân rộng"
        register_section()
        todo.register(tasks)
        register_effects(reorganising.effects)
        navigation.register(NavItem("Bài viết nêu gương", "stories:list", 45, reads_stories, group=group))
        navigation.register(NavItem("Sổ đồng ý công khai", "stories:subjects", 46, keeps_consents, group=group))
        navigation.register(NavItem("Đồng ý công khai", "stories:own", 47, signed_in, group=group))
