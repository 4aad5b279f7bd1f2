"""Saved views of the list of applications: kept under a name, deleted."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from nodement.admissions.actions import delete_view, save_view
from nodement.admissions.rules import viewable
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.people import kept_query
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "POST")
def views(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Keep what the address asks for under a name."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    query = kept_query(QueryDict(request.POST.get("query", "")))
    name = request.POST.get("name", "")
    view = save_view(cohort.program, name, query, by=request.user, at=request.now)
    messages.success(request, _("Saved: “%(name)s” is there for all of you.") % {"name": view})
    return redirect(f"{reverse('organizer:people', args=[cohort.public_id])}?{view.query}")


@screen(Who.ORGANIZER, "POST")
def delete(request: SignedInRequest, cohort_id: str, view_id: str) -> HttpResponse:
    """Delete a saved view; the applications stay as they are."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    view = viewable(request.user).filter(program=cohort.program, public_id=view_id).first()
    if view is None:
        messages.info(request, _("Somebody has deleted this view already."))
    else:
        delete_view(view, by=request.user, at=request.now)
        messages.success(request, _("Deleted: “%(name)s”.") % {"name": view})
    return redirect("organizer:people", cohort.public_id)
