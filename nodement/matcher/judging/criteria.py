"""The criteria: why one eligible pair is better than another, in points and in words.

A question that was left open gives half the points where it asks for a preference: silence is
neither rewarded nor punished.
"""

from typing import Final

import numpy as np

from nodement.matcher.judging.criterion import Criterion, Explanation, Facts
from nodement.matcher.judging.encoding import Marks, Sides
from nodement.matcher.judging.given import Given
from nodement.matcher.judging.planes import (
    FIRST_CHOICE,
    RANKS_THAT_COUNT,
    UNKNOWN,
    IntArray,
    Planes,
    comfort,
)
from nodement.matcher.judging.terms import (
    CommonWords,
    Marked,
    Minutes,
    PerMentee,
    Shared,
    Table,
    Term,
)
from nodement.matcher.problem import GIVEN, Policy
from nodement.matcher.words import Words, gettext_noop, ngettext_lazy

PLENTY: Final = 240
LITTLE: Final = 60
LONG_WAIT: Final = 3
STEPS_AHEAD: Final = 3


class Areas:
    """How much of what the mentee wants the mentor advises on; rare areas count like others."""

    name = "areas"

    def term(self, planes: Planes, weight: int) -> Term:
        """The share of the mentee's areas."""
        return Shared(planes.areas, weight)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Name the areas that are covered and those that are not."""
        shared, missing = facts.shared_areas, facts.missing_areas
        said = []
        if shared:
            words = ngettext_lazy(
                "The mentor advises on %(count)s area that the mentee chose: %(areas)s.",
                "The mentor advises on %(count)s areas that the mentee chose: %(areas)s.",
                len(shared),
                areas=", ".join(shared),
            )
            said.append(Explanation(self.name, True, words))
        if missing:
            words = Words(
                gettext_noop("The mentor does not advise on: %(areas)s."),
                {"areas": ", ".join(missing)},
            )
            said.append(Explanation(self.name, False, words))
        return tuple(said)


class Help:
    """How many of the kinds of help asked for the mentor offers."""

    name = "help"

    def term(self, planes: Planes, weight: int) -> Term:
        """The share of the kinds asked for; half if none was named."""
        return Shared(planes.help, weight, unasked=weight // 2)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Name the kinds that are offered and those that are not."""
        said = []
        if facts.shared_help:
            words = Words(
                gettext_noop("The mentor offers the help asked for: %(kinds)s."),
                {"kinds": ", ".join(facts.shared_help)},
            )
            said.append(Explanation(self.name, True, words))
        if facts.missing_help:
            words = Words(
                gettext_noop("The mentor does not offer: %(kinds)s."),
                {"kinds": ", ".join(facts.missing_help)},
            )
            said.append(Explanation(self.name, False, words))
        return tuple(said)


class Language:
    """How comfortable both are in the language they will use."""

    name = "language"

    def term(self, planes: Planes, weight: int) -> Term:
        """The comfort of both together, of twice the comfort of a preferred language."""
        points = np.arange(2 * FIRST_CHOICE + 1) * weight // (2 * FIRST_CHOICE)
        return Table(planes.comfort.of, points.astype(np.int16)[planes.comfort.best])

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Name the language; how well each speaks it is for organizers alone."""
        language = facts.language
        sides = [comfort(one, facts.policy)[language] for one in (facts.mentee, facts.mentor)]
        spoken = Words(gettext_noop("Both speak %(language)s."), {"language": language})
        if min(sides) == FIRST_CHOICE:
            home = Words(gettext_noop("Both are at home in %(language)s."), {"language": language})
            return (
                Explanation(self.name, True, spoken),
                Explanation(self.name, True, home, "organizers"),
            )
        effort = Words(
            gettext_noop("%(language)s is not the most comfortable language for both."),
            {"language": language},
        )
        return (
            Explanation(self.name, True, spoken),
            Explanation(self.name, False, effort, "organizers"),
        )


class Overlap:
    """Time in common beyond what the program asks for."""

    name = "overlap"

    def term(self, planes: Planes, weight: int) -> Term:
        """Grows with every minute beyond the minimum until four hours beyond it."""
        minutes = np.arange(planes.free.most + 1) * planes.free.grain
        beyond = minutes - planes.problem.policy.minimum_overlap
        return Minutes(planes.free, weight * beyond.clip(0, PLENTY) // PLENTY)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Say how much time they have, and whether it is scarce."""
        minimum = facts.policy.minimum_overlap
        enough = ngettext_lazy(
            "In every week they have at least %(count)s minute in common.",
            "In every week they have at least %(count)s minutes in common.",
            facts.minutes,
        )
        said = (Explanation(self.name, True, enough),)
        if facts.minutes - minimum >= LITTLE:
            return said
        scarce = ngettext_lazy(
            "That is little more than the %(count)s minute the program asks for.",
            "That is little more than the %(count)s minutes the program asks for.",
            minimum,
        )
        return (*said, Explanation(self.name, False, scarce))


