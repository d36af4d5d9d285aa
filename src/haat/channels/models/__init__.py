from haat.channels.models.imports import AwaitedPhoto, ImportProblem, StockImport

__all__ = ["AwaitedPhoto", "ImportProblem", "StockImport"]
