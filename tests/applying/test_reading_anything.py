"""Whatever is posted: reading never raises, and what it takes can be shown, sent and matched."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from nodement.applying.kinds.table import KINDS, controls_of
from nodement.applying.profiles import profile_of
from nodement.applying.reading import read_section
from nodement.applying.showing import shown
from nodement.forms.content import Kind
from nodement.surveys.cleaning import one_line
from nodement.surveys.profile import Profile
from tests.applying.anything import POSTS
from tests.applying.every_kind import ANSWERS, ASKED, CONTENT, SECTION, posted

SAVED = some.sampled_from([{}, ANSWERS, {"file": "upload1"}, {"yes_no": True}])


@settings(max_examples=150, deadline=None)
@given(said=POSTS, saved=SAVED)
def test_whatever_is_posted_is_read_or_explained(said, saved):
    read = read_section(SECTION, posted(said), saved, ASKED)

    assert read.answers.keys() <= {question.key for question in SECTION.questions}
    assert all(words and all(words) for words in read.problems.values())
    assert "\\u0000" not in json.dumps([read.answers, read.typed])
    json.dumps([read.answers, read.typed], ensure_ascii=False).encode()


@settings(max_examples=100, deadline=None)
@given(said=POSTS, saved=SAVED)
def test_what_was_taken_is_taken_again_unchanged(said, saved):
    once = read_section(SECTION, posted(said), saved, ASKED)
    again = {}
    for question in SECTION.questions:
        if question.key in once.answers:
            again |= KINDS[question.kind].write(question, once.answers[question.key])

    twice = read_section(SECTION, posted(again), once.answers, ASKED)

    taken = {key: said for key, said in twice.answers.items() if key not in once.problems}
    assert taken == once.answers


@settings(max_examples=100, deadline=None)
@given(said=POSTS, saved=SAVED)
def test_what_was_taken_can_be_shown_and_becomes_a_profile(said, saved):
    read = read_section(SECTION, posted(said), saved, ASKED)

    for question in SECTION.questions:
        lines = shown(question, read.answers.get(question.key), "en", ASKED.taxonomy)
        assert all(isinstance(line, str) for line in lines)
        assert bool(lines) == (question.key in read.answers)
    profile = profile_of(CONTENT, read.answers, "grace@example.org")
    assert Profile.from_json(json.loads(json.dumps(profile.as_json()))) == profile


SILENT = {
    Kind.WEEK, Kind.FILE, Kind.CONSENT, Kind.YES_NO, Kind.WISHES, Kind.EXCLUSIONS,
}  # fmt: skip
"""What may say nothing to a text: a control that knows its own values, or “nobody” as an answer."""


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in SILENT])
@settings(max_examples=25, deadline=None)
@given(text=some.text(max_size=60).filter(one_line))
def test_no_text_is_dropped_without_a_word(kind, text):
    question = next(each for each in SECTION.questions if each.kind == kind)
    said = {name: [text, text] for name in controls_of(question, ASKED)}

    read = read_section(SECTION, posted(said), {}, ASKED)

    assert (question.key in read.answers) != (question.key in read.problems)
