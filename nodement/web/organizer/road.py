"""The road of a cohort: its stages with a note each, and what the present one means."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from nodement.lifecycle.queries import Stage, Standing
from nodement.matching.models import Round
from nodement.programs.models import Cohort


@dataclass(frozen=True)
class Milestone:
    """One stage on the road; `state` is done, now, or nothing while it lies ahead."""

    title: str
    state: str
    note: str


def road(cohort: Cohort, stands: Standing, published: Round | None) -> list[Milestone]:
    """Every stage of the cohort in its order."""
    stages = list(Stage)
    here = stages.index(stands.stage)
    titles, notes = _titles(), _notes(cohort, stands, published)
    return [
        Milestone(titles[stage], _state(number, here), notes[stage])
        for number, stage in enumerate(stages)
    ]


def lead(stands: Standing) -> str:
    """How the cohort stands, in a sentence."""
    words = {
        Stage.SIGN_UP: _("People sign up, on the site or in files. Then match them."),
        Stage.MATCHING: _("Both sides are here. The next step is to find who fits whom."),
        Stage.KICKOFF: _("The letters are out, and the pairs look for their first meeting."),
        Stage.MENTORING: _("Pairs are meeting. Give a hand to those who are not."),
        Stage.CLOSED: _("The term is over."),
    }
    return words[stands.stage]


def _state(number: int, here: int) -> str:
    if number == here:
        return "now"
    return "done" if number < here else ""


def _titles() -> dict[Stage, str]:
    return {
        Stage.SIGN_UP: _("Sign-up"),
        Stage.MATCHING: _("Matching"),
        Stage.KICKOFF: _("Kickoff"),
        Stage.MENTORING: _("Mentoring"),
        Stage.CLOSED: _("Graduation"),
    }


def _notes(cohort: Cohort, stands: Standing, published: Round | None) -> dict[Stage, str]:
    form = _form()
    mentees, mentors = stands.supply.mentees, stands.supply.mentors
    both = (
        ngettext("%(count)s mentee", "%(count)s mentees", mentees) % {"count": mentees},
        ngettext("%(count)s mentor", "%(count)s mentors", mentors) % {"count": mentors},
    )
    pairs = ngettext("%(count)s pair", "%(count)s pairs", stands.pairs) % {"count": stands.pairs}
    met = ngettext("%(count)s pair has met", "%(count)s pairs have met", stands.meeting)
    last_day = cohort.ends_on - timedelta(days=1)
    return {
        Stage.SIGN_UP: ", ".join(both),
        Stage.MATCHING: _published(published),
        Stage.KICKOFF: pairs if stands.pairs else formatted(cohort.starts_on, form),
        Stage.MENTORING: met % {"count": stands.meeting} if stands.meeting else "",
        Stage.CLOSED: formatted(last_day, form),
    }


def _published(last: Round | None) -> str:
    if last is None or last.published_at is None:
        return ""
    day = formatted(timezone.localtime(last.published_at), _form())
    return _("%(round)s, published %(day)s") % {"round": last, "day": day}


def _form() -> str:
    return pgettext("a day, as Django's date filter writes it", "D j M Y")
