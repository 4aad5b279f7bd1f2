"""How a draft differs from what is published."""

from dataclasses import replace

import pytest

from nodement.forms.comparing import Differences, differences
from nodement.forms.content import Content, Kind, Question
from nodement.forms.defaults import default_content
from nodement.forms.editing import (
    add_question,
    change_question,
    change_section,
    move_question,
    place_question,
    remove_question,
)

NEW = Question(key="q-new", kind=Kind.SHORT, label="New?")


@pytest.fixture
def content():
    return default_content("mentee")


def test_the_same_content_does_not_differ(content):
    assert differences(content, default_content("mentee")) == Differences()


def test_questions_come_go_and_change(content):
    reworded = replace(content.question("name"), label="You are?")
    after = change_question(add_question(content, "people", NEW), "name", reworded)
    after = remove_question(after, "heard_of", role="mentee")

    assert differences(content, after) == Differences(
        added=(NEW,), removed=(content.question("heard_of"),), changed=(reworded,)
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda content: move_question(content, "email", 1),
        lambda content: place_question(content, "github", "work"),
        lambda content: change_section(content, "about", title="You", text=""),
    ],
)
def test_another_order_and_other_sections_are_a_difference(content, change):
    assert differences(content, change(content)) == Differences(is_rearranged=True)


def test_to_a_new_form_everything_is_added(content):
    found = differences(Content(), content)

    assert found.added == tuple(content.questions)
    assert (found.removed, found.changed) == ((), ())
