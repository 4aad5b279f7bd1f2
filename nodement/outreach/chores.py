"""What time does to outreach: what nobody confirmed or answered is forgotten."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from nodement.outreach.links import DECLARATION_LIFE, NOMINATION_LIFE
from nodement.outreach.models import Nomination, Project


@transaction.atomic
def forget_unconfirmed_projects(now: datetime) -> int:
    """Delete the declarations whose link has run out; say how many."""
    old = Project.objects.filter(is_confirmed=False, declared_at__lte=now - DECLARATION_LIFE)
    return old.delete()[0]


@transaction.atomic
def forget_prospects(now: datetime) -> int:
    """Delete nominations that were never answered, once no answer can come; say how many.

    That is when sign-up or matching is over, or when the link in their letter has run out.
    """
    over = Q(cohort__closes_at__lte=now) | Q(cohort__matching_closed_at__isnull=False)
    late = Q(nominated_at__lte=now - NOMINATION_LIFE - timedelta(days=1))
    unanswered = Nomination.State.NOMINATED, Nomination.State.WITHDRAWN
    return Nomination.objects.filter(over | late, state__in=unanswered).delete()[0]
