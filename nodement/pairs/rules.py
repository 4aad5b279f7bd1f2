"""Which pairs and meetings a person may see and touch."""

from django.db.models import Q

from nodement.pairs.models import Meeting, MeetingQuerySet, Pair, PairQuerySet
from nodement.people.models import Person
from nodement.programs.rules import organizable


def readable(person: Person) -> PairQuerySet:
    """Your own pairs, and the pairs of the programs that you organize."""
    own = Q(mentor=person) | Q(mentee=person)
    return _with_people(
        Pair.objects.filter(own | Q(cohort__program__in=organizable(person).values("pk")))
    )


def own(person: Person) -> PairQuerySet:
    """Your own pairs, going or ended: what the two share is read here, and by nobody else."""
    return _with_people(Pair.objects.of(person))


def workable(person: Person) -> PairQuerySet:
    """Your own pairs that are going: you may propose a time in them."""
    return own(person).going()


def own_meetings(person: Person) -> MeetingQuerySet:
    """The meetings of your own pairs; organizers see numbers of them, never the meetings."""
    return Meeting.objects.filter(pair__in=Pair.objects.of(person).values("pk")).select_related(
        "pair__cohort__program", "pair__mentor", "pair__mentee"
    )


def plannable(person: Person) -> MeetingQuerySet:
    """Meetings that you may move, keep at their time or call off."""
    return own_meetings(person).open().exclude(pair__state=Pair.State.ENDED)


def invited(person: Person) -> MeetingQuerySet:
    """Agreed meetings of yours that stand: one that is called off invites nobody."""
    return plannable(person).filter(state=Meeting.State.AGREED)


def _with_people(pairs: PairQuerySet) -> PairQuerySet:
    return pairs.select_related("cohort__program", "mentor", "mentee")
