"""What it means to need a language other than English: counted now, said in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nodement.programs.models import Cohort
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application

MOST = 5
"""So many languages are counted; nobody chooses among more."""


@dataclass(frozen=True)
class Speakers:
    """How many of the other side speak one language."""

    language: str
    count: int


@dataclass(frozen=True)
class Consequence:
    """How many of the other side speak what somebody needs, by language and any of them."""

    is_mentor: bool
    of: int
    speakers: tuple[Speakers, ...] = ()
    any_of_them: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The consequence, a sentence at a time; nothing without a language."""
        if not self.speakers:
            return ()
        return (*(self._counted(one) for one in self.speakers), self._advice())

    def _counted(self, one: Speakers) -> str:
        if not self.of:
            return self._nobody_yet(one)
        if self.is_mentor:
            words = ngettext(
                "%(count)s of %(of)s mentees speaks %(language)s.",
                "%(count)s of %(of)s mentees speak %(language)s.",
                one.count,
            )
        else:
            words = ngettext(
                "%(count)s of %(of)s mentors speaks %(language)s.",
                "%(count)s of %(of)s mentors speak %(language)s.",
                one.count,
            )
        return words % {"count": one.count, "of": self.of, "language": one.language}

    def _nobody_yet(self, one: Speakers) -> str:
        if self.is_mentor:
            words = _("No mentee has signed up yet, so nobody speaks %(language)s so far.")
        else:
            words = _("No mentor has signed up yet, so nobody speaks %(language)s so far.")
        return words % {"language": one.language}

    def _advice(self) -> str:
        if not self.any_of_them:
            return _("As it stands, nobody can be matched with you: expect to wait.")
        if self.any_of_them * 2 < self.of:
            return _("Expect to wait longer than others.")
        return _("That should hardly make a difference.")


def language_consequence(cohort: Cohort, role: str, codes: Iterable[str]) -> Consequence:
    """What needing these languages means for somebody of this role; one query."""
    wanted = [code for code in dict.fromkeys(codes) if code and code != "en"][:MOST]
    is_mentor = role == Application.Role.MENTOR
    other = Application.Role.MENTEE if is_mentor else Application.Role.MENTOR
    rows = Application.objects.filter(cohort=cohort, role=other, state=Application.State.COMPLETE)
    speaks = {code: Q(languages__contains=f";{code};") for code in wanted}
    any_of_them = Q(pk__in=[])
    for one in speaks.values():
        any_of_them |= one
    counted = rows.aggregate(
        of=Count("pk"),
        any=Count("pk", filter=any_of_them),
        **{f"speak_{place}": Count("pk", filter=one) for place, one in enumerate(speaks.values())},
    )
    spoken_in = get_language() or "en"
    speakers = tuple(
        Speakers(language_name(code, spoken_in), counted[f"speak_{place}"])
        for place, code in enumerate(wanted)
    )
    return Consequence(is_mentor, counted["of"], speakers, counted["any"])
