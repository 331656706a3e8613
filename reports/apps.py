from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Thống kê, báo cáo"

    def ready(self) -> None:
        from core import navigation, tiles
        from documents import beside
        from reports.access import reads_figures
        from reports.beside import last_year
        from reports.tiles import tiles as own

        tiles.register(own)
        beside.register(last_year)
        navigation.register(navigation.NavItem("Thống kê", "reports:current", 65, reads_figures, group="Kết quả"))
