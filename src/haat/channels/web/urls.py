from django.urls import path

from haat.channels.web import imports

urlpatterns = [
    path("desk/import/", imports.start, name="import_stock"),
    path("desk/import/sample.csv", imports.sample, name="import_sample"),
    path("desk/import/<int:import_id>/", imports.show, name="import_report"),
    path("desk/import/<int:import_id>/bad-lines.csv", imports.bad_lines_file, name="import_bad_lines"),
]
