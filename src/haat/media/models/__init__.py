from haat.media.models.cover import Cover
from haat.media.models.photo import Photo

__all__ = ["Cover", "Photo"]
