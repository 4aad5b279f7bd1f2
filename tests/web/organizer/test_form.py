"""One form on its page: what it asks, in which order, and how far it is."""

from dataclasses import replace

import pytest

from nodement.forms.actions import open_form, publish_form
from nodement.forms.content import Condition, Content, Kind, Question, Section
from nodement.forms.editing import add_question, change_question, remove_question
from nodement.forms.models import Form
from nodement.journal.models import Entry
from tests import make
from tests.make import NOON
from tests.web.organizer.builder import Building
from tests.web.page import main

LONG = "شكراً 🌱 " + "wonderful" * 50


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    return Building(form, crew.ines)


@pytest.fixture
def moved(margaret, building):
    """Press a button that moves something, on a page of this edition."""

    def press(button, key, edition=None):
        sent = {button: key, "edition": building.edition if edition is None else edition}
        return margaret.post(f"{building.address}order/", sent)

    return press


def changed(content, key, **facts):
    return change_question(content, key, replace(content.question(key), **facts))


def test_it_shows_every_question_with_its_kind_its_audience_and_what_needs_it(margaret, building):
    page = main(margaret.get(building.address))

    for section in building.content.sections:
        assert section.title in page
    for question in building.content.questions:
        assert question.label in page
    assert (
        "What is your name? required needed for the matching "
        "Name · Organizers, and whoever they are paired with" in page
    )
    assert "A draft so far: nobody can answer it" in page
    assert "Questions 21" in page


def test_a_condition_is_shown_with_the_question_it_is_about(margaret, building):
    building.change(
        changed(
            building.content,
            "wishes",
            show_if=Condition(question="continuing", is_one_of=("Yes, gladly", "Let us see")),
        )
    )

    page = main(margaret.get(building.address))

    assert (
        "Only after “Yes, gladly”, “Let us see” to “Would you like to go on together after the "
        "term?”" in page
    )


def test_what_keeps_it_from_being_published_stands_where_it_is(margaret, building):
    building.change(changed(building.content, "areas", is_required=False))

    page = main(margaret.get(building.address))

    assert "1 thing keeps this form from being published." in page
    assert "The matching needs this answer, so it has to be answered." in page


def test_an_empty_form_says_where_to_begin(margaret, building):
    building.change(Content())

    page = main(margaret.get(building.address))

    assert "This form is empty" in page
    assert "The form has no question yet." in page


def test_very_long_and_right_to_left_words_are_shown_whole_and_run_nothing(margaret, building):
    label = f"{LONG}<script>alert(1)</script>"
    building.change(changed(building.content, "github", label=label))

    page = margaret.get(building.address)

    assert LONG in main(page)
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    ("press", "place", "target"),
    [
        (("question-up", "github"), 1, "question-up-github"),
        (("question-down", "email"), 2, "question-down-email"),
        (("question-up", "email"), 0, "question-down-email"),
        (("question-down", "about"), 4, "question-up-about"),
    ],
)
def test_a_question_moves_and_the_focus_stays_on_its_buttons(building, moved, press, place, target):
    answer = moved(*press)

    assert building.order()[0].index(press[1]) == place
    assert answer["Location"] == f"{building.address}#{target}"


def test_the_button_that_is_left_is_on_the_page_and_can_be_pressed(margaret, building, moved):
    target = moved("question-up", "email")["Location"].partition("#")[2]

    page = margaret.get(building.address).content.decode()

    assert f'id="{target}" form="order" name="question-down" value="email">' in page
    assert 'id="question-up-email" form="order" name="question-up" value="email" disabled' in page


def test_a_section_moves_with_its_questions(building, moved):
    before = building.order()

    answer = moved("section-down", "about")

    assert building.order() == [before[1], before[0], *before[2:]]
    assert answer["Location"].endswith("#section-down-about")


def test_moving_what_somebody_has_just_changed_says_who_and_changes_nothing(
    margaret, building, moved
):
    stale = building.edition
    building.change(changed(building.content, "name", label="You are?"))
    keys = building.order()

    moved("question-up", "github", stale)

    assert building.order() == keys
    assert "Ines has changed this form meanwhile." in main(margaret.get(building.address))


