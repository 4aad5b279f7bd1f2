"""Why you two: what a mentee and a mentor share, told to one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nodement.surveys.languages import language_name
from nodement.surveys.profile import Profile


@dataclass(frozen=True)
class Why:
    """What two people share, without anything that only one of them may know."""

    areas: tuple[str, ...]
    kinds_of_help: tuple[str, ...]
    language: str
    weekly_minutes: int

    @classmethod
    def of(cls, mentee: Profile, mentor: Profile, *, language: str, minutes: int) -> "Why":
        """Compare two sets of answers; `minutes` is the least of any week of the term."""
        return cls(
            areas=tuple(area for area in mentee.areas if area in mentor.areas),
            kinds_of_help=tuple(kind for kind in mentee.help if kind in mentor.help),
            language=language,
            weekly_minutes=minutes,
        )

    def as_json(self) -> list[dict[str, Any]]:
        """As a pair keeps it."""
        return [
            {
                "areas": list(self.areas),
                "kinds_of_help": list(self.kinds_of_help),
                "language": self.language,
                "weekly_minutes": self.weekly_minutes,
            }
        ]

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> "Why":
        facts = kept[0] if kept else {}
        return cls(
            tuple(facts.get("areas", ())),
            tuple(facts.get("kinds_of_help", ())),
            facts.get("language", ""),
            facts.get("weekly_minutes", 0),
        )

    def told(self, *, to_mentee: bool, partner: str) -> list[str]:
        """The reasons as sentences for one of the two, in the language that is spoken now."""
        facts = {"name": partner, "areas": _listed(self.areas), "help": _listed(self.kinds_of_help)}
        by_areas, by_help = self._for_mentee() if to_mentee else self._for_mentor()
        return [
            *([by_areas % facts] if self.areas else []),
            *([by_help % facts] if self.kinds_of_help else []),
            *([self._by_language()] if self.language else []),
            *([self._by_time()] if self.weekly_minutes else []),
        ]

    def _for_mentee(self) -> tuple[str, str]:
        return (
            _("You want to work on %(areas)s, and that is where %(name)s advises."),
            _("You asked for help with %(help)s, and %(name)s offers it."),
        )

    def _for_mentor(self) -> tuple[str, str]:
        return (
            _("You advise on %(areas)s, and that is where %(name)s wants to work."),
            _("You offer help with %(help)s, and %(name)s asked for it."),
        )

    def _by_language(self) -> str:
        name = language_name(self.language, get_language() or "en")
        return _("You can talk in %(language)s.") % {"language": name}

    def _by_time(self) -> str:
        hours = self.weekly_minutes // 60
        if hours == 0:
            words = _("In every week you are both free for at least %(minutes)s minutes.")
            return words % {"minutes": self.weekly_minutes}
        words = ngettext(
            "In every week you are both free for at least %(hours)s hour.",
            "In every week you are both free for at least %(hours)s hours.",
            hours,
        )
        return words % {"hours": hours}


def shared_languages(chosen: str, profiles: tuple[Profile, Profile] | None) -> list[str]:
    """The languages that both named, the one chosen for the pair first."""
    if profiles is None:
        return [chosen]
    mentee, mentor = profiles
    both = [code for code in mentee.languages if code in mentor.languages]
    return [chosen, *(code for code in both if code != chosen)]


def _listed(names: Iterable[str]) -> str:
    """“A, B and C”."""
    *first, last = names or ("",)
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}
