"""A section with a question of every kind, and what a browser would post for it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.datastructures import MultiValueDict

from nodement.applying.asked import Asked, AskedDocument
from nodement.applying.reading import read_section
from nodement.forms.content import Condition, Content, Kind, Question, Section
from nodement.surveys.areas import Taxonomy
from tests.make import NOON

AREAS = ("Documentation", "Testing", "C++ core, and V8")
HELP = ("Code review", "Pair programming")
POLICY = AskedDocument(
    kind="policy", title="Program policy", version_id="policy1", program_id="program1"
)
CONDUCT = AskedDocument(
    kind="conduct", title="Code of conduct", version_id="conduct1", program_id="program1"
)
ASKED = Asked(Taxonomy(AREAS, HELP), "en", NOON, (POLICY, CONDUCT))
COLOURS = tuple(f"Colour {number}" for number in range(1, 11))

FED = {
    Kind.NAME: "name",
    Kind.EMAIL: "email",
    Kind.GITHUB: "github",
    Kind.ZONE: "time_zone",
    Kind.WEEK: "availability",
    Kind.LANGUAGES: "languages",
    Kind.STRICT_LANGUAGE: "only_other_language",
    Kind.AREAS: "areas",
    Kind.HELP: "help",
    Kind.WISHES: "wishes",
    Kind.EXCLUSIONS: "exclusions",
    Kind.LINES: "goals",
    Kind.LONG: "about",
    Kind.SHORT: "affiliation",
    Kind.ONE: "heard_of",
    Kind.NUMBER: "capacity",
    Kind.SCALE: "english_speaking",
    Kind.YES_NO: "listed",
}
BOUNDS: dict[Kind, dict[str, Any]] = {
    Kind.ONE: {"options": ("From a friend", "On GitHub")},
    Kind.SEVERAL: {"options": ("Red", "Green", "Blue"), "most": 2},
    Kind.SCALE: {"least": 1, "most": 5, "options": ("a few words", "all of it")},
    Kind.NUMBER: {"least": 1, "most": 10},
    Kind.LINES: {"least": 1, "most": 3},
    Kind.CONSENT: {"documents": ("conduct", "policy")},
}
EVERY = tuple(
    Question(key=kind.value, kind=kind, label=f"{kind}?", feeds=FED.get(kind, ""), **facts)
    for kind in Kind
    for facts in [BOUNDS.get(kind, {})]
)
MORE = (
    Question(key="colour", kind=Kind.ONE, label="Colour?", options=COLOURS),
    Question(
        key="why",
        kind=Kind.SHORT,
        label="Why?",
        show_if=Condition(question="yes_no", is_one_of=("yes",)),
    ),
    Question(key="many", kind=Kind.LINES, label="Many?", most=12),
)
SECTION = Section(key="all", title="All of them", questions=(*EVERY, *MORE))
CONTENT = Content(sections=(SECTION,))

ANSWERS: dict[str, Any] = {
    "short": "A school",
    "long": "One line.\nAnother.",
    "name": "ש",
    "email": "grace@example.org",
    "github": "grace-h",
    "link": "https://example.org/a?b=c",
    "zone": "Asia/Kathmandu",
    "one": "On GitHub",
    "several": ["Red", "Blue"],
    "scale": 4,
    "number": 3,
    "yes_no": True,
    "strict_language": True,
    "week": [[0, 1080, 1200], [2, 435, 555], [6, 1380, 1440]],
    "languages": [{"code": "pt", "level": 5}, {"code": "en", "level": 3}],
    "areas": [{"name": "Testing", "level": 2}, {"name": "C++ core, and V8", "level": 5}],
    "help": ["Pair programming"],
    "wishes": ["Ada, of London", "Edsger"],
    "exclusions": ["Somebody"],
    "lines": ["Land a pull request", "Speak at a meetup"],
    "file": "upload1",
    "consent": ["conduct1", "policy1"],
    "colour": "Colour 9",
    "why": "Because.",
    "many": ["a", "b"],
}


def only(kind: Kind, **facts: Any) -> Section:
    """A section with one question of a kind, called `it`."""
    question = Question(key="it", kind=kind, label="It?")
    facts = BOUNDS.get(kind, {}) | facts
    return Section(key="one", title="One", questions=(replace(question, **facts),))


def posted(said: Mapping[str, str | list[str]]) -> MultiValueDict:
    """What a browser would send."""
    return MultiValueDict(
        {name: [texts] if isinstance(texts, str) else texts for name, texts in said.items()}
    )


def answer(kind: Kind, said: Any, **facts: Any) -> Any:
    """The answer that is taken from what was posted, without a problem."""
    said = said if isinstance(said, dict) else {"it": said}
    read = read_section(only(kind, **facts), posted(said), {}, ASKED)
    assert read.problems == {}
    return read.answers.get("it")


def problem(kind: Kind, said: Any, **facts: Any) -> str:
    """What is said of what was posted; nothing of it is taken."""
    said = said if isinstance(said, dict) else {"it": said}
    read = read_section(only(kind, **facts), posted(said), {}, ASKED)
    assert read.answers == {}
    return " ".join(read.problems["it"])
