"""Links of outreach: signed, each for one purpose; nothing of them is kept."""

from datetime import timedelta

from django.conf import settings
from django.core import signing

from nodement.outreach.models import Nomination, Project

DECLARATION = "nodement.outreach.declaration"
NOMINATION = "nodement.outreach.nomination"
DECLARATION_LIFE = timedelta(days=30)
NOMINATION_LIFE = timedelta(days=90)


def declaration_link(project: Project) -> str:
    """A link by which the contact confirms that the declaration is theirs."""
    token = signing.dumps(project.public_id, salt=DECLARATION)
    return f"{settings.SITE_URL}/projects/confirm/{token}/"


def nomination_link(nomination: Nomination) -> str:
    """A link by which a nominee says yes or no."""
    token = signing.dumps(nomination.public_id, salt=NOMINATION)
    return f"{settings.SITE_URL}/nominations/{token}/"


def declared(token: str) -> Project | None:
    """The declaration that a link opens; nothing when it is wrong or has run out."""
    public_id = _opened(token, DECLARATION, DECLARATION_LIFE)
    projects = Project.objects.select_related("program__community", "contact")
    return projects.filter(public_id=public_id).first()


def nominated(token: str) -> Nomination | None:
    """The nomination that a link opens; nothing when it is wrong, has run out or is taken back."""
    public_id = _opened(token, NOMINATION, NOMINATION_LIFE)
    nominations = Nomination.objects.exclude(state=Nomination.State.WITHDRAWN)
    related = ("cohort__program__community", "project", "person", "nominated_by")
    return nominations.select_related(*related).filter(public_id=public_id).first()


def _opened(token: str, salt: str, life: timedelta) -> str:
    try:
        return str(signing.loads(token, salt=salt, max_age=life))
    except (signing.BadSignature, ValueError):
        return ""
