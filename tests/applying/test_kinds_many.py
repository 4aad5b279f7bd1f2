"""Answers with many controls, and lists: what is taken, and what is said of the rest."""

import pytest
from django.conf import settings
from django.utils import translation

from nodement.applying.kinds.areas import level_of
from nodement.applying.kinds.languages import languages_to_choose
from nodement.applying.kinds.lists import LONGEST_ENTRY
from nodement.applying.kinds.table import KINDS
from nodement.applying.reading import read_section
from nodement.forms.content import Kind
from tests.applying.every_kind import ASKED, answer, only, posted, problem


def week(ticks, typed=""):
    return answer(Kind.WEEK, {"it": ticks, "it.typed": typed})


def test_ticked_hours_that_touch_are_one_stretch():
    assert week(["0-19", "0-18", "6-23", "2-0"]) == [[0, 1080, 1200], [2, 0, 60], [6, 1380, 1440]]


@pytest.mark.parametrize(
    ("typed", "slots"),
    [
        ("Mon 18:00-21:30", [[0, 1080, 1290]]),
        (
            "Mon 18:00-21:30, Tue-Thu 7-9",
            [[0, 1080, 1290]] + [[day, 420, 540] for day in (1, 2, 3)],
        ),
        ("monday: 6-9pm", [[0, 1080, 1260]]),
        ("Mon, Wed 18-20", [[0, 1080, 1200], [2, 1080, 1200]]),
        ("Mon and Wed 18-20", [[0, 1080, 1200], [2, 1080, 1200]]),
        ("Mon 7-9, 18-20", [[0, 420, 540], [0, 1080, 1200]]),
        ("Mon from 6pm to 9pm", [[0, 1080, 1260]]),
        ("weekends noon-2pm", [[5, 720, 840], [6, 720, 840]]),
        ("Sun 22:30-2", [[0, 0, 120], [6, 1350, 1440]]),
        ("Mon 18–20\nTue 18—20", [[0, 1080, 1200], [1, 1080, 1200]]),
    ],
)
def test_times_as_people_type_them(typed, slots):
    assert week([], typed) == slots


def test_ticked_and_typed_times_are_one_week():
    assert week(["0-18"], "Mon 19:00-20:30") == [[0, 1080, 1230]]


def test_an_hour_that_is_not_in_the_table_is_nothing():
    assert week(["7-1", "0-24", "x", "0-07"]) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("18-20", "Which day is “18-20”? Please write it like “Mon 18:00-21:30”."),
        ("Mon", "Please add the hours for “monday”, such as “Mon 18:00-21:30”."),
        ("Someday 18-20", "“someday” is not a day of the week."),
        ("Mon 18", "“18” is not a range of hours."),
        ("Mon 25-26", "“25-26” is not a range of hours."),
        ("evenings", "Please add the hours for “evenings”"),
        ("x" * 2001, "This is too long."),
    ],
)
def test_times_that_are_not_clear(typed, words):
    assert problem(Kind.WEEK, {"it": ["0-18"], "it.typed": typed}).startswith(words)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt-br", "ar", "ja", "ru", "vi"])
def test_typed_times_go_back_into_their_box_in_every_language(language):
    slots = [[day, 435 + day, 555] for day in range(7)]
    with translation.override(language):
        question = only(Kind.WEEK).questions[0]
        said = KINDS[Kind.WEEK].write(question, slots)

        assert answer(Kind.WEEK, said) == slots


def test_languages_in_the_order_of_preference():
    said = {"it": ["pt", "", "en"], "it.level": ["5", "", "3"]}

    assert answer(Kind.LANGUAGES, said) == [{"code": "pt", "level": 5}, {"code": "en", "level": 3}]


def test_a_language_counts_once_and_may_be_named():
    said = {"it": ["German", "de", "pt-BR"], "it.level": ["5", "1", "2"]}

    assert answer(Kind.LANGUAGES, said) == [{"code": "de", "level": 5}, {"code": "pt", "level": 2}]


