"""Sentences can be translated: every literal is visible to the extractor, every fact is named."""

import ast
import re
from pathlib import Path

import pytest

from nodement import matcher
from nodement.matcher.words import Words, ngettext_lazy

FILES = sorted(Path(matcher.__file__).parent.glob("*.py"))


def test_a_number_chooses_between_singular_and_plural():
    assert [str(ngettext_lazy("%(count)s place", "%(count)s places", n)) for n in (0, 1, 2)] == [
        "0 places",
        "1 place",
        "2 places",
    ]


def test_a_language_is_named_and_an_unknown_one_keeps_its_tag():
    assert str(Words("%(language)s", {"language": "pt"})) == "Portuguese"
    assert str(Words("%(language_of_both)s", {"language_of_both": "qya"})) == "qya"


def test_a_percent_sign_in_a_fact_is_harmless():
    assert str(Words("Shares %(areas)s.", {"areas": "100 %(x)s"})) == "Shares 100 %(x)s."


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FILES])
def test_every_sentence_is_a_literal_that_the_extractor_finds(path):
    for call in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
            continue
        if call.func.id == "Words" and path.name != "words.py":
            template = call.args[0]
            assert isinstance(template, ast.Name) or ast.unparse(template.func) == "gettext_noop"
        if call.func.id in {"gettext_noop", "ngettext_lazy"}:
            literals = call.args[: 1 if call.func.id == "gettext_noop" else 2]
            assert all(isinstance(one.value, str) for one in literals)
            assert len({tuple(re.findall(r"%\((\w+)\)s", one.value)) for one in literals}) == 1
