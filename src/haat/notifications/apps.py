from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.notifications"
    label = "notifications"

    def ready(self) -> None:
        super().ready()
        from haat.kernel.ui.context import register_counter
        from haat.notifications.queries import unread_count

        register_counter("notices", unread_count)
