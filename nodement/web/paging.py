"""One page of a list, cut out by the database."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from nodement.web.types import Request

Row = TypeVar("Row", bound=Model)
ROWS = 50


def page_of(request: Request, rows: "QuerySet[Row]", size: int = ROWS) -> "Page[Row]":
    """The page that the address asks for; a page that is not there becomes the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def sorted_by(
    request: Request, rows: "QuerySet[Row]", columns: dict[str, str], usual: str
) -> "tuple[QuerySet[Row], str]":
    """The rows in the order that the address asks for (`sort=score`, `sort=-score`)."""
    asked = request.GET.get("sort", usual)
    name = asked.removeprefix("-")
    if name not in columns:
        asked, name = usual, usual.removeprefix("-")
    sign = "-" if asked.startswith("-") else ""
    return rows.order_by(f"{sign}{columns[name]}", f"{sign}pk"), asked
