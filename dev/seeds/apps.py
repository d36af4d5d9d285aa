from haat.kernel.apps import ContextConfig


class Config(ContextConfig):
    name = "dev.seeds"
    label = "seeds"
