from django.contrib.admin.apps import AdminConfig


class MarketAdminConfig(AdminConfig):
    """Django's admin on a site of our own."""

    default_site = "config.admin.MarketAdmin"

    def ready(self) -> None:
        super().ready()
        from config.admin_words import name_everything

        name_everything()