def test_moving_a_question_that_is_gone_or_nothing_at_all_is_said(margaret, building):
    order = f"{building.address}order/"
    back = {"referer": f"http://testserver{building.address}"}

    gone = margaret.post(order, {"question-up": "gone", "edition": 1}, headers=back, follow=True)
    nothing = margaret.post(order, {"edition": "x"}, headers=back, follow=True)

    assert "This question is not in the form any more." in main(gone)
    assert "Please choose what to move." in main(nothing)


def test_it_tells_how_many_answered_each_version(crew, margaret, building):
    first = publish_form(building.form, by=crew.margaret, at=NOON)
    for _number in range(2):
        make.application("mentee", cohort=crew.cohort, form_version=first, source="form")
    building.change(changed(building.content, "name", label="You are?"))
    page = main(margaret.get(building.address))
    assert "People answer version 1. The draft below differs from it" in page
    publish_form(building.form, by=crew.ines, at=NOON)

    page = main(margaret.get(building.address))

    assert "People answer version 2, and this is it." in page
    assert "Version 2 · answered by 0 people" in page
    assert "Version 1 · answered by 2 people" in page
    assert "by Margaret" in page


def test_changes_can_be_discarded(crew, margaret, building):
    publish_form(building.form, by=crew.margaret, at=NOON)
    published = building.content
    building.change(remove_question(published, "heard_of", role="mentee"))

    discard = {"edition": building.edition}
    answer = margaret.post(f"{building.address}discard/", discard, follow=True)

    assert building.content == published
    assert "The form is again as people answer it now." in main(answer)
    assert "Discard the changes" not in main(answer)


def test_discarding_is_not_offered_before_anything_is_published(margaret, building):
    assert "Discard the changes" not in main(margaret.get(building.address))
    assert margaret.post(f"{building.address}discard/", {"edition": 1}).status_code == 409


def test_a_form_is_copied_from_another_cohort_of_the_program(crew, margaret, building):
    spring = make.cohort(program=crew.cohort.program, name="Spring 2026")
    theirs = open_form(spring, "mentee", by=crew.margaret, at=NOON)
    asked = Question(key="q-1", kind=Kind.SHORT, label="Which editor do you use?")
    Building(theirs, crew.ines).change(add_question(theirs.content, "work", asked))
    assert "Spring 2026" in main(margaret.get(building.address))

    sent = {"source": theirs.public_id, "edition": building.edition}
    answer = margaret.post(f"{building.address}copy/", sent, follow=True)

    assert building.content.question("q-1") == asked
    assert "Copied from Spring 2026. Nobody sees it before you publish it." in main(answer)


def test_forms_of_other_programs_are_neither_offered_nor_copied(crew, margaret, building):
    elsewhere = make.cohort(name="Elsewhere 2026")
    theirs = open_form(elsewhere, "mentee", by=crew.margaret, at=NOON)
    mentors = open_form(crew.cohort, "mentor", by=crew.margaret, at=NOON)

    assert "Elsewhere 2026" not in main(margaret.get(building.address))
    for source in (theirs.public_id, mentors.public_id, "nothing"):
        sent = {"source": source, "edition": building.edition}
        assert margaret.post(f"{building.address}copy/", sent).status_code == 404
    assert building.edition == 1


def test_it_asks_the_database_as_often_for_many_questions_as_for_none(
    crew, margaret, building, django_assert_num_queries
):
    building.change(Content())
    with django_assert_num_queries(7):
        margaret.get(building.address)
    for number in range(1, 13):
        questions = tuple(
            Question(key=f"q{each}", kind=Kind.SHORT, label="Why?") for each in range(number * 10)
        )
        full = Content(sections=(Section(key="a", title="A", questions=questions),))
        building.change(full)
        building.form.versions.create(
            number=number, content_json=full.as_json(), published_at=NOON, published_by=crew.ines
        )
    with django_assert_num_queries(9):
        page = main(margaret.get(building.address))
    assert "Questions 120" in page
    assert "1 to 10 of 12" in page


def test_nobody_else_finds_or_changes_it(sign_in, building):
    stranger = sign_in(make.organizer(make.cohort().program, "Elsewhere"))
    entries = Entry.objects.count()

    for part in ("", "preview/", "publish/", "translations/", "questions/name/", "sections/about/"):
        assert stranger.get(f"{building.address}{part}").status_code == 404
    for part in ("order/", "discard/", "copy/", "publish/", "questions/name/remove/"):
        assert stranger.post(f"{building.address}{part}", {"edition": 1}).status_code == 404
    assert Form.objects.get().edition == 1
    assert Entry.objects.count() == entries