def test_six_languages_are_enough():
    said = {"it": ["de", "fr", "es", "it", "pl", "sv", "da"], "it.level": ["3"] * 7}

    assert [each["code"] for each in answer(Kind.LANGUAGES, said)] == said["it"][:6]


@pytest.mark.parametrize(
    ("codes", "levels", "words"),
    [
        (["de"], [], "Please say how well you speak: German."),
        (["de", "fr"], ["9", ""], "Please say how well you speak: German, French."),
        (["Qwzx"], ["3"], "“Qwzx” is not a language we know."),
    ],
)
def test_languages_that_are_not_clear(codes, levels, words):
    assert problem(Kind.LANGUAGES, {"it": codes, "it.level": levels}).startswith(words)


def test_languages_are_offered_in_the_language_of_the_reader():
    names = dict(languages_to_choose("de"))

    assert (names["de"], names["fr"]) == ("Deutsch", "Französisch")
    assert list(names.values()) == sorted(names.values(), key=str.casefold)
    assert {code for code, _name in settings.LANGUAGES} <= names.keys()


def areas(*chosen):
    levels = {f"it.{level_of(name)}": level for name, level in chosen}
    return {"it": [name for name, _level in chosen]} | levels


def test_areas_of_the_program_each_with_a_level():
    said = areas(("Testing", "2"), ("Documentation", "5"))

    assert answer(Kind.AREAS, said) == [
        {"name": "Documentation", "level": 5},
        {"name": "Testing", "level": 2},
    ]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ([("Cooking", "3")], "“Cooking” is not in the list of areas."),
        ([("Testing", "")], "Please say how well you know: Testing."),
        ([("Testing", "6"), ("Documentation", "0")], "how well you know: Documentation, Testing."),
    ],
)
def test_areas_that_are_not_clear(chosen, words):
    assert words in problem(Kind.AREAS, areas(*chosen))


def test_no_more_areas_than_the_form_takes():
    said = areas(("Testing", "2"), ("Documentation", "5"))

    assert problem(Kind.AREAS, said, most=1) == "You chose 2. Please keep 1 at most."


def test_lines_in_boxes_or_in_one_box():
    in_boxes = answer(Kind.LINES, [" Land a pull request ", "", "Speak"])
    in_one = answer(Kind.LINES, "Land a pull request\r\n\r\nSpeak\nSpeak")

    assert in_boxes == in_one == ["Land a pull request", "Speak"]


def test_wishes_keep_their_order_and_nobody_is_no_wish():
    assert answer(Kind.WISHES, "Edsger\nAda, Countess\n-") == ["Edsger", "Ada, Countess"]
    assert answer(Kind.EXCLUSIONS, "Nobody") is None


@pytest.mark.parametrize(
    ("said", "facts", "words"),
    [
        ("a\nb\nc\nd", {}, "You wrote 4. Please keep the 3 that matter most."),
        ("a", {"least": 2}, "Please write at least 2."),
        ("x" * (LONGEST_ENTRY + 1), {}, "is longer than 300 letters. Please shorten it."),
    ],
)
def test_lines_that_cannot_be(said, facts, words):
    assert words in problem(Kind.LINES, said, **facts)


def test_a_file_stays_until_just_this_one_is_removed():
    section, saved = only(Kind.FILE, is_required=True), {"it": "upload1"}

    def kept(said):
        return read_section(section, posted(said), saved, ASKED).answers

    assert kept({}) == kept({"it": "another"}) == kept({"it.remove": "upload0"}) == saved
    assert kept({"it.remove": "upload1"}) == {}


def test_a_file_of_somebody_else_cannot_be_named():
    assert read_section(only(Kind.FILE), posted({"it": "upload1"}), {}, ASKED).answers == {}


def test_to_agree_means_to_every_text_as_it_reads_now():
    words = "Please also agree to: Program policy."

    assert answer(Kind.CONSENT, ["policy1", "conduct1", "old"]) == ["conduct1", "policy1"]
    assert problem(Kind.CONSENT, ["conduct1"], is_required=True) == words
    assert answer(Kind.CONSENT, ["conduct1"]) == ["conduct1"]
