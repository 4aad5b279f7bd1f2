"""Reads each answer of a line: who somebody is, what they want, and whether they agreed."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from nodement.surveys.cleaning import folded, listed, one_line, says_nothing, without_accents
from nodement.surveys.fields import WEEKDAYS, Field
from nodement.surveys.findings import quoted
from nodement.surveys.grids import GridUnclear, Hours, merged, read_day_cell, read_hours_cell
from nodement.surveys.headers import Column, area_fields
from nodement.surveys.languages import LanguageUnclear, read_language
from nodement.surveys.lines import Answer, Line
from nodement.surveys.profile import Role, Slot
from nodement.surveys.zones import ZoneUnclear, normalise_zone, read_zone

LONGEST_ADDRESS = 254
LONGEST_NAME = 200

_YES = re.compile(
    r"(?:yes|y|true|1|x|ok|okay|checked|✓|✔|☑|ja|si|oui|sim|agreed?|accept(?:ed)?"
    r"|(?:yes\W+)?i (?:have read|agree|accept|consent)(?! not)\b(?!.*\bnot\b).*"
    r"|yes\W.*)"
)
_GITHUB = re.compile(
    r"(?:https?://)?(?:www\.)?(?:github\.com/)?@?([a-z\d](?:[a-z\d-]{0,38}))/?", re.I
)
_FORMULA = ("=", "+", "-", "@")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_OUTSIDE_BRACKETS = re.compile(r"(?:[,;/|\n、，]|\s(?:and|&)\s)(?![^(]*\))")
_BOTH = frozenset({"both", "both of them", "either"})


def read_address(line: Line) -> str:
    """The email address in small letters; what cannot be one keeps the line out."""
    answer = line.answer(Field.EMAIL)
    plain = unicodedata.normalize("NFKC", one_line(answer.text))
    address = plain.removeprefix("mailto:").lower().strip()
    if not address:
        words = _("There is no email address, so this person can't be reached. Please add it.")
        line.refuse(answer, "address_missing", words)
        return ""
    try:
        validate_email(address)
    except ValidationError:
        is_valid = False
    else:
        is_valid = len(address) <= LONGEST_ADDRESS
    if not is_valid:
        words = _("“%(typed)s” is not an email address. Please ask for the right one.")
        line.refuse(answer, "address_invalid", words % {"typed": quoted(address)})
    return address


def read_name(line: Line) -> str:
    """The name as typed, in one line; formulas and links are kept as text and pointed out."""
    answer = line.answer(Field.NAME)
    if not answer.text:
        parts = [line.answer(Field.GIVEN_NAME), line.answer(Field.FAMILY_NAME)]
        typed = " ".join(part.text for part in parts if part.text)
        answer = Answer(answer.column or parts[0].column, typed)
    name = one_line(answer.text)
    if not name:
        line.refuse(answer, "name_missing", _("There is no name. Please ask for it."))
    elif len(name) > LONGEST_NAME:
        words = _("This name is longer than %(most)s letters. Please shorten it.")
        line.refuse(answer, "name_too_long", words % {"most": LONGEST_NAME})
    elif name.startswith(_FORMULA):
        words = _("This name looks like a spreadsheet formula. It is kept as text; please check.")
        line.note(answer, "name_formula", words)
    elif _LINK.search(name):
        words = _("This name holds a link. It is kept as text; please check.")
        line.note(answer, "name_link", words)
    return name


def read_github(line: Line) -> str:
    """The handle alone, also from an address; anything else is left out with a notice."""
    answer = line.answer(Field.GITHUB)
    if says_nothing(answer.text):
        return ""
    found = _GITHUB.fullmatch(folded(answer.text))
    if found is None:
        words = _("“%(typed)s” is not a GitHub username, so it is left out.")
        line.note(answer, "github_unreadable", words % {"typed": quoted(answer.text)})
        return ""
    return found[1]


def read_roles(line: Line) -> tuple[Role, ...]:
    """What the role column says; both when somebody wants both."""
    answer = line.answer(Field.ROLE)
    words = set(re.findall(r"\w+", folded(answer.text)))
    wants_both = folded(answer.text) in _BOTH
    roles = []
    if wants_both or words & {"mentee", "mentees", "mentored", "learner"}:
        roles.append(Role.MENTEE)
    if wants_both or words & {"mentor", "mentors", "advisor", "adviser"}:
        roles.append(Role.MENTOR)
    if not roles:
        reason = _("It does not say whether this person wants to be a mentor or a mentee.")
        line.refuse(answer, "role_unclear", reason)
    return tuple(roles)


def read_time_zone(line: Line) -> str:
    """The IANA zone; the organizer's own reading of the text goes first."""
    answer = line.answer(Field.TIME_ZONE)
    if not answer.text:
        words = _("There is no time zone. Please ask for a place such as Europe/Berlin.")
        line.refuse(answer, "zone_missing", words)
        return ""
    readings = line.form.settings.zone_readings
    try:
        return read_zone(readings.get(normalise_zone(answer.text)) or answer.text)
    except ZoneUnclear as unclear:
        line.refuse(answer, unclear.code, unclear.words)
        return ""