class Experience:
    """A mentor one to three steps ahead remembers the way; one who is behind cannot show it."""

    name = "experience"

    def term(self, planes: Planes, weight: int) -> Term:
        """All when one to three ahead, three quarters beyond, half when level, none behind."""
        steps, mentees = np.unique(planes.experience.mentees, return_inverse=True)
        others, mentors = np.unique(planes.experience.mentors, return_inverse=True)
        points = self._points(steps[:, np.newaxis], others, weight)
        return Table(Sides(mentees, mentors), points.astype(np.int16))

    def _points(self, mentees: IntArray, mentors: IntArray, weight: int) -> IntArray:
        ahead = mentors - mentees
        points = np.where(ahead > STEPS_AHEAD, weight * 3 // 4, weight)
        points = np.where(ahead == 0, weight // 2, points)
        points = np.where(ahead < 0, 0, points)
        return np.where((mentees == UNKNOWN) | (mentors == UNKNOWN), weight // 2, points)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Say who is ahead; a mentor who is not is told to organizers alone."""
        if facts.mentee.experience is None or facts.mentor.experience is None:
            words = Words(gettext_noop("It is not known who has more experience."))
            return (Explanation(self.name, False, words, "organizers"),)
        ahead = facts.mentor.experience - facts.mentee.experience
        if ahead > STEPS_AHEAD:
            words = Words(gettext_noop("The mentor is very far ahead in experience."))
            return (Explanation(self.name, False, words, "organizers"),)
        if ahead > 0:
            words = Words(gettext_noop("The mentor is some steps ahead in experience."))
            return (Explanation(self.name, True, words),)
        words = Words(gettext_noop("The mentor is not ahead of the mentee in experience."))
        return (Explanation(self.name, False, words, "organizers"),)


class Wishes:
    """Ranked wishes of both sides for each other; nobody learns of the other's."""

    name = "wishes"

    def term(self, planes: Planes, weight: int) -> Term:
        """Up to half for each side: first wish five fifths, fifth wish one fifth."""
        wishes = planes.wishes
        points = weight * wishes.values // (2 * RANKS_THAT_COUNT)
        return Marked(Marks(wishes.rows, wishes.columns, points))

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Tell organizers whose wish the pair fulfils."""
        said = []
        if facts.mentor.id in facts.mentee.wishes:
            rank = list(dict.fromkeys(facts.mentee.wishes)).index(facts.mentor.id) + 1
            words = Words(
                gettext_noop("The mentee asked for this mentor, as wish number %(rank)s."),
                {"rank": rank},
            )
            said.append(Explanation(self.name, True, words, "organizers"))
        if facts.mentee.id in facts.mentor.wishes:
            rank = list(dict.fromkeys(facts.mentor.wishes)).index(facts.mentee.id) + 1
            words = Words(
                gettext_noop("The mentor asked for this mentee, as wish number %(rank)s."),
                {"rank": rank},
            )
            said.append(Explanation(self.name, True, words, "organizers"))
        return tuple(said)


class Goals:
    """How much the mentee's goals and the mentor's own text speak of the same things."""

    name = "goals"

    def term(self, planes: Planes, weight: int) -> Term:
        """Twice the words in common, of the words of both (Dice 1945)."""
        return CommonWords(planes.goals, weight)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Say that the texts meet; only organizers read in which words."""
        if not facts.shared_tokens:
            return ()
        fit = Words(gettext_noop("What the mentee wants to reach fits what the mentor does."))
        common = Words(
            gettext_noop("Words that both texts have in common: %(tokens)s."),
            {"tokens": ", ".join(facts.shared_tokens)},
        )
        return (
            Explanation(self.name, True, fit),
            Explanation(self.name, True, common, "organizers"),
        )


class Continuity:
    """They worked together before and both wish to go on."""

    name = "continuity"

    def term(self, planes: Planes, weight: int) -> Term:
        """All or nothing."""
        again = planes.continuing
        return Marked(Marks(again.rows, again.columns, weight * again.values))

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Say so; both know it."""
        if not facts.continuing:
            return ()
        words = Words(gettext_noop("They worked together before, and both wish to go on."))
        return (Explanation(self.name, True, words),)


class Priority:
    """The mentee has waited: shown in the score, though classes already come first."""

    name = "priority"

    def term(self, planes: Planes, weight: int) -> Term:
        """A third for each step of priority, up to all."""
        return PerMentee(weight * planes.waiting.clip(0, LONG_WAIT) // LONG_WAIT)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Tell organizers."""
        if facts.mentee.priority <= 0:
            return ()
        words = Words(gettext_noop("The mentee has waited for this."))
        return (Explanation(self.name, True, words, "organizers"),)


CRITERIA: Final[tuple[Criterion, ...]] = (
    Areas(),
    Help(),
    Language(),
    Overlap(),
    Experience(),
    Wishes(),
    Goals(),
    Continuity(),
    Priority(),
)
"""In the order in which points and words are listed."""


def criteria_of(policy: Policy) -> tuple[Criterion, ...]:
    """The criteria that a program's pairs are scored by."""
    return (Given(),) if GIVEN in policy.weights else CRITERIA
