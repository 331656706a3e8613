from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Trang công khai"

    def ready(self) -> None:
        from core import navigation
        from website.access import keeps_site

        navigation.register(
            navigation.NavItem("Trang công khai", "website:addresses", 58, keeps_site, group="Nhân rộng")
        )
