from haat.discovery.models.saved_search import SavedSearch
from haat.discovery.models.shelf import Reach, Shelf, Stall
from haat.discovery.models.taste import Taste

__all__ = ["Reach", "SavedSearch", "Shelf", "Stall", "Taste"]
