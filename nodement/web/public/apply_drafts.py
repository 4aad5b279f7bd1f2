"""What a visitor's browser keeps of an application: the secret of the draft, and nothing of it."""

from django.http import HttpResponse

from nodement.applying.drafts import Started, find_draft, find_own_draft
from nodement.applying.models import Draft
from nodement.programs.models import Cohort
from nodement.web.types import Request

KEY = "drafts"


def keep_draft(request: Request, started: Started) -> None:
    """Let this browser go on with a draft."""
    draft = started.draft
    slot = _slot(draft.cohort, draft.role)
    request.session[KEY] = request.session.get(KEY, {}) | {slot: started.token}


def draft_of(request: Request, cohort: Cohort, role: str) -> Draft | None:
    """What this browser has begun or sent, or else what this person has begun elsewhere.

    Somebody else's draft is nobody's here, though an earlier user of the browser left it.
    """
    person = request.user if request.user.is_authenticated else None
    token = request.session.get(KEY, {}).get(_slot(cohort, role))
    draft = find_draft(token) if token else None
    if draft is not None and (draft.person is None or person in (None, draft.person)):
        return draft
    return find_own_draft(person, cohort, role) if person is not None else None


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page with answers out of every cache."""
    response["Cache-Control"] = "no-store"
    return response


def _slot(cohort: Cohort, role: str) -> str:
    return f"{cohort.public_id}/{role}"
