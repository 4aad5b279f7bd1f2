"""What was decided of applications, newest first, and how to undo it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nodement.admissions import rules
from nodement.admissions.undoing import undo_change
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.deeds import told
from nodement.web.organizer.outcomes import tell_undone
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER)
def changes(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    page = page_of(request, rules.undoable(request.user).filter(cohort=cohort))
    rows = [told(one) for one in page]
    return render(request, "organizer/changes.html", {"cohort": cohort, "page": page, "rows": rows})


@screen(Who.ORGANIZER, "POST")
def undo(request: SignedInRequest, change_id: str) -> HttpResponse:
    """Put everybody back; whoever has had the letter gets one that says so."""
    change = get_object_or_404(rules.undoable(request.user), public_id=change_id)
    tell_undone(request, undo_change(change, by=request.user, at=request.now))
    return redirect("organizer:people", change.cohort.public_id)
