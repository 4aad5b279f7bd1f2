"""What somebody answered, section by section: for themselves, for reading over, for organizers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from nodement.applying.models import Upload
from nodement.applying.showing import shown
from nodement.forms.asking import asked_questions, is_answered
from nodement.forms.content import Audience, Content, Kind, Question
from nodement.forms.wording import section_title, worded
from nodement.forms.words import AUDIENCES
from nodement.kit.zones import city
from nodement.surveys.areas import Taxonomy
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

Said = tuple[str, tuple[str, ...]]
"""A label, and the lines of its answer."""


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


@dataclass(frozen=True)
class Given:
    """Answers by the key of their question, with the files among them, and who reads them."""

    answers: Mapping[str, Any]
    files: Mapping[str, Upload]
    language: str
    taxonomy: Taxonomy | None = None

    def answer_to(self, question: Question) -> Answer:
        """One answer; the question is the form's own, for its options are what was answered."""
        said = self.answers.get(question.key)
        is_missing = question.is_required and not is_answered(question, self.answers)
        upload = self.files.get(str(said)) if question.kind == Kind.FILE else None
        lines = shown(question, said, self.language, self.taxonomy)
        if question.kind == Kind.FILE:
            lines = (upload.file_name,) if upload else ()
        label = worded(question, self.language).label
        return Answer(label, lines, str(AUDIENCES[question.audience]), is_missing, upload)


def own_answers(application: Application, language: str) -> list[Part]:
    """What was said, to the form or as it was read from a file, for the one who said it."""
    return _only_said(answers_of(application, language))


def sent_answers(content: Content, answers: Mapping[str, Any], language: str) -> list[Part]:
    """What was said in answers that wait for their address, for the one who said it."""
    return _only_said(_of_form(content, Given(answers, files_in(content, answers), language)))


def answers_of(application: Application, language: str) -> list[Part]:
    """What organizers see: who else does, and also what was asked and not answered.

    Answers that only count are nobody's: they are not among them.
    """
    if application.form_version is None:
        return _of_profile(application, language)
    content, answers = application.form_version.content, application.given
    parts = _of_form(content, Given(answers, files_in(content, answers), language))
    return [part for part in parts if part.answers]


def files_in(content: Content, answers: Mapping[str, Any]) -> dict[str, Upload]:
    """The files among the answers to a form."""
    keys = [question.key for question in content.questions if question.kind == Kind.FILE]
    said = [answers[key] for key in keys if isinstance(answers.get(key), str)]
    return {upload.public_id: upload for upload in Upload.objects.filter(public_id__in=said)}


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


def _of_form(content: Content, given: Given) -> Iterator[Part]:
    asked = {
        question.key
        for question in asked_questions(content, given.answers)
        if question.audience != Audience.NOBODY
    }
    for section in content.sections:
        questions = (question for question in section.questions if question.key in asked)
        title = section_title(section, given.language)
        yield Part(title, tuple(given.answer_to(question) for question in questions))


def _only_said(parts: Iterable[Part]) -> list[Part]:
    """The parts in which something was said, without what was not."""
    found = []
    for part in parts:
        answers = (replace(one, lines=tuple(filter(None, one.lines))) for one in part.answers)
        kept = tuple(one for one in answers if one.lines)
        found += [Part(part.title, kept)] if kept else []
    return found


def _of_profile(application: Application, language: str) -> list[Part]:
    """The same for answers that were read from a file."""
    profile, is_mentor = application.profile, application.role == Application.Role.MENTOR
    places = (str(application.capacity),) if is_mentor else ()
    who = _part(
        _("Who and where"),
        (_("Email address"), (profile.email,)),
        (_("GitHub username"), (profile.github,)),
        (_("Time zone"), (f"{city(profile.time_zone)} ({profile.time_zone})",)),
        (_("Employer or group"), (profile.affiliation,)),
        (_("Heard of the program"), (profile.heard_of,)),
    )
    what = _part(
        _("What is offered") if is_mentor else _("What is wanted"),
        (_("Areas of focus"), profile.areas),
        (_("Kinds of help"), profile.help),
        (_("Places for mentees"), places),
        (_("Experience"), _of_five(profile.experience)),
        (_("Goals"), profile.goals),
        (_("In their own words"), tuple(profile.about.splitlines())),
    )
    private = _part(
        _("Private: only organizers see this, and it is never told to anybody"),
        (_("Wished for, in order"), profile.wishes),
        (_("Not to be matched with"), profile.exclusions),
    )
    talk = _part(_("Language and time"), *_talk(profile, language))
    return _only_said([who, what, talk, private])


def _talk(profile: Profile, language: str) -> tuple[Said, ...]:
    names = ", ".join(language_name(code, language) for code in profile.languages)
    only = (_("only in a language other than English"),) if profile.only_other_language else ()
    english = _("speaking %(speaking)s of 5, understanding %(understanding)s of 5") % {
        "speaking": profile.english_speaking,
        "understanding": profile.english_understanding,
    }
    free = _("Usually free, %(place)s time") % {"place": city(profile.time_zone)}
    return (
        (_("Languages, preferred first"), (names, *only)),
        (_("English"), (english,)),
        (_("Hours a week"), (str(profile.hours or ""),)),
        (free, tuple(free_days(profile)) or (_("No hours were named."),)),
    )


def _part(title: str, *said: Said) -> Part:
    return Part(title, tuple(Answer(label, lines) for label, lines in said))


def _of_five(level: int | None) -> tuple[str, ...]:
    return (_("%(level)s of 5") % {"level": level},) if level else ()


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
