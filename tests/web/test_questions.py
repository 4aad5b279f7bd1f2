"""Questions as a page shows them, without any script: labels, words, choices, what was typed."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from nodement.applying.asked import Asked
from nodement.applying.models import Draft, Upload
from nodement.applying.reading import read_section
from nodement.forms.content import Audience, Condition, Kind, Section, Wording
from nodement.surveys.areas import Taxonomy
from nodement.web.questions import fields_of, preview_of, with_note
from tests.applying import scenes
from tests.applying.every_kind import ANSWERS, ASKED, EVERY, SECTION, only, posted
from tests.make import NOON
from tests.web.form import Form

SAID = {key: value for key, value in ANSWERS.items() if key != "file"}
MANY = Asked(Taxonomy(tuple(f"Area {number}" for number in range(300)), ()), "en", NOON)


def page_of(fields):
    return render_to_string("parts/questions.html", {"fields": fields})


def drawn(section, answers=None, asked=ASKED, **wrong):
    return page_of(fields_of(section, answers or {}, asked, **wrong))


def test_what_a_page_shows_is_taken_again_unchanged():
    sent = Form(drawn(SECTION, SAID)).sent

    read = read_section(SECTION, posted(sent), SAID, ASKED)

    assert (read.answers, read.problems) == (SAID, {})


def test_an_empty_page_sends_no_answer():
    read = read_section(SECTION, posted(Form(drawn(SECTION)).sent), {}, ASKED)

    assert (read.answers, read.problems) == ({"strict_language": False}, {})


def test_what_was_typed_stays_on_the_page_when_it_cannot_be_taken():
    wrong = {
        "email": ["grace at home"],
        "long": ["\n\nx <b>\n" * 2000],
        "week": ["0-18"],
        "week.typed": ["someday"],
        "languages": ["pt", "Quenya of Valinor"],
        "languages.level": ["", "3"],
        "areas": ["Testing"],
        "areas.level.Testing": [""],
        "several": ["Red", "Green", "Blue"],
        "lines": ["a", "b", "c", "d"],
        "number": ["many"],
    }
    read = read_section(SECTION, posted(wrong), {}, ASKED)

    page = drawn(SECTION, read.answers, problems=read.problems, typed=read.typed)

    sent = Form(page).sent
    again = read_section(SECTION, posted(sent), {}, ASKED)
    assert again.problems == read.problems
    assert again.typed["week.typed"] == ["someday"]
    assert again.typed["long"] == read.typed["long"]
    assert again.typed["languages"][:2] == ["pt", "Quenya of Valinor"]
    assert len(read.problems) == 8


def test_every_control_has_a_name_and_every_description_exists():
    problems = {question.key: ("Wrong.",) for question in SECTION.questions}
    for page in (drawn(SECTION, SAID), drawn(SECTION, problems=problems), drawn(SECTION)):
        form = Form(page)

        assert [each for each in form.unnamed if each not in form.labelled] == []
        assert form.described <= set(form.ids)
        assert len(form.ids) == len(set(form.ids))
        assert form.labelled <= set(form.ids)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.key)
def test_an_error_stands_beside_its_question_and_is_tied_to_it(question):
    section = Section(key="one", title="", questions=(question,))

    page = drawn(section, problems={question.key: ("Please mend this.",)})

    form = Form(page)
    assert f"q-{question.key}-problems" in form.described
    assert "Please mend this." in page


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.ORGANIZERS, "Only the organizers see this."),
        (Audience.PARTNER, "The organizers see this and, once you are paired, your partner."),
        (Audience.PUBLIC, "Everybody may see this."),
        (Audience.NOBODY, "Nobody sees your answer. It is only counted with all others,"),
    ],
)
def test_each_question_says_who_sees_the_answer(audience, words):
    assert words in drawn(only(Kind.SHORT, audience=audience))


def test_exclusions_say_that_they_are_private_whatever_the_form_says():
    words = "Private: only the organizers see this, never the people you name."

    assert words in drawn(only(Kind.EXCLUSIONS, audience=Audience.PARTNER))


def test_a_question_is_marked_as_required_or_optional():
    assert ">optional<" in drawn(only(Kind.SHORT))
    assert ">required<" in drawn(only(Kind.SHORT, is_required=True))


def test_what_people_write_is_text_and_nothing_else():
    evil = "<script>alert(1)</script>\"' onload=x"
    section = Section(
        key="one",
        title="",
        questions=tuple(
            replace(question, label=evil, help=evil, options=(evil,) * bool(question.options))
            for question in SECTION.questions
        ),
    )
    taxonomy = Taxonomy((evil,), (evil,))

    page = drawn(section, asked=replace(ASKED, taxonomy=taxonomy), typed={"short": [evil]})

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_options_are_read_in_another_language_and_sent_in_that_of_the_form():
    wordings = {"de": Wording(label="Farbe?", options=("Rot", "Grün"))}
    section = only(Kind.ONE, options=("Red", "Green"), wordings=wordings)

    page = drawn(section, {"it": "Green"}, replace(ASKED, language="de"))

    assert "Farbe?" in page
    assert "Grün" in page
    assert Form(page).sent == {"it": ["Green"]}


def test_many_options_are_a_list_to_open_and_few_are_in_sight():
    assert "<select" in drawn(only(Kind.ONE, options=tuple("abcdefghi")))
    assert "<select" not in drawn(only(Kind.ONE, options=tuple("abcdefgh")))


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Kathmandu", "In <bdi>Kathmandu</bdi> it is 17:45 now. Is that right?"),
        ("Europe/Berlin", "In <bdi>Berlin</bdi> it is 13:00 now. Is that right?"),
        ("Etc/UTC", "In <bdi>UTC</bdi> it is 12:00 now. Is that right?"),
        ("Etc/GMT-3", "In <bdi>UTC+3</bdi> it is 15:00 now. Is that right?"),
    ],
)
def test_the_clock_of_a_zone_is_printed_to_be_confirmed(zone, words):
    assert words in drawn(only(Kind.ZONE), {"it": zone})


def test_no_clock_is_printed_for_a_zone_that_is_not_clear():
    page = drawn(only(Kind.ZONE), typed={"it": ["IST"]}, problems={"it": ("Which?",)})

    assert "Is that right?</p>" not in page
    assert 'value="IST"' in page


def test_a_week_has_a_named_box_for_every_hour_and_a_box_to_type():
    page = drawn(only(Kind.WEEK), {"it": [[0, 1080, 1140], [1, 435, 555]]})

    assert page.count('type="checkbox"') == 168
    assert 'aria-labelledby="q-it-day-0 q-it-hour-18" checked' in page
    assert Form(page).sent == {"it": ["0-18"], "it.typed": ["Tue 07:15-09:15"]}


def test_three_hundred_areas_can_be_searched_and_none_keep_nobody_from_going_on():
    page = drawn(only(Kind.AREAS), asked=MANY)

    assert page.count('type="checkbox"') == 300
    assert "Search the list" in page
    assert "Search the list" not in drawn(only(Kind.AREAS))
    assert "so you can go on." in drawn(only(Kind.HELP), asked=MANY)


def test_consent_links_to_each_text():
    page = drawn(only(Kind.CONSENT))

    assert 'href="/programs/program1/documents/conduct/"' in page
    assert page.index("Code of conduct") < page.index("Program policy")


def test_a_question_on_condition_says_when_it_counts():
    page = drawn(SECTION)

    assert 'data-shown-if="yes_no"' in page
    assert "Only if you answer “Yes” to “yes_no?”." in page


def test_a_question_decided_in_another_section_is_there_or_not():
    condition = Condition(question="elsewhere", is_one_of=("yes",))
    section = only(Kind.SHORT, show_if=condition)

    assert fields_of(section, {}, ASKED) == []
    assert len(fields_of(section, {"elsewhere": True}, ASKED)) == 1
    assert len(preview_of(section, ASKED)) == 1


def test_an_address_that_looks_mistyped_is_questioned_beside_the_box():
    page = drawn(only(Kind.EMAIL), {"it": "grace@gmial.com"})

    assert "Perhaps you mean grace@gmail.com." in page


def test_the_page_may_add_words_beside_one_kind_of_question():
    fields = fields_of(SECTION, {}, ASKED)

    noted = with_note(fields, Kind.STRICT_LANGUAGE, "2 of 41 mentors speak Portuguese.")

    assert page_of(noted).count("2 of 41 mentors speak Portuguese.") == 1


def test_the_file_that_is_there_is_named_and_can_be_removed(django_assert_num_queries):
    draft = scenes.begin(scenes.open_cohort()).draft
    upload = Upload.objects.create(
        draft=draft,
        question="it",
        file="x",
        file_name="<résumé>.pdf",
        content_type="application/pdf",
        size=2048,
        uploaded_at=NOON,
    )

    with django_assert_num_queries(1):
        page = drawn(only(Kind.FILE), {"it": upload.public_id})

    assert Draft.objects.count() == 1
    assert "&lt;résumé&gt;.pdf" in page
    assert Form(page).sent == {}
    assert f'name="it.remove" value="{upload.public_id}"' in page


def test_all_questions_but_a_file_are_drawn_without_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        drawn(SECTION, SAID)


@pytest.mark.parametrize("language", ["ar", "de", "ja"])
def test_the_questions_are_drawn_in_other_languages_too(language):
    with translation.override(language):
        sent = Form(drawn(SECTION, SAID, replace(ASKED, language=language))).sent

        assert read_section(SECTION, posted(sent), {}, ASKED).answers == SAID
