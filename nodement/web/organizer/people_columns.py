"""The columns that the list of applications can have, and how it is sorted by them."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ALWAYS = {"name": "name"}


@dataclass(frozen=True)
class Column:
    """One column: its name in the address, its words, and the field that sorts by it."""

    key: str
    label: Promise
    field: str = ""
    is_number: bool = False


COLUMNS = (
    Column("role", _("Role"), "role"),
    Column("state", _("State"), "state"),
    Column("email", _("Email address"), "person__email"),
    Column("source", _("Came by"), "source"),
    Column("zone", _("Time zone")),
    Column("languages", _("Languages")),
    Column("areas", _("Areas of focus")),
    Column("capacity", _("Places"), "capacity", is_number=True),
    Column("english", _("English")),
    Column("owner", _("Looked after by"), "owner__name"),
    Column("priority", _("Waited before"), "priority", is_number=True),
    Column("marks", _("Marks"), "mark_average"),
    Column("notes", _("Notes"), "note_count", is_number=True),
    Column("sent", _("Sent"), "submitted_at"),
)
USUAL = ("role", "state", "email", "owner", "marks", "sent")
SORTING = ALWAYS | {column.key: column.field for column in COLUMNS if column.field}


def chosen_columns(query: QueryDict) -> tuple[Column, ...]:
    """The columns that an address asks for, in our order; without a word of it, the usual ones."""
    wanted = query.getlist("column") or USUAL
    found = tuple(column for column in COLUMNS if column.key in wanted)
    return found or tuple(column for column in COLUMNS if column.key in USUAL)
