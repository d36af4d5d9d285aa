"""Bring a stock in from a file: send it, watch it, read the report."""

import csv
import io

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from haat.channels.operations.start_import import start_import
from haat.channels.queries import bad_lines, import_for, imports_of, photo_failures
from haat.channels.rules.cells import quoted_cell
from haat.channels.rules.columns import OWN_COLUMNS
from haat.kernel import clock
from haat.kernel.errors import Refusal
from haat.kernel.limits import MAX_IMPORT_BYTES, MAX_IMPORT_ROWS
from haat.kernel.tables import spoken_name

_SAMPLE = (
    ("kurta-12", "Indigo block-print kurta", "Hand-printed in Multan, washed twice.", "women-kurtas", "", "S", "Indigo",
     "2", "like_new", "made_by_me", "2400", "2900", "small", "yes", ""),
    ("kurta-12", "", "", "", "", "M", "Indigo", "1", "", "", "", "", "", "", ""),
    ("jhumka-3", "Brass jhumka with red stones", "My aunt wore them once.", "jewelry-earrings", "", "", "", "1", "good",
     "own_closet", "850", "", "letter", "yes", ""),
)  # fmt: skip


class FileForm(forms.Form):
    """One CSV file."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("From Shopify as it is, or with our columns."),
        error_messages={"required": _("Please choose a file."), "empty": _("This file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The page with the file's field and former imports; a POST keeps the file and shows its progress."""
    me, status = int(request.user.pk or 0), 200
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                made = start_import(seller_id=me, kind="", file_name=file.name, file=file, now=clock.now())
            except Refusal as refusal:
                form.add_error("file", str(refusal.fields.get("file", refusal.message)))
                status = refusal.status
            else:
                return redirect("import_report", import_id=made)
    context = {
        "form": form,
        "imports": imports_of(me),
        "most_megabytes": MAX_IMPORT_BYTES // 1024**2,
        "most_lines": MAX_IMPORT_ROWS,
        "columns": OWN_COLUMNS,
    }
    return render(request, "channels/import.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, import_id: int) -> HttpResponse:
    """Progress, then the report. htmx asks again for the part that changes until the import is through."""
    me = int(request.user.pk or 0)
    found = import_for(me, import_id)
    context = {
        "one": found,
        "encoding": spoken_name(found.encoding),
        "left_out": bad_lines(me, import_id, fatal=True, limit=200),
        "remarks": bad_lines(me, import_id, fatal=False, limit=200),
        "photos": photo_failures(me, import_id),
    }
    part = "#progress" if getattr(request, "htmx", None) else ""
    return render(request, f"channels/import_report.html{part}", context)


@login_required
@require_safe
def bad_lines_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """The lines that were left out as CSV, with number and reason, to be mended and sent again."""
    me = int(request.user.pk or 0)
    import_for(me, import_id)
    lines = bad_lines(me, import_id, fatal=True)
    columns = list(dict.fromkeys(column for line in lines for column in line.cells))
    rows = [["line", "reason", *columns]]
    rows += [[str(line.line), line.reason, *(line.cells.get(column, "") for column in columns)] for line in lines]
    return _csv_file(f"bad-lines-{import_id}.csv", rows)


@login_required
@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """Our own columns with three lines to copy."""
    return _csv_file("haat-sample.csv", [list(OWN_COLUMNS), *map(list, _SAMPLE)])


def _csv_file(name: str, rows: list[list[str]]) -> HttpResponse:
    text = io.StringIO()
    csv.writer(text).writerows([[quoted_cell(cell) for cell in row] for row in rows])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
