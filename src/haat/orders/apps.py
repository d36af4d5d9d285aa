from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.orders"
    label = "orders"

    def ready(self) -> None:
        super().ready()
        from haat.kernel.ui.context import register_counter
        from haat.orders.queries import bag_count

        register_counter("bag", bag_count)
