from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.payments"
    label = "payments"
