"""Do one thing to several applications: first what would happen to whom, then do it."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from nodement.admissions import queries
from nodement.admissions.decisions import Cause, Decision, Left, cause_against
from nodement.admissions.telling import GRACE, News, sample_letter
from nodement.applying.queries import room_of
from nodement.outbox.paper import Paper
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.surveys.models import Application
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.organizer.deeds import CAUSES, DEEDS, Deed
from nodement.web.organizer.outcomes import tell_outcome
from nodement.web.organizer.people import chosen_by
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Plan:
    """What would happen to the chosen ones."""

    deed: Deed
    moving: tuple[Application, ...]
    left: tuple[Left, ...]

    @property
    def mark(self) -> str:
        """Stands for what was seen: it differs as soon as one of them is somewhere else."""
        seen = [*self.moving, *(one.application for one in self.left)]
        lines = sorted(f"{one.public_id} {one.state} {one.owner_id}" for one in seen)
        return sha256("\n".join(lines).encode()).hexdigest()[:16]


@screen(Who.ORGANIZER, "GET", "POST")
def people_bulk(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Say what will happen to how many, show the letter; then do it, if nothing has changed."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    asked = request.POST if request.method == "POST" else request.GET
    deed = DEEDS.get(asked.get("do", ""))
    rows = _chosen(request, cohort, asked)
    if deed is None or not rows:
        return render(request, "organizer/people_bulk.html", {"cohort": cohort, "deed": deed})
    plan = _plan(cohort, deed, rows)
    form = deed.form(request.POST if request.method == "POST" else None, cohort)
    if request.method == "POST" and form.is_valid() and asked.get("step") == "do":
        if asked.get("seen") == plan.mark:
            outcome = deed.act(request, cohort, plan.moving, form.cleaned_data)
            tell_outcome(request, deed, outcome)
            return redirect(_way_back(cohort, asked))
        messages.warning(
            request, _("Somebody else changed one of them meanwhile. Please look again.")
        )
    context = {
        "cohort": cohort,
        "deed": deed,
        "plan": plan,
        "left": [(one.application.name, CAUSES[one.cause]) for one in plan.left],
        "title": deed.asks(len(plan.moving)),
        "form": form,
        "letter": _letter(plan, cohort, form),
        "minutes": int(GRACE.total_seconds() // 60),
        "asked": {name: asked.get(name, "") for name in ("do", "all", "query", "back")},
        "ones": asked.getlist("one"),
        "room": _room(plan, cohort),
    }
    return render(request, "organizer/people_bulk.html", context)


def _chosen(request: SignedInRequest, cohort: Cohort, asked: QueryDict) -> list[Application]:
    """The ticked ones, or all that match the filter that travels along."""
    rows = manageable(request.user).filter(cohort=cohort)
    if asked.get("all"):
        rows = chosen_by(request, asked.get("query", "")).narrow(rows)
    else:
        rows = rows.filter(public_id__in=asked.getlist("one"))
    return list(rows.select_related("person").defer("answers", "given").order_by("name", "pk"))


def _plan(cohort: Cohort, deed: Deed, rows: Sequence[Application]) -> Plan:
    if not deed.to_state:
        return Plan(deed, tuple(rows), ())
    paired = queries.paired(cohort)
    causes: dict[int, Cause | None] = {
        one.pk: cause_against(one, deed.to_state, paired) for one in rows
    }
    left = [Left(one, cause) for one in rows if (cause := causes[one.pk]) is not None]
    return Plan(deed, tuple(one for one in rows if causes[one.pk] is None), tuple(left))


def _letter(plan: Plan, cohort: Cohort, form: Form) -> Paper | None:
    """The letter to the first of them, as far as it is written."""
    told = [one for one in plan.moving if one.state != Application.State.RECEIVED]
    if not told or not plan.deed.to_state:
        return None
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    decision = Decision(plan.deed.to_state, said.get("reason", ""), said.get("words", ""))
    return sample_letter(News(told[0], decision, told[0].state), cohort, str(settings.SITE_URL))


def _room(plan: Plan, cohort: Cohort) -> int:
    """How many of the waiting list would move up again by themselves: there is room for them."""
    if plan.deed.to_state != Application.State.WAITING_LIST:
        return 0
    room = room_of(cohort)
    leaving = [one for one in plan.moving if one.state == Application.State.COMPLETE]
    mentees = sum(one.role == Application.Role.MENTEE for one in leaving)
    stay = room.mentees - room.waiting - mentees
    return max(0, room.most - stay) if mentees and room.has_mentors else 0


def _way_back(cohort: Cohort, asked: QueryDict) -> str:
    """To the application that it began at, or to the list as it was."""
    if asked.get("back") == "application" and asked.getlist("one"):
        return reverse("organizer:application", args=[asked.getlist("one")[0]])
    query = QueryDict(asked.get("query", "")).urlencode()
    address = reverse("organizer:people", args=[cohort.public_id])
    return f"{address}{'?' if query else ''}{query}"
