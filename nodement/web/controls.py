"""The controls of a question: what can be typed or chosen, with what was typed or chosen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from nodement.applying.asked import control
from nodement.applying.kinds.choices import NO, YES, how_many, options_of
from nodement.applying.kinds.files import CHOSEN, REMOVED
from nodement.applying.kinds.lists import MOST_ROWS, has_rows, most_of
from nodement.applying.kinds.numbers import bounds_of, point_names, scale_of
from nodement.applying.kinds.zone import zones_to_choose
from nodement.applying.models import Upload
from nodement.forms.content import Kind, Question
from nodement.web.drawing import Body, Choice, Drawn
from nodement.web.grids import areas_of, languages_of, week_of
from nodement.web.zone_clock import clock_at

MOST_RADIOS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody(Body):
    """One box; the other facts help a browser to help."""

    text: str
    autocomplete: str = "off"
    inputmode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneBody(TextBody):
    """A box for a time zone, and what the clock shows there."""

    zones: tuple[str, ...]
    place: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceBody(Body):
    """Things to choose from; `hint` says how many."""

    choices: tuple[Choice, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A box for one entry of a list."""

    id: str
    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesBody(Body):
    """A box for each line, or one for all of them."""

    rows: tuple[Row, ...] = ()
    text: str = ""
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBody(Body):
    """The file that is there, and how it is replaced or removed."""

    control: str
    remove: str
    value: str = ""
    name: str = ""
    size: str = ""
    is_removed: bool = False


def body_of(drawn: Drawn) -> Body:
    """The controls of a question."""
    return _BODIES[drawn.question.kind](drawn)


def template_of(question: Question) -> str:
    """The name of the template that draws a question."""
    if question.kind == Kind.ONE and len(question.options) > MOST_RADIOS:
        return "select"
    return _TEMPLATES.get(question.kind, question.kind.value)


def _text(autocomplete: str = "off", inputmode: str = "") -> Callable[[Drawn], TextBody]:
    return lambda drawn: TextBody(text=drawn.text(), autocomplete=autocomplete, inputmode=inputmode)


def _number(drawn: Drawn) -> TextBody:
    least, _most = bounds_of(drawn.question)
    return TextBody(text=drawn.text(), inputmode="numeric" if least >= 0 else "text")


def _zone(drawn: Drawn) -> ZoneBody:
    place, time = clock_at(drawn.text(), drawn.asked.now)
    return ZoneBody(
        text=drawn.text(),
        zones=zones_to_choose(),
        place=place,
        time=time,
    )


def _choices(drawn: Drawn, offered: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    chosen = set(drawn.texts())
    return tuple(
        Choice(id=drawn.id(number), value=value, label=label, is_chosen=value in chosen)
        for number, (value, label) in enumerate(offered, start=1)
    )


def _options(drawn: Drawn) -> list[tuple[str, str]]:
    own = options_of(drawn.question, drawn.asked)
    read = own if drawn.question.kind == Kind.HELP else drawn.worded.options
    return list(zip(own, read, strict=False))


def _one(drawn: Drawn) -> ChoiceBody:
    offered = _options(drawn)
    if offered and not drawn.question.is_required:
        offered.append(("", _("No answer")))
    return ChoiceBody(choices=_choices(drawn, offered))


def _several(drawn: Drawn) -> ChoiceBody:
    question = drawn.question
    return ChoiceBody(choices=_choices(drawn, _options(drawn)), hint=how_many(question))


def _yes_no(drawn: Drawn) -> ChoiceBody:
    offered = [(YES, _("Yes")), (NO, _("No"))]
    if not drawn.question.is_required:
        offered.append(("", _("No answer")))
    return ChoiceBody(choices=_choices(drawn, offered))


def _tick(drawn: Drawn) -> ChoiceBody:
    return ChoiceBody(choices=_choices(drawn, [(YES, drawn.worded.label)]))


def _scale(drawn: Drawn) -> ChoiceBody:
    points = scale_of(drawn.question)
    names = point_names(drawn.question, drawn.asked.language)
    return ChoiceBody(
        choices=_choices(drawn, [(str(each), names.get(each, "")) for each in points])
    )


def _lines(drawn: Drawn) -> LinesBody:
    most = most_of(drawn.question)
    texts = drawn.texts()
    if not has_rows(drawn.question):
        return LinesBody(text="\n".join(texts), most=most)
    numbers = range(1, max(min(most, MOST_ROWS), len(texts)) + 1)
    filled = [*texts, *[""] * len(numbers)]
    rows = (Row(id=drawn.id(each), number=each, text=filled[each - 1]) for each in numbers)
    return LinesBody(rows=tuple(rows), most=most)


def _file(drawn: Drawn) -> FileBody:
    upload = Upload.objects.filter(public_id=drawn.answer).first() if drawn.answer else None
    body = FileBody(
        control=control(drawn.question, CHOSEN), remove=control(drawn.question, REMOVED)
    )
    if upload is None:
        return body
    return replace(
        body,
        value=upload.public_id,
        name=upload.file_name,
        size=filesizeformat(upload.size),
        is_removed=upload.public_id in drawn.texts(REMOVED),
    )


def _consent(drawn: Drawn) -> ChoiceBody:
    chosen = set(drawn.texts())
    documents = drawn.asked.documents_of(drawn.question)
    return ChoiceBody(
        choices=tuple(
            Choice(
                id=drawn.id(number),
                value=document.version_id,
                label=document.title,
                is_chosen=document.version_id in chosen,
                address=reverse("public:document", args=[document.program_id, document.kind]),
            )
            for number, document in enumerate(documents, start=1)
        )
    )


_TEMPLATES: Mapping[Kind, str] = {
    Kind.NAME: "short",
    Kind.EMAIL: "short",
    Kind.GITHUB: "short",
    Kind.LINK: "short",
    Kind.NUMBER: "short",
    Kind.ONE: "one",
    Kind.YES_NO: "one",
    Kind.HELP: "several",
    Kind.WISHES: "lines",
    Kind.EXCLUSIONS: "lines",
}
"""The kinds that are drawn like another one; the others have a template of their own."""

_BODIES: Mapping[Kind, Callable[[Drawn], Body]] = {
    Kind.SHORT: _text(),
    Kind.LONG: _text(),
    Kind.NAME: _text("name"),
    Kind.EMAIL: _text("email", "email"),
    Kind.GITHUB: _text(),
    Kind.LINK: _text("url", "url"),
    Kind.NUMBER: _number,
    Kind.ZONE: _zone,
    Kind.ONE: _one,
    Kind.SEVERAL: _several,
    Kind.HELP: _several,
    Kind.YES_NO: _yes_no,
    Kind.STRICT_LANGUAGE: _tick,
    Kind.SCALE: _scale,
    Kind.LINES: _lines,
    Kind.WISHES: _lines,
    Kind.EXCLUSIONS: _lines,
    Kind.WEEK: week_of,
    Kind.LANGUAGES: languages_of,
    Kind.AREAS: areas_of,
    Kind.FILE: _file,
    Kind.CONSENT: _consent,
}
