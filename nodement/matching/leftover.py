"""Tell those who are in no pair after a round where they stand."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from nodement.matching.queries import left_over
from nodement.outbox.actions import subject_of, write
from nodement.pairs.models import Pair
from nodement.programs.models import Cohort
from nodement.surveys.links import status_link
from nodement.surveys.models import Application
from nodement.surveys.steps import Stand, Step, sentence_of


def tell_left_over(cohort: Cohort, *, at: datetime) -> int:
    """Write to everybody who can be matched and is in no pair; say to how many.

    Mentees learn their number in line. Call it in the transaction that made the pairs.
    """
    program = cohort.program
    address = f"{settings.SITE_URL}/programs/{program.public_id}/about/"
    facts: dict[str, Any] = {
        "program": program.name,
        "cohort": cohort.name,
        "program_link": address if cohort.opens_at else "",
    }
    waiting = list(left_over(cohort))
    mentees = [one for one in waiting if one.role == Application.Role.MENTEE]
    places = {one.pk: number for number, one in enumerate(mentees, start=1)}
    people = Pair.objects.filter(cohort=cohort, state=Pair.State.ENDED)
    ended = {
        *((Application.Role.MENTOR, mentor) for mentor in people.values_list("mentor", flat=True)),
        *((Application.Role.MENTEE, mentee) for mentee in people.values_list("mentee", flat=True)),
    }
    for one in waiting:
        had_pair = (one.role, one.person_id) in ended
        stand = Stand(Step.WAITING, one.role, position=places.get(one.pk), had_pair=had_pair)
        with translation.override(one.person.language):
            sentence = sentence_of(stand)
        write(
            "still-waiting",
            to=one.person,
            at=at,
            subject=subject_of(one, cohort),
            sentence=sentence,
            is_mentor=one.role == Application.Role.MENTOR,
            link=status_link(one),
            **facts,
        )
    return len(waiting)
