"""What somebody answered, section by section, in the same shape for a form and for a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from nodement.applying.models import Upload
from nodement.applying.showing import shown
from nodement.forms.asking import asked_questions, is_answered
from nodement.forms.content import Audience, Content, Kind, Question
from nodement.forms.wording import section_title, worded
from nodement.forms.words import AUDIENCES
from nodement.kit.zones import city
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

Lines = list[tuple[str, tuple[str, ...]]]
"""Labels, each with the lines of its answer."""


@dataclass(frozen=True)
class Answer:
    """One question and what was answered, in lines; `upload` where the answer is a file."""

    label: str
    lines: tuple[str, ...]
    audience: str = ""
    is_missing: bool = False
    upload: Upload | None = None


@dataclass(frozen=True)
class Part:
    """The answers under one title."""

    title: str
    answers: tuple[Answer, ...]


def parts_of(application: Application, language: str) -> list[Part]:
    """The answers that organizers see: those that only count are not among them."""
    version = application.form_version
    if version is None:
        return [part for part in _of_profile(application, language) if part.answers]
    parts = _of_form(version.content, application, language)
    return [part for part in parts if part.answers]


def _of_form(content: Content, application: Application, language: str) -> Iterator[Part]:
    asked = {question.key for question in asked_questions(content, application.given)}
    files = {one.public_id: one for one in Upload.objects.filter(application=application)}
    for section in content.sections:
        questions = (
            question
            for question in section.questions
            if question.key in asked and question.audience != Audience.NOBODY
        )
        answers = (_answer(one, application, language, files) for one in questions)
        yield Part(section_title(section, language), tuple(answers))


def _answer(
    question: Question, application: Application, language: str, files: dict[str, Upload]
) -> Answer:
    said = application.given.get(question.key)
    is_missing = question.is_required and not is_answered(question, application.given)
    words, audience = worded(question, language), str(AUDIENCES[question.audience])
    if question.kind == Kind.FILE:
        upload = files.get(str(said))
        return Answer(words.label, (), audience, is_missing, upload)
    return Answer(words.label, shown(words, said, language), audience, is_missing)


def _of_profile(application: Application, language: str) -> Iterator[Part]:
    profile = application.profile
    is_mentor = application.role == Application.Role.MENTOR
    reach: Lines = [
        (_("Email address"), (profile.email,)),
        (_("GitHub username"), (profile.github,)),
        (_("Time zone"), (f"{city(profile.time_zone)} ({profile.time_zone})",)),
        (_("Employer or group"), (profile.affiliation,)),
        (_("Heard of the program"), (profile.heard_of,)),
    ]
    yield _part(_("Who and where"), reach)
    places = (str(application.capacity),) if is_mentor else ()
    wants: Lines = [
        (_("Areas of focus"), profile.areas),
        (_("Kinds of help"), profile.help),
        (_("Places for mentees"), places),
        (_("Experience"), _of_five(profile.experience)),
        (_("Goals"), profile.goals),
        (_("About themselves"), tuple(profile.about.splitlines())),
    ]
    yield _part(_("What is offered") if is_mentor else _("What is wanted"), wants)
    yield _part(_("Language and time"), _talk(profile, language))
    private: Lines = [
        (_("Wished for, in order"), profile.wishes),
        (_("Not to be matched with"), profile.exclusions),
    ]
    yield _part(_("Private: only organizers see this, and it is never told to anybody"), private)


def _talk(profile: Profile, language: str) -> Lines:
    names = ", ".join(language_name(code, language) for code in profile.languages)
    only = (_("only in a language other than English"),) if profile.only_other_language else ()
    english = _("speaking %(speaking)s of 5, understanding %(understanding)s of 5") % {
        "speaking": profile.english_speaking,
        "understanding": profile.english_understanding,
    }
    free = _("Usually free, %(place)s time") % {"place": city(profile.time_zone)}
    hours = tuple(free_days(profile)) or (_("They have not said when."),)
    return [
        (_("Languages, preferred first"), (names, *only)),
        (_("English"), (english,)),
        (_("Hours a week"), (str(profile.hours or ""),)),
        (free, hours),
    ]


def _of_five(level: int | None) -> tuple[str, ...]:
    return (_("%(level)s of 5") % {"level": level},) if level else ()


def _part(title: str, said: Lines) -> Part:
    full = [(label, tuple(line for line in lines if line)) for label, lines in said]
    return Part(title, tuple(Answer(label, lines) for label, lines in full if lines))


def free_days(profile: Profile) -> Iterator[str]:
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
