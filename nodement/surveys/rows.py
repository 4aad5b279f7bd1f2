"""Reads the rows of a survey file into profiles, each with everything that is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from nodement.surveys import answers, numbers
from nodement.surveys.areas import Taxonomy
from nodement.surveys.cleaning import listed, one_line, says_nothing, several_lines
from nodement.surveys.fields import Field
from nodement.surveys.findings import Notice as Notice
from nodement.surveys.findings import Problem as Problem
from nodement.surveys.findings import quoted
from nodement.surveys.headers import Mapping
from nodement.surveys.languages import language_name
from nodement.surveys.lines import Answer, Form, Line
from nodement.surveys.lines import ReadingSettings as ReadingSettings
from nodement.surveys.moments import read_moment, writes_day_first
from nodement.surveys.profile import Profile, Role
from nodement.surveys.sheets import Sheet

LONGEST_CELL = 20_000
BETWEEN_GOALS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of a file says for one role; `profile` is None when there are problems."""

    line: int
    role: Role | None
    email: str
    submitted_at: datetime | None
    profile: Profile | None
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    zone_typed: str = ""
    zone: str = ""
    """The time zone as typed and as read, also where something else keeps the row out."""


def read_rows(
    sheet: Sheet,
    mapping: Mapping,
    *,
    role: Role | None,
    taxonomy: Taxonomy,
    settings: ReadingSettings,
) -> Iterator[Row]:
    """Every row of the sheet, in its order, with all of its problems; one at a time.

    Without a role the role column decides, and a person who wants both gives two rows.
    """
    form = Form(mapping, taxonomy, settings)
    form.day_first = writes_day_first(_moments(sheet, form))
    for number, cells in sheet.rows():
        yield from _rows(form, number, cells, role)


def file_notices(mapping: Mapping, settings: ReadingSettings) -> tuple[Notice, ...]:
    """What is assumed for the whole file because its form did not ask."""
    if not mapping.of(Field.LANGUAGE, Field.OTHER_LANGUAGES):
        words = _("The form asks for no language, so everybody is taken to speak %(language)s.")
        name = language_name(settings.form_language)
        return (Notice(0, "", "", "language_assumed", words % {"language": name}),)
    if not mapping.of(Field.ENGLISH, Field.ENGLISH_SPEAKING, Field.ENGLISH_UNDERSTANDING):
        words = _(
            "The form asks for no level of English, so those who name English are taken to "
            "manage in it (3 of 5)."
        )
        return (Notice(0, "", "", "english_assumed", words),)
    return ()


def _moments(sheet: Sheet, form: Form) -> Iterator[str]:
    if form.asks(Field.SUBMITTED_AT):
        for number, cells in sheet.rows():
            yield Line(form, number, cells).answer(Field.SUBMITTED_AT).text


def _rows(form: Form, number: int, cells: list[str], role: Role | None) -> Iterator[Row]:
    line = Line(form, number, cells)
    if _is_broken(line) or _is_of_the_other_side(line, role):
        yield _refused(line, role)
        return
    roles = (role,) if role else answers.read_roles(line)
    for at, wanted in enumerate(roles or (None,)):
        yield _read(line if at == 0 else Line(form, number, cells), wanted)


def _is_broken(line: Line) -> bool:
    """Whether the line as such is damaged, so that its single cells say nothing."""
    filled = [index for index, cell in enumerate(line.cells) if cell.strip()]
    end = filled[-1] if filled else -1
    if not filled:
        line.refuse(Answer("", ""), "row_blank", _("This line is empty."))
    elif end >= line.form.width:
        words = _(
            "This line has more cells than there are headings. Perhaps a comma or a quotation "
            "mark is out of place?"
        )
        line.refuse(Answer("", line.cells[end]), "row_long", words)
    elif sum(index > end for index in line.form.needed_from) > 1:
        words = _("This line ends after %(number)s of %(all)s cells. Please complete it.")
        numbers_of_cells = {"number": end + 1, "all": line.form.width}
        line.refuse(Answer("", line.cells[end]), "row_short", words % numbers_of_cells)
    elif max(map(len, line.cells)) > LONGEST_CELL:
        words = _("One of these answers is longer than %(most)s letters. Please shorten it.")
        longest = max(line.cells, key=len)
        line.refuse(Answer("", longest), "cell_too_long", words % {"most": LONGEST_CELL})
    return bool(line.problems)


def _is_of_the_other_side(line: Line, role: Role | None) -> bool:
    answer = line.answer(Field.ROLE)
    if role is None or not answer.text:
        return False
    if role not in answers.read_roles(line) and not line.problems:
        words = _("This person signs up for the other side. Import the file as one for both.")
        line.refuse(answer, "role_other", words)
    return bool(line.problems)


def _refused(line: Line, role: Role | None) -> Row:
    email = answers.read_address(line) if line.answer(Field.EMAIL).text else ""
    return _row(line, role, email, None)


def _read(line: Line, role: Role | None) -> Row:
    email = answers.read_address(line)
    profile = _profile(line, role, email)
    answers.check_consent(line)
    return _row(line, role, email, profile)


def _row(line: Line, role: Role | None, email: str, profile: Profile | None) -> Row:
    sent = line.answer(Field.SUBMITTED_AT)
    submitted_at = read_moment(sent.text, day_first=line.form.day_first)
    if sent.text and submitted_at is None:
        words = _("This moment was not understood, so the order of the lines counts.")
        line.note(sent, "time_unreadable", words)
    return Row(
        line=line.number,
        role=role,
        email=email,
        submitted_at=submitted_at,
        profile=None if line.problems else profile,
        problems=tuple(line.problems),
        notices=tuple(line.notices),
        zone_typed=quoted(line.answer(Field.TIME_ZONE).text) if profile else "",
        zone=profile.time_zone if profile else "",
    )


def _profile(line: Line, role: Role | None, email: str) -> Profile:
    languages = answers.read_languages(line)
    speaking, understanding = numbers.read_english(line, languages)
    return Profile(
        email=email,
        name=answers.read_name(line),
        github=answers.read_github(line),
        time_zone=answers.read_time_zone(line),
        availability=answers.read_availability(line),
        areas=answers.read_areas(line, role),
        help=answers.read_help(line),
        languages=languages,
        english_speaking=speaking,
        english_understanding=understanding,
        only_other_language=answers.read_only_other_language(line, languages),
        experience=numbers.read_experience(line),
        hours=numbers.read_hours_a_week(line),
        affiliation=_short(line, Field.AFFILIATION),
        goals=listed(line.answer(Field.GOALS).text, BETWEEN_GOALS),
        about=several_lines(line.answer(Field.ABOUT).text),
        capacity=numbers.read_capacity(line) if role == Role.MENTOR else 1,
        wishes=answers.read_names(line, Field.WISHES),
        exclusions=answers.read_names(line, Field.EXCLUSIONS),
        heard_of=_short(line, Field.HEARD_OF),
        listed=answers.is_yes(line.answer(Field.LISTED).text),
    )


def _short(line: Line, field: Field) -> str:
    text = one_line(line.answer(field).text)
    return "" if says_nothing(text) else text
