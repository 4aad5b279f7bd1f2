"""Reading a section: what is kept, what is said about the rest, and that nothing is lost."""

import pytest

from nodement.applying.asked import Asked
from nodement.applying.kinds.table import KINDS
from nodement.applying.reading import asked_in, can_be_answered, read_section, still_missing
from nodement.documents.models import Document, Version
from nodement.forms.content import Condition, Content, Kind, Question, Section
from nodement.surveys.areas import Taxonomy
from tests import make
from tests.applying.every_kind import ANSWERS, ASKED, CONTENT, EVERY, SECTION, only, posted
from tests.make import NOON

NOTHING = Asked(Taxonomy((), ()), "en", NOON)


def everything_posted():
    said = {}
    for question in SECTION.questions:
        said |= KINDS[question.kind].write(question, ANSWERS[question.key])
    return posted(said)


def test_every_kind_of_answer_is_read_as_it_was_given():
    read = read_section(SECTION, everything_posted(), {"file": "upload1"}, ASKED)

    assert (read.answers, read.problems, read.typed) == (ANSWERS, {}, {})


def test_a_question_left_empty_has_no_answer_and_a_box_not_ticked_says_no():
    read = read_section(SECTION, posted({}), {}, ASKED)

    assert (read.answers, read.problems) == ({"strict_language": False}, {})


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in ("strict_language", "file")])
def test_a_required_question_left_empty_says_what_to_do(kind):
    read = read_section(only(kind, is_required=True), posted({}), {}, ASKED)

    assert list(read.problems) == ["it"]
    assert read.problems["it"][0].startswith("Please ")


def test_the_answers_of_other_sections_are_not_repeated():
    read = read_section(only(Kind.SHORT), posted({"it": "here"}), {"name": "Grace"}, ASKED)

    assert read.answers == {"it": "here"}


def test_what_cannot_be_taken_is_kept_as_typed_and_the_rest_is_read():
    section = Section(key="two", title="", questions=(EVERY[0], *only(Kind.EMAIL).questions))

    read = read_section(section, posted({"short": "School", "it": "grace at home"}), {}, ASKED)

    assert read.answers == {"short": "School"}
    assert read.problems == {
        "it": ("“grace at home” is not an email address. Please write it like name@example.org.",)
    }
    assert read.typed == {"it": ["grace at home"]}


def test_every_control_of_an_unclear_question_is_kept():
    said = {"it": ["0-18"], "it.typed": "someday"}

    read = read_section(only(Kind.WEEK), posted(said), {}, ASKED)

    assert list(read.problems) == ["it"]
    assert read.typed == {"it": ["0-18"], "it.typed": ["someday"]}


def test_what_is_kept_for_mending_is_bounded_and_free_of_what_no_database_keeps():
    read = read_section(only(Kind.LONG), posted({"it": "a\0b" + "x" * 60_000}), {}, ASKED)

    assert len(read.typed["it"][0]) == 49_999
    assert read.typed["it"][0].startswith("abx")


def test_twenty_thousand_letters_are_refused_in_words_and_kept():
    read = read_section(only(Kind.LONG), posted({"it": "x" * 20_000}), {}, ASKED)

    words = "This is 20,000 letters long. Please shorten it to 5,000 letters;"
    assert read.problems["it"][0].startswith(words)
    assert read.typed["it"] == ["x" * 20_000]


def asked_why(of):
    """A question on condition, after the one that decides."""
    return Section(
        key="why",
        title="",
        questions=(
            Question(key="employed", kind=Kind.YES_NO, label=""),
            Question(
                key="where",
                kind=Kind.SHORT,
                label="",
                is_required=True,
                show_if=Condition(question=of, is_one_of=("yes",)),
            ),
        ),
    )


def test_a_question_that_is_not_asked_any_more_loses_its_answer():
    said = {"employed": "no", "where": "Forge"}

    read = read_section(asked_why("employed"), posted(said), {"where": "Forge"}, ASKED)

    assert (read.answers, read.problems) == ({"employed": False}, {})


def test_a_condition_counts_what_was_just_posted_not_what_was_saved():
    said = {"employed": "yes", "where": "Forge"}

    read = read_section(asked_why("employed"), posted(said), {"employed": False}, ASKED)

    assert read.answers == {"employed": True, "where": "Forge"}


