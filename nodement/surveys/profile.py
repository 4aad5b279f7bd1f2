"""What one person answered in a survey, in the words of the program."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

Slot = tuple[int, int, int]
"""Weekday (0 is Monday), first minute of the day, minute after the last (at most 1440)."""


class Role(StrEnum):
    """Which side of a pair somebody signs up for."""

    MENTEE = "mentee"
    MENTOR = "mentor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One person's answers for one role.

    Times of `availability` are wall-clock minutes in `time_zone` (an IANA name). `languages` are
    BCP 47 codes, the preferred one first. English levels go from 1 to 5. `areas` and `help` hold
    names of the program's taxonomy only; `wishes` and `exclusions` are names as typed.
    """

    email: str
    name: str
    time_zone: str
    availability: tuple[Slot, ...] = ()
    areas: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    english_speaking: int = 1
    english_understanding: int = 1
    only_other_language: bool = False
    github: str = ""
    experience: int | None = None
    hours: int | None = None
    affiliation: str = ""
    goals: tuple[str, ...] = ()
    about: str = ""
    capacity: int = 1
    wishes: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    heard_of: str = ""
    listed: bool = False

    def as_json(self) -> dict[str, Any]:
        """The answers as plain JSON types; `from_json` gives the same profile back."""
        answers = asdict(self)
        for name, answer in answers.items():
            if isinstance(answer, tuple):
                answers[name] = [list(part) if isinstance(part, tuple) else part for part in answer]
        return answers

    @classmethod
    def from_json(cls, answers: Mapping[str, Any]) -> "Profile":
        """The profile that `as_json` wrote; an unknown name is a TypeError."""
        known = {field.name for field in fields(cls)}
        if unknown := sorted(set(answers) - known):
            raise TypeError(f"A profile has no answer called {', '.join(unknown)}.")
        return cls(**{name: _frozen(answer) for name, answer in answers.items()})


def _frozen(answer: Any) -> Any:
    if isinstance(answer, list | tuple):
        return tuple(_frozen(part) for part in answer)
    return answer
