"""The two surveys that a form begins with."""

from json import dumps, loads

import pytest

from nodement.forms.checks import faults
from nodement.forms.content import Audience, Content, Kind
from nodement.forms.defaults import default_content, ready_made
from nodement.forms.editing import remove_question
from nodement.forms.needed import KINDS_FOR, needed
from nodement.forms.words import KINDS, OFFERED, feeds_label

ROLES = ("mentee", "mentor")


@pytest.mark.parametrize("role", ROLES)
def test_it_can_be_published_as_it_is(role):
    assert faults(default_content(role), role) == []


@pytest.mark.parametrize("role", ROLES)
def test_it_asks_all_that_the_matching_needs_and_a_yes_to_the_texts(role):
    content = default_content(role)
    consent = [each for each in content.questions if each.kind == Kind.CONSENT]

    assert [feeds for feeds in needed(role) if content.feeding(feeds) is None] == []
    assert [each.documents for each in consent] == [("policy", "conduct", "privacy")]


@pytest.mark.parametrize("role", ROLES)
def test_it_comes_in_sections_that_fit_a_phone_and_every_question_has_a_word_of_help(role):
    content = default_content(role)

    assert [section.key for section in content.sections] == [
        "about",
        "languages",
        "time",
        "work",
        "people",
        "agreeing",
    ]
    assert all(1 <= len(section.questions) <= 5 for section in content.sections)
    assert [each.key for each in content.questions if not each.help] == []


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_asked_who_they_are_by_birth_and_email_and_exclusions_stay_private(role):
    content = default_content(role)
    private = ("email", "exclusions", "wishes", "affiliation")

    assert [each for each in content.questions if each.audience == Audience.NOBODY] == []
    assert {content.question(key).audience for key in private} == {Audience.ORGANIZERS}


def test_the_two_sides_ask_for_what_only_they_can_say():
    mentees = {each.key for each in default_content("mentee").questions}
    mentors = {each.key for each in default_content("mentor").questions}

    assert mentees - mentors == {"goals"}
    assert mentors - mentees == {"capacity", "pause_until", "listed"}


def test_mentees_name_one_to_three_goals():
    goals = default_content("mentee").question("goals")

    assert (goals.kind, goals.least, goals.most, goals.is_required) == (Kind.LINES, 1, 3, True)


@pytest.mark.parametrize("role", ROLES)
def test_it_reads_the_same_after_it_was_kept(role):
    content = default_content(role)

    assert Content.from_json(loads(dumps(content.as_json()))) == content


def test_a_question_that_was_removed_can_be_had_back():
    content = default_content("mentee")
    less = remove_question(content, "heard_of", role="mentee")

    assert ready_made("mentee", content) == []
    assert ready_made("mentee", less) == [content.question("heard_of")]
    assert len(ready_made("mentor", Content())) == len(list(default_content("mentor").questions))


def test_every_kind_has_a_name_and_every_other_kind_is_ready_made():
    used = {each.kind for role in ROLES for each in default_content(role).questions}

    assert set(KINDS) == set(Kind)
    assert set(Kind) - set(OFFERED) - used == set()


def test_every_needed_answer_has_a_name_and_a_kind():
    for role in ROLES:
        assert [feeds for feeds in needed(role) if feeds not in KINDS_FOR] == []
        assert [feeds for feeds in needed(role) if "_" in feeds_label(feeds)] == []
