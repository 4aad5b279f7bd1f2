"""What somebody answered, section by section, for the one who answered it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from nodement.applying.models import Upload
from nodement.applying.showing import shown
from nodement.forms.asking import asked_questions
from nodement.forms.content import Audience, Content, Kind, Question
from nodement.forms.wording import section_title, worded
from nodement.kit.zones import city
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

Said = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Answer:
    """One question and what was answered, in lines."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The answers under one title."""

    title: str
    answers: tuple[Answer, ...]


def own_answers(application: Application, language: str) -> list[Part]:
    """The answers of an application: to its form, or as they were read from a file."""
    if application.form_version is None:
        return _with_answers(_of_profile(application, language))
    return form_answers(application.form_version.content, application.given, language)


def form_answers(content: Content, given: Mapping[str, Any], language: str) -> list[Part]:
    """The answers to a form; those that only count are nobody's, and files go by their names."""
    asked = {
        question.key
        for question in asked_questions(content, given)
        if question.audience != Audience.NOBODY
    }
    said = [value for value in given.values() if isinstance(value, str)]
    names = dict(Upload.objects.filter(public_id__in=said).values_list("public_id", "file_name"))
    return _with_answers(
        Part(
            section_title(section, language),
            tuple(
                _answer(question, given, language, names)
                for question in section.questions
                if question.key in asked
            ),
        )
        for section in content.sections
    )


def _answer(
    question: Question, given: Mapping[str, Any], language: str, names: Mapping[str, str]
) -> Answer:
    said, words = given.get(question.key), worded(question, language)
    if question.kind == Kind.FILE:
        return Answer(words.label, (names.get(str(said), ""),))
    return Answer(words.label, shown(words, said, language))


def _with_answers(parts: Iterator[Part]) -> list[Part]:
    """The parts in which something was said, without what was not."""
    found = []
    for part in parts:
        answers = (Answer(one.label, tuple(filter(None, one.lines))) for one in part.answers)
        kept = tuple(one for one in answers if one.lines)
        found += [Part(part.title, kept)] if kept else []
    return found


def _of_profile(application: Application, language: str) -> Iterator[Part]:
    profile = application.profile
    places = str(application.capacity) if application.capacity else ""
    yield _part(
        _("Who and where"),
        (_("Email address"), (profile.email,)),
        (_("GitHub username"), (profile.github,)),
        (_("Time zone"), (f"{city(profile.time_zone)} ({profile.time_zone})",)),
        (_("Employer or group"), (profile.affiliation,)),
    )
    yield _part(
        _("What you would like to do"),
        (_("Areas of focus"), profile.areas),
        (_("Kinds of help"), profile.help),
        (_("Places for mentees"), (places,)),
        (_("Experience"), _of_five(profile.experience)),
        (_("Goals"), profile.goals),
        (_("About you"), tuple(profile.about.splitlines())),
    )
    yield _part(_("Language and time"), *_talk(profile, language))
    yield _part(
        _("Seen by the organizers alone"),
        (_("Wished for, in order"), profile.wishes),
        (_("Not to be matched with"), profile.exclusions),
    )


def _talk(profile: Profile, language: str) -> tuple[Said, ...]:
    names = tuple(language_name(code, language) for code in profile.languages)
    only = (_("only in a language other than English"),) if profile.only_other_language else ()
    english = _("speaking %(speaking)s of 5, understanding %(understanding)s of 5") % {
        "speaking": profile.english_speaking,
        "understanding": profile.english_understanding,
    }
    free = _("Usually free, %(place)s time") % {"place": city(profile.time_zone)}
    return (
        (_("Languages, preferred first"), (", ".join(names), *only)),
        (_("English"), (english,)),
        (free, tuple(_free_days(profile))),
    )


def _part(title: str, *said: Said) -> Part:
    return Part(title, tuple(Answer(label, lines) for label, lines in said))


def _of_five(level: int | None) -> tuple[str, ...]:
    return (_("%(level)s of 5") % {"level": level},) if level else ()


def _free_days(profile: Profile) -> Iterator[str]:
    """A weekday, and the hours in which somebody is usually free, on their own clock."""
    for weekday, name in WEEKDAYS.items():
        hours = [
            f"{_clock(start)}–{_clock(end)}"
            for day, start, end in profile.availability
            if day == weekday
        ]
        if hours:
            yield f"{name} {', '.join(hours)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
