from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "haat.risk"
    label = "risk"