def read_availability(line: Line) -> tuple[Slot, ...]:
    """All ticked times; a cell that is no time keeps the line out, an empty week does not."""
    slots: list[Slot] = []
    grid = line.answers(*WEEKDAYS, Field.HOURS_OF_DAY)
    is_readable = True
    for column, text in grid:
        try:
            slots += _slots(column, text)
        except GridUnclear as unclear:
            is_readable = False
            line.refuse(Answer(column.header, text), "availability_unreadable", unclear.words)
    if grid and not slots and is_readable:
        words = _("No time to meet is ticked, so no match is possible until there is one.")
        line.note(Answer(grid[0][0].header, ""), "availability_missing", words)
    return merged(slots)


def read_areas(line: Line, role: Role | None) -> tuple[str, ...]:
    """The areas of focus that the taxonomy knows; a line without any stays out."""
    answer = line.answer(*area_fields(role))
    matched = line.form.taxonomy.match_areas(answer.text)
    unknown = {"unknown": quoted(", ".join(matched.unknown))}
    if not answer.text or not (matched.known or matched.unknown):
        line.refuse(answer, "areas_missing", _("No area of focus is given. Please ask for one."))
    elif not matched.known:
        words = _(
            "None of these is an area of this program: %(unknown)s. Please choose from its list, "
            "or add the area to the program."
        )
        line.refuse(answer, "area_unknown", words % unknown)
    elif matched.unknown:
        words = _("Not an area of this program, so left out: %(unknown)s.") % unknown
        line.note(answer, "area_unknown", words)
    return matched.known


def read_help(line: Line) -> tuple[str, ...]:
    """The kinds of help that the taxonomy knows; others are left out with a notice."""
    answer = line.answer(Field.HELP)
    matched = line.form.taxonomy.match_help(answer.text)
    if matched.unknown:
        words = _("Not a kind of help of this program, so left out: %(unknown)s.")
        line.note(answer, "help_unknown", words % {"unknown": quoted(", ".join(matched.unknown))})
    return matched.known


def read_languages(line: Line) -> tuple[str, ...]:
    """BCP 47 codes, the preferred language first; the form's own where it asks for none."""
    if not line.form.asks(Field.LANGUAGE, Field.OTHER_LANGUAGES):
        return (line.form.settings.form_language,)
    preferred, others = line.answer(Field.LANGUAGE), line.answer(Field.OTHER_LANGUAGES)
    problems = len(line.problems)
    codes = [*_codes(line, preferred, is_needed=True), *_codes(line, others, is_needed=False)]
    if not codes and len(line.problems) == problems:
        line.refuse(preferred, "language_missing", _("No language is given. Please ask for it."))
    return tuple(dict.fromkeys(codes))


def read_only_other_language(line: Line, languages: tuple[str, ...]) -> bool:
    """Whether somebody strictly needs another language than English; then one must be named."""
    answer = line.answer(Field.ONLY_OTHER_LANGUAGE)
    strictly = is_yes(answer.text)
    if strictly and languages == ("en",):
        words = _("A language other than English is required here, but none is named.")
        line.refuse(answer, "language_contradiction", words)
    return strictly


def check_consent(line: Line) -> None:
    """Without a yes in the column, or word from the organizer where there is none: no import."""
    if not line.form.asks(Field.CONSENT):
        if not line.form.settings.consent_given.strip():
            words = _("No column says that this person agreed. Please say how people agreed.")
            line.refuse(Answer("", ""), "consent_missing", words)
        return
    answer = line.answer(Field.CONSENT)
    if not is_yes(answer.text):
        words = _("This person has not agreed to the code of conduct. Please ask them first.")
        line.refuse(answer, "consent_missing", words)


def is_yes(text: str) -> bool:
    """`Yes`, a tick, or a checkbox that repeats the statement; everything else is a no."""
    return bool(_YES.fullmatch(without_accents(folded(text)).rstrip(".!")))


def read_names(line: Line, field: Field) -> tuple[str, ...]:
    """Names of people as typed, in the order given."""
    return listed(line.answer(field).text)


def _slots(column: Column, text: str) -> tuple[Slot, ...]:
    if column.field in WEEKDAYS:
        return read_day_cell(WEEKDAYS.index(column.field), text)
    hours: Hours = column.hours or (0, 0)
    return read_hours_cell(hours, text)


def _codes(line: Line, answer: Answer, *, is_needed: bool) -> list[str]:
    codes = []
    for typed in listed(answer.text, _OUTSIDE_BRACKETS):
        try:
            codes.append(read_language(typed))
        except LanguageUnclear as unclear:
            found = line.refuse if is_needed else line.note
            found(Answer(answer.column, typed), "language_unknown", unclear.words)
    return codes
