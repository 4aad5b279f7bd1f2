"""Every word of a page or a letter can be translated, and letters begin with their subject."""

import ast
import re

import pytest

from tests.house.rooms import HOUSE, LETTER_PARTS, LETTERS, PAGES, PYTHON, name
from tests.house.wording import bare_words, bare_words_of_letter, faults_of_page

LOADS = re.compile(r"^({%\s*load [\w ]+%})+")
TRANSLATES = re.compile(r"{%\s*(blocktranslate|translate)\b")
FACT_IN_CODE = re.compile(r"`[^`\n]*{{[^`\n]*`")


def faults_of_letter(source: str) -> list[str]:
    """Its first line is the subject, then a blank one.

    A fact between code marks would show the backslashes that quote it.
    """
    subject, _end, rest = LOADS.sub("", source).partition("\n")
    faults = [f"not translatable: {word}" for word in bare_words_of_letter(source)]
    if not TRANSLATES.search(subject):
        faults.append("the first line is no subject")
    if not rest.startswith("\n"):
        faults.append("no blank line after the subject")
    return faults + ["a fact in code marks" for _found in FACT_IN_CODE.finditer(source)]


def test_every_word_of_a_page_is_translatable_and_nothing_runs_in_it() -> None:
    faults = {name(path): found for path in PAGES if (found := faults_of_page(path.read_text()))}

    assert faults == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Hello</p>",
        "<p>{% translate 'Hello' %} there</p>",
        "<p>{% if pair %}Pairs{% endif %}</p>",
        '<img alt="Portrait">',
        '<input type="submit" value="Send">',
        '<button aria-label="Close">×</button>',
        '<p style="color: red">',
        '<p onclick="{{ code }}">',
        "<style></style>",
        "<script></script>",
        "<h2>{{ count }} pairs</h2>",
    ],
)
def test_a_fault_of_a_page_is_caught(planted: str) -> None:
    assert len(faults_of_page(planted)) == 1


def test_what_is_no_word_is_no_fault() -> None:
    page = (
        "<h1>{% translate 'Hello' %}: {{ count }} · 12 &rarr; <code>make test</code> Nodement</h1>"
        '<p title="{% translate "Title" %}" class="muted">{% blocktranslate with a=b %}Two words'
        '{% endblocktranslate %}</p><script src="/static/x.js"></script>{# a note #}'
        '<script type="application/json">{"ids": {}}</script>'
        '{% block layout %}narrow{% endblock %}<input value="{{ word }}">'
        "{% comment %}Not shown{% endcomment %}"
    )

    assert faults_of_page(page) == []


def test_every_letter_begins_with_its_subject_and_is_translatable() -> None:
    faults = {
        name(path): found for path in LETTERS if (found := faults_of_letter(path.read_text()))
    }
    parts = {name(path): bare_words_of_letter(path.read_text()) for path in LETTER_PARTS}

    assert faults == {}
    assert {part: found for part, found in parts.items() if found} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "A subject\n",
        "\n\n{% translate 'Body' %}",
        "{% translate 'Subject' %}\n{% translate 'Body' %}",
        "{% translate 'Subject' %}\n\nHello",
        "{% translate 'Subject' %}\n\n[Page]({{ site }}/pairs/)",
        "{% translate 'Subject' %}\n\n`{{ code }}`",
    ],
)
def test_a_fault_of_a_letter_is_caught(planted: str) -> None:
    assert faults_of_letter(planted)


def test_a_letter_has_one_name_in_the_whole_house() -> None:
    names = [path.stem for path in LETTERS]

    assert len(names) >= 3
    assert sorted(names) == sorted(set(names))


def test_every_letter_is_written_by_somebody() -> None:
    said = {
        node.value
        for path in PYTHON
        if path.is_relative_to(HOUSE)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert [path.stem for path in LETTERS if path.stem not in said] == []


def test_names_are_no_words_to_translate() -> None:
    assert bare_words("Nodement GitHub Pair 12 — é") == ["Pair"]
