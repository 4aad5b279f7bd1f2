"""Questions about rounds, and about the common times of two people."""

from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nodement.matcher import common_times
from nodement.matching.kickoff import CommonTime
from nodement.matching.models import Decision, Proposal, Round, Unmatched
from nodement.pairs.models import Pair
from nodement.programs.models import Cohort
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile
from nodement.surveys.queries import IN_LINE


def rounds(cohort: Cohort) -> "QuerySet[Round]":
    return Round.objects.filter(cohort=cohort).select_related("asked_by", "published_by")


def proposals(of: Round) -> "QuerySet[Proposal]":
    """What a round proposes, with the people."""
    return Proposal.objects.filter(round=of).select_related("mentee__person", "mentor__person")


def kept_proposals(of: Round) -> "QuerySet[Proposal]":
    """The proposals that publishing would make pairs of."""
    return proposals(of).filter(is_removed=False).order_by("mentee__name", "pk")


def unmatched(of: Round) -> "QuerySet[Unmatched]":
    return Unmatched.objects.filter(round=of).select_related("mentee__person")


def causes(of: Round) -> dict[str, int]:
    """How many mentees stay without a mentor for which cause, the most frequent first."""
    counted = Unmatched.objects.filter(round=of).values_list("cause").annotate(count=Count("pk"))
    return dict(counted.order_by("-count", "cause"))


def decisions(cohort: Cohort) -> "QuerySet[Decision]":
    """The locks and vetoes of a cohort, newest first."""
    return (
        Decision.objects.filter(cohort=cohort)
        .select_related("mentee", "mentor", "by")
        .order_by("-at", "-pk")
    )


def changed_since(of: Round) -> int:
    """How many people of a round's proposals changed their answers since, or left."""
    people = Application.objects.filter(
        Q(pk__in=_kept(of).values("mentee")) | Q(pk__in=_kept(of).values("mentor"))
    )
    gone = ~Q(state=Application.State.COMPLETE)
    return people.filter(gone | Q(changed_at__gt=of.asked_at)).count()


def _kept(of: Round) -> "QuerySet[Proposal]":
    return Proposal.objects.filter(round=of, is_removed=False)


def times_of(mentee: Profile, mentor: Profile, start: datetime, end: datetime) -> list[CommonTime]:
    """When two people are both free between two moments."""
    common = common_times(
        (mentee.time_zone, mentee.availability), (mentor.time_zone, mentor.availability), start, end
    )
    return [
        CommonTime(begin, finish, mentee.time_zone, mentor.time_zone) for begin, finish in common
    ]


def profiles_of(pair: Pair) -> tuple[Profile, Profile] | None:
    """What mentee and mentor of a pair answered; nothing if one of them is gone."""
    answers = Application.objects.filter(
        cohort=pair.cohort_id, person__in=[pair.mentee_id, pair.mentor_id]
    )
    found = {(row.person_id, row.role): row.profile for row in answers}
    mentee = found.get((pair.mentee_id, Application.Role.MENTEE))
    mentor = found.get((pair.mentor_id, Application.Role.MENTOR))
    return (mentee, mentor) if mentee and mentor else None


def common_times_of(pair: Pair, *, now: datetime, days: int = 14) -> list[CommonTime]:
    """When the two of a pair are both free in the coming days."""
    profiles = profiles_of(pair)
    if profiles is None:
        return []
    return times_of(*profiles, now, now + timedelta(days=days))


def without_pair() -> "QuerySet[Application]":
    """The complete applications whose people are in no going pair on the side they applied for."""
    role = Application.Role
    here = Pair.objects.filter(cohort=OuterRef("cohort")).going()
    as_mentee = Q(role=role.MENTEE) & Exists(here.filter(mentee=OuterRef("person")))
    as_mentor = Q(role=role.MENTOR) & Exists(here.filter(mentor=OuterRef("person")))
    complete = Application.objects.filter(state=Application.State.COMPLETE)
    return complete.exclude(as_mentee | as_mentor)


def left_over(cohort: Cohort) -> "QuerySet[Application]":
    """Who is in no pair of a cohort, mentees and mentors each in the order of their line."""
    return without_pair().filter(cohort=cohort).select_related("person").order_by("role", *IN_LINE)


def would_wait(of: Round) -> int:
    """How many people would be in no pair, and be told so, if the round were published."""
    kept = _kept(of)
    waiting = without_pair().filter(cohort=of.cohort_id)
    found = Q(pk__in=kept.values("mentee")) | Q(pk__in=kept.values("mentor"))
    return waiting.exclude(found).count()
