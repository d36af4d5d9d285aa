"""What imports do when something happened."""

from haat.channels.events import ImportStarted
from haat.channels.tasks import bring_stock_in
from haat.kernel.events import subscribes


@subscribes(ImportStarted)
def begin_import(event: ImportStarted) -> None:
    bring_stock_in.defer(import_id=event.import_id)
