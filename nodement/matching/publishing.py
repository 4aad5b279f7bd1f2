"""Publish a round: every pair and every letter, or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.kit.zones import city
from nodement.matching import queries
from nodement.matching.kickoff import first_times
from nodement.matching.leftover import tell_left_over
from nodement.matching.models import Proposal, Round
from nodement.matching.why import Why
from nodement.outbox.actions import subject_of, write
from nodement.outbox.paper import Paper, compose
from nodement.pairs.actions import Formation, form_pair
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.profile import Profile
from nodement.surveys.steps import MENTEE, MENTOR, Stand, Step, sentence_of

FIRST_WEEKS = timedelta(days=14)
MEETING = timedelta(minutes=60)


@dataclass(frozen=True)
class Kickoff:
    """What a kickoff letter tells, before it is told to one of the two."""

    cohort: Cohort
    mentee: Person
    mentor: Person
    mentee_profile: Profile
    mentor_profile: Profile
    why: Why
    times: list[datetime]


@transaction.atomic
def publish_round(reviewed: Round, *, by: Person, at: datetime) -> None:
    """Make pairs of the proposals and queue a kickoff letter to both of each.

    Everybody who could be matched and is in no pair is told so, in the same transaction.

    Publishing again changes nothing. Refuses a round that is not solved, that is older than a
    published one, or whose people have changed their answers since, left, or found their place
    elsewhere: nothing is published then.
    """
    cohort = Cohort.objects.select_for_update().get(pk=reviewed.cohort_id)
    reviewed = Round.objects.select_for_update().get(pk=reviewed.pk)
    if reviewed.state == Round.State.PUBLISHED:
        return
    proposals = list(queries.kept_proposals(reviewed))
    _refuse_what_has_changed(reviewed, proposals)
    for proposal in proposals:
        pair = form_pair(_formation(cohort, proposal), by=by, at=at)
        _write_both(pair, kickoff_of(proposal, cohort, at=at), at=at)
    tell_left_over(cohort, at=at)
    reviewed.state = Round.State.PUBLISHED
    reviewed.published_by, reviewed.published_at = by, at
    reviewed.save(update_fields=["state", "published_by", "published_at"])
    record("published", reviewed, by=by, at=at, pairs=len(proposals))


def kickoff_of(proposal: Proposal, cohort: Cohort, *, at: datetime) -> Kickoff:
    """What the two of a proposal would be told."""
    mentee, mentor = proposal.mentee.profile, proposal.mentor.profile
    start = max(at, datetime.combine(cohort.starts_on, time(), UTC))
    common = queries.times_of(mentee, mentor, start, start + FIRST_WEEKS)
    return Kickoff(
        cohort=cohort,
        mentee=proposal.mentee.person,
        mentor=proposal.mentor.person,
        mentee_profile=mentee,
        mentor_profile=mentor,
        why=_why(proposal),
        times=first_times(common, length=MEETING),
    )


def facts_for(kickoff: Kickoff, reader: Person, *, pair_id: str) -> dict[str, Any]:
    """The facts of one side's letter, in that side's language."""
    is_mentee = reader == kickoff.mentee
    partner = kickoff.mentor if is_mentee else kickoff.mentee
    other = kickoff.mentor_profile if is_mentee else kickoff.mentee_profile
    with translation.override(reader.language):
        reasons = kickoff.why.told(to_mentee=is_mentee, partner=str(partner))
        sentence = sentence_of(Stand(Step.PAIRED, MENTEE if is_mentee else MENTOR))
    program = kickoff.cohort.program
    return {
        "partner": str(partner),
        "about": other.about,
        "goals": list(other.goals),
        "program": program.name,
        "starts_on": kickoff.cohort.starts_on,
        "ends_on": kickoff.cohort.ends_on - timedelta(days=1),
        "reasons": reasons,
        "sentence": sentence,
        "times": kickoff.times,
        "clock": city(reader.time_zone),
        "partner_zone": ZoneInfo(partner.time_zone),
        "partner_clock": city(partner.time_zone),
        "first_word_days": program.first_word_days,
        "pair_id": pair_id,
    }


def sample_letters(reviewed: Round, *, at: datetime) -> list[Paper]:
    """The letters that both of the first pair would get; nothing is written."""
    proposal = queries.kept_proposals(reviewed).first()
    if proposal is None:
        return []
    kickoff = kickoff_of(proposal, reviewed.cohort, at=at)
    readers = ((kickoff.mentee, "kickoff-mentee"), (kickoff.mentor, "kickoff-mentor"))
    return [
        compose(name, reader=reader, facts=facts_for(kickoff, reader, pair_id="…"))
        for reader, name in readers
    ]


def _refuse_what_has_changed(reviewed: Round, proposals: list[Proposal]) -> None:
    if reviewed.state != Round.State.SOLVED:
        raise Refusal(_("This round is not ready: it has to be solved first."))
    newer = Round.objects.filter(
        cohort=reviewed.cohort_id, state=Round.State.PUBLISHED, published_at__gt=reviewed.asked_at
    ).first()
    if newer is not None:
        raise Refusal(
            _("%(round)s was published meanwhile by %(who)s. Solve again to go on from there.")
            % {"round": newer, "who": newer.published_by}
        )
    if not proposals:
        raise Refusal(_("There is no pair left in this round to publish."))
    changed = queries.changed_since(reviewed)
    if changed:
        words = ngettext(
            "%(count)s person has changed their answers since this round was solved. "
            "Solve again, then publish.",
            "%(count)s people have changed their answers since this round was solved. "
            "Solve again, then publish.",
            changed,
        )
        raise Refusal(words % {"count": changed})
    _refuse_full_mentors(reviewed.cohort_id, proposals)


def _refuse_full_mentors(cohort_id: int, proposals: Iterable[Proposal]) -> None:
    """Capacity holds whatever happened between solving and publishing."""
    going = Pair.objects.filter(cohort=cohort_id).going().values_list("mentor_id", flat=True)
    places: dict[int, int] = {}
    for proposal in proposals:
        mentor = proposal.mentor
        places.setdefault(mentor.person_id, mentor.capacity - list(going).count(mentor.person_id))
        places[mentor.person_id] -= 1
        if places[mentor.person_id] < 0:
            words = _("%(mentor)s has no place left. Solve again, then publish.")
            raise Refusal(words % {"mentor": mentor.name})


def _formation(cohort: Cohort, proposal: Proposal) -> Formation:
    return Formation(
        cohort=cohort,
        mentor=proposal.mentor.person,
        mentee=proposal.mentee.person,
        language=proposal.language,
        shared_areas=tuple(proposal.shared_areas),
        reasons=_why(proposal).as_json(),
    )


def _why(proposal: Proposal) -> Why:
    return Why.of(
        proposal.mentee.profile,
        proposal.mentor.profile,
        language=proposal.language,
        minutes=proposal.common_minutes,
    )


def _write_both(pair: Pair, kickoff: Kickoff, *, at: datetime) -> None:
    for reader, name in ((pair.mentee, "kickoff-mentee"), (pair.mentor, "kickoff-mentor")):
        facts = facts_for(kickoff, reader, pair_id=pair.public_id)
        write(name, to=reader, at=at, subject=subject_of(pair, kickoff.cohort), **facts)
