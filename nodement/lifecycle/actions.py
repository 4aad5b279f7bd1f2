"""What happens to a cohort as a whole: its name and its dates."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.kit.errors import Refusal
from nodement.matching.actions import set_rounds_aside
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.actions import Term, change_cohort
from nodement.programs.models import Cohort


@transaction.atomic
def change_term(cohort: Cohort, term: Term, *, by: Person, at: datetime) -> None:
    """Change a cohort's name or dates; the same again changes nothing.

    With new dates, rounds that were not published are set aside: they were solved for other weeks.
    Refuses new dates once there are pairs: they were told theirs by letter.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if term.dates != Term.of(cohort).dates:
        if Pair.objects.filter(cohort=cohort).exists():
            raise Refusal(
                _("The pairs of this cohort were told its dates by letter, so the dates stay.")
            )
        set_rounds_aside(cohort, by=by, at=at)
    change_cohort(cohort, term, by=by, at=at)
