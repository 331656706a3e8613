from django.apps import AppConfig


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = "Hồ sơ giới thiệu"

    def ready(self) -> None:
        from accounts.reorganising import register_effects
        from core import navigation, tiles, todo
        from core.access import signed_in
        from nominations import comment_todo, reorganising
        from nominations.access import reads_dossiers
        from nominations.movement_notes import files_found
        from nominations.party_opinions import gives_party_opinions
        from nominations.tiles import departments, files
        from nominations.todo import tasks
        from seasons.movements import register_found

        register_found(files_found)
        register_effects(reorganising.effects)
        todo.register(tasks)
        todo.register(comment_todo.tasks)
        tiles.register(files)
        tiles.register(departments)
        navigation.register(navigation.NavItem("Lấy ý kiến", "nominations:comments", 26, signed_in, group="Hồ sơ"))
        navigation.register(navigation.NavItem("Gợi ý", "nominations:suggestions", 25, signed_in, group="Hồ sơ"))
        navigation.register(
            navigation.NavItem("Ý kiến cấp ủy", "nominations:party_opinions", 22, gives_party_opinions, group="Hồ sơ")
        )
        navigation.register(
            navigation.NavItem("Hồ sơ giới thiệu", "nominations:list", 20, reads_dossiers, group="Hồ sơ")
        )
