"""An import contract of our own: contexts meet at their front doors."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FrontDoors(Contract):
    """Another context is imported only through the modules named in `public`; `open` contexts have no walls."""

    root = fields.StringField()
    public = fields.SetField(subfield=fields.StringField())
    open = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        wrong = sorted(
            f"{importer} -> {imported} (l. {detail['line_number']})"
            for importer in graph.modules
            if importer.startswith(f"{self.root}.") and ".tests" not in importer
            for imported in graph.find_modules_directly_imported_by(importer)
            if self._is_private(importer, imported)
            for detail in graph.get_import_details(importer=importer, imported=imported)
        )
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def _is_private(self, importer: str, imported: str) -> bool:
        inside, target = importer.split("."), imported.split(".")
        if target[0] != self.root or len(target) < 3 or target[1] == inside[1]:
            return False
        return target[1] not in (self.open or set()) and target[2] not in self.public

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["wrong"]:
            output.print_error(line)
