"""Everybody who applied to a cohort: found, sorted, chosen."""

from dataclasses import asdict
from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nodement.admissions import queries, rules
from nodement.admissions.completeness import Gap
from nodement.admissions.filters import LACKING, NOBODY, WHOLE, Filter
from nodement.admissions.telling import GRACE
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.organizer.deeds import DEEDS, Told, told
from nodement.web.organizer.people_columns import COLUMNS, SORTING, chosen_columns
from nodement.web.paging import page_of, sorted_by
from nodement.web.types import SignedInRequest

GAPS = [(WHOLE, _("Nothing is missing")), (LACKING, _("Something is missing")), *Gap.choices]
MORE = ("source", "gap", "language", "noted", "waited", "since")


@screen(Who.ORGANIZER)
def people(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Applications that match what the address asks for, with the columns that it names."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    wanted = Filter.of(request.GET)
    rows = wanted.narrow(manageable(request.user).filter(cohort=cohort))
    rows, order = sorted_by(request, queries.listed(rows, request.user), SORTING, "name")
    columns = chosen_columns(request.GET)
    context = {
        "cohort": cohort,
        "page": page_of(request, rows),
        "sort": order,
        "filter": wanted,
        "is_more": any(asdict(wanted)[name] for name in MORE),
        "columns": columns,
        "all_columns": [(column, column in columns) for column in COLUMNS],
        "query": kept_query(request.GET),
        "deeds": DEEDS.values(),
        "recent": _recent(cohort, request.now),
        "views": rules.viewable(request.user).filter(program=cohort.program),
        **_choices(cohort),
    }
    return render(request, "organizer/people.html", context)


def kept_query(asked: QueryDict) -> str:
    """What of an address makes a view: the filters, the columns, the order; not the page."""
    query = asked.copy()
    for name in [*query]:
        query.setlist(name, [text for text in query.getlist(name) if text and name != "page"])
    return query.urlencode()


def chosen_by(request: HttpRequest, query: str) -> Filter:
    """The filter of a query that travels in a form."""
    return Filter.of(QueryDict(query[:4000]))


def _choices(cohort: Cohort) -> dict[str, object]:
    spoken = get_language() or "en"
    languages = [(code, language_name(code, spoken)) for code in queries.languages_of(cohort)]
    return {
        "roles": Application.Role.choices,
        "states": Application.State.choices,
        "sources": Application.Source.choices,
        "gaps": GAPS,
        "languages": sorted(languages, key=lambda one: one[1]),
        "owners": queries.organizers(cohort),
        "nobody": NOBODY,
    }


def _recent(cohort: Cohort, now: datetime) -> Told | None:
    """The last decision, while nobody has heard of it."""
    last = queries.changes(cohort).filter(undone_at=None, at__gt=now - GRACE).first()
    return told(last) if last else None