def test_a_condition_counts_the_answers_of_other_sections():
    before = read_section(asked_why("before"), posted({"where": "Forge"}), {"before": True}, ASKED)
    without = read_section(asked_why("before"), posted({"where": "Forge"}), {}, ASKED)

    assert (before.answers, without.answers) == ({"where": "Forge"}, {})


def test_an_address_that_looks_mistyped_is_taken_and_questioned():
    read = read_section(only(Kind.EMAIL), posted({"it": "grace@gmial.com"}), {}, ASKED)

    assert read.answers == {"it": "grace@gmial.com"}
    assert read.problems == {}
    assert read.notices == {"it": ("Is this address right? Perhaps you mean grace@gmail.com.",)}


def languages_and_strict(*codes):
    section = Section(
        key="languages",
        title="",
        questions=(
            Question(key="spoken", kind=Kind.LANGUAGES, label=""),
            Question(key="strict", kind=Kind.STRICT_LANGUAGE, label=""),
        ),
    )
    said = {"spoken": list(codes), "spoken.level": ["5"] * len(codes), "strict": "yes"}
    return read_section(section, posted(said), {}, ASKED)


def test_to_need_another_language_than_english_one_has_to_be_named():
    contradiction = languages_and_strict("en")

    assert list(contradiction.problems) == ["strict"]
    assert contradiction.typed == {"strict": ["yes"]}
    assert contradiction.answers == {"spoken": [{"code": "en", "level": 5}]}
    assert languages_and_strict("en", "pt").answers["strict"] is True
    assert languages_and_strict().answers == {"strict": True}


@pytest.mark.parametrize("kind", [Kind.AREAS, Kind.HELP, Kind.CONSENT, Kind.ONE, Kind.SEVERAL])
def test_a_list_without_entries_keeps_nobody_from_going_on(kind):
    section = only(kind, is_required=True, options=())
    content = Content(sections=(section,))

    assert read_section(section, posted({}), {}, NOTHING).problems == {}
    assert still_missing(content, {}, NOTHING) == []
    assert not can_be_answered(section.questions[0], NOTHING)


def test_what_is_missing_names_the_questions_that_people_can_answer():
    section = only(Kind.AREAS, is_required=True)
    content = Content(sections=(section,))

    assert still_missing(content, {}, ASKED) == list(section.questions)
    assert still_missing(content, {"it": [{"name": "Testing", "level": 1}]}, ASKED) == []


def test_whoever_agreed_to_a_text_that_has_changed_is_asked_again():
    section = only(Kind.CONSENT, is_required=True)
    content = Content(sections=(section,))

    assert still_missing(content, {"it": ["conduct1", "policy1"]}, ASKED) == []
    assert still_missing(content, {"it": ["conduct0", "policy1"]}, ASKED) == list(section.questions)


def test_nothing_is_missing_from_a_form_that_is_filled():
    assert still_missing(CONTENT, ANSWERS, ASKED) == []


@pytest.mark.django_db
def test_a_program_asks_by_its_own_taxonomy_and_its_published_texts(django_assert_num_queries):
    program = make.program()
    conduct = Document.objects.create(program=program, kind=Document.Kind.CONDUCT)
    facts = {"document": conduct, "text": "Be kind.", "made_at": NOON}
    version = Version.objects.create(number=1, published_at=NOON, **facts)
    Version.objects.create(number=2, **facts)

    with django_assert_num_queries(3):
        asked = asked_in(program, language="en", now=NOON)

    assert asked.taxonomy == Taxonomy(("Documentation", "Testing"), ("Code review",))
    assert [(each.kind, each.version_id, each.program_id) for each in asked.documents] == [
        ("conduct", version.public_id, program.public_id)
    ]


def test_of_three_hundred_areas_none_is_lost_when_one_level_is_missing():
    areas = [f"Area {number}" for number in range(300)]
    said = {"it": areas} | {f"it.level.{area}": "3" for area in areas[1:]}
    asked = Asked(Taxonomy(tuple(areas), ()), "en", NOON)

    read = read_section(only(Kind.AREAS), posted(said), {}, asked)

    assert read.problems == {"it": ("Please say how well you know: Area 0.",)}
    assert read.typed == dict(posted(said).lists())
