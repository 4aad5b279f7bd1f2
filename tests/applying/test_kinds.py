"""Every kind of answer: what is taken, how it is made plain, and what is said of the rest."""

import pytest

from nodement.applying.kinds.zone import clock_there, zones_to_choose
from nodement.applying.reading import read_section
from nodement.forms.content import Kind
from nodement.surveys.zones import read_zone
from tests.applying.every_kind import ASKED, answer, only, posted, problem
from tests.make import NOON

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    "name", ["X", "Å" * 200, "محمد بن سلمان", "שלמה", FAMILY, "O'Neil-García", "=1+1", "<b>Ada</b>"]
)
def test_a_name_is_kept_as_it_is_written(name):
    assert answer(Kind.NAME, name) == name


def test_a_name_is_one_line_without_tricks():
    assert answer(Kind.NAME, "  Ada\r\nBcc: x\u202e \0 Lovelace ") == "Ada Bcc: x Lovelace"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("\u200b\u200d", "Please write a name that people can see."),
        ("\u3164 \u2800", "Please write a name that people can see."),
        ("x" * 201, "This is 201 letters long. Please shorten it to 200 letters"),
    ],
)
def test_a_name_that_cannot_be(name, words):
    assert problem(Kind.NAME, name).startswith(words)


def test_a_long_text_keeps_its_lines_and_whatever_is_in_it():
    text = "<script>alert(1)</script>\r\n\r\n=HYPERLINK(1)\0 😀"

    assert answer(Kind.LONG, text) == "<script>alert(1)</script>\n\n=HYPERLINK(1) 😀"
    assert answer(Kind.LONG, "x" * 5000) == "x" * 5000


def test_a_form_may_ask_for_shorter_texts():
    assert problem(Kind.SHORT, "abcdef", most=5).startswith("This is 6 letters long.")
    assert problem(Kind.LONG, "x" * 5001).startswith("This is 5,001 letters long.")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("  Grace@Example.ORG ", "grace@example.org"),
        ("mailto:grace@example.org", "grace@example.org"),
        ("ｇｒａｃｅ@example.org", "grace@example.org"),
    ],
)
def test_an_address_in_small_letters(typed, address):
    assert answer(Kind.EMAIL, typed) == address


@pytest.mark.parametrize(
    "typed", ["grace", "grace@", "a b@example.org", "x" * 250 + "@example.org", "a@b@example.org"]
)
def test_what_is_no_address(typed):
    assert "is not an email address. Please write it like" in problem(Kind.EMAIL, typed)


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("grace@gmial.com", "grace@gmail.com"),
        ("grace@gamil.com", "grace@gmail.com"),
        ("grace@hotmial.com", "grace@hotmail.com"),
        ("grace@gmail.con", "grace@gmail.com"),
        ("grace@outlok.com", "grace@outlook.com"),
        ("grace@gmail.com", None),
        ("grace@mail.com", None),
        ("grace@example.org", None),
        ("grace@forge.example.org", None),
    ],
)
def test_a_mistyped_domain_is_questioned_and_a_real_one_is_not(typed, likely):
    read = read_section(only(Kind.EMAIL), posted({"it": typed}), {}, ASKED)

    words = f"Is this address right? Perhaps you mean {likely}."
    assert read.answers == {"it": typed}
    assert read.notices == ({"it": (words,)} if likely else {})


@pytest.mark.parametrize(
    "typed",
    ["Ada-L", "@ada-l", "github.com/ada-l", "https://www.github.com/Ada-L/", "github.com/ada-l/x"],
)
def test_a_username_on_github_however_it_is_written(typed):
    assert answer(Kind.GITHUB, typed) == "ada-l"


@pytest.mark.parametrize("typed", ["ada l", "-ada", "ada--l", "ada_l", "gitlab.com/ada", "ä"])
def test_what_is_no_username(typed):
    assert "is not a GitHub username" in problem(Kind.GITHUB, typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("example.org/a", "https://example.org/a"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("example.org:8080/a", "https://example.org:8080/a"),
    ],
)
def test_a_link_leads_to_the_web(typed, address):
    assert answer(Kind.LINK, typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "https://",
        "my page",
        "https://bank.example@example.org",
        "http://[",
        "https://example.org/" + "x" * 500,
    ],
)
def test_what_is_no_link(typed):
    assert "is not an address on the web" in problem(Kind.LINK, typed)


def test_only_what_the_list_offers_can_be_chosen():
    words = "“Twitter” is not in the list. Please choose from it again."

    assert answer(Kind.ONE, "On GitHub") == "On GitHub"
    assert problem(Kind.ONE, "Twitter") == words
    assert problem(Kind.SEVERAL, ["Red", "Twitter"]) == words
    assert problem(Kind.HELP, "Twitter") == words


def test_several_come_in_the_order_of_the_list_and_each_once():
    assert answer(Kind.SEVERAL, ["Blue", "Red", "Blue"]) == ["Red", "Blue"]
    assert answer(Kind.HELP, ["Pair programming", "Code review"]) == [
        "Code review",
        "Pair programming",
    ]


def test_too_many_and_too_few():
    assert problem(Kind.SEVERAL, ["Red", "Green", "Blue"]) == "You chose 3. Please keep 2 at most."
    assert problem(Kind.SEVERAL, ["Red"], least=2) == "Please choose at least 2."


@pytest.mark.parametrize(("typed", "number"), [("7", 7), (" 07 ", 7), ("+7", 7), ("٧", 7)])
def test_a_number_in_figures(typed, number):
    assert answer(Kind.NUMBER, typed) == number


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("two", "“two” is not a whole number."),
        ("2.5", "“2.5” is not a whole number."),
        ("1e9", "“1e9” is not a whole number."),
        ("9" * 400, "is not a whole number."),
        ("0", "Please give a number from 1 to 10."),
        ("11", "Please give a number from 1 to 10."),
        ("-1", "Please give a number from 1 to 10."),
    ],
)
def test_a_number_that_cannot_be(typed, words):
    assert words in problem(Kind.NUMBER, typed)


def test_numbers_are_bounded_where_the_form_names_no_bounds():
    words = "Please give a number from 0 to 1,000,000."

    assert problem(Kind.NUMBER, "1000001", least=None, most=None) == words
    assert problem(Kind.NUMBER, "-1", least=None, most=None) == words
    assert problem(Kind.SCALE, "6", least=None, most=None) == "Please give a number from 1 to 5."


@pytest.mark.parametrize(
    ("said", "expected"), [("yes", True), ("no", False), ("", None), ("x", None)]
)
def test_yes_and_no(said, expected):
    assert answer(Kind.YES_NO, said) is expected


def test_a_box_is_ticked_or_not():
    assert answer(Kind.STRICT_LANGUAGE, "yes") is True
    assert answer(Kind.STRICT_LANGUAGE, []) is False


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Asia/Kathmandu", "Asia/Kathmandu"),
        ("asia/katmandu", "Asia/Kathmandu"),
        ("São Paulo", "America/Sao_Paulo"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("UTC", "Etc/UTC"),
    ],
)
def test_a_time_zone_however_it_is_written(typed, zone):
    assert answer(Kind.ZONE, typed) == zone


@pytest.mark.parametrize("typed", ["my time", "IST", "x" * 500])
def test_a_time_zone_that_is_not_clear(typed):
    assert "Please" in problem(Kind.ZONE, typed) or "Perhaps" in problem(Kind.ZONE, typed)


def test_every_zone_of_the_list_is_understood_as_itself():
    assert len(zones_to_choose()) > 300
    assert [read_zone(zone) for zone in zones_to_choose()] == list(zones_to_choose())


def test_the_clock_there_also_at_three_quarters_of_an_hour():
    assert f"{clock_there('Asia/Kathmandu', NOON):%H:%M}" == "17:45"
    assert f"{clock_there('Etc/UTC', NOON):%H:%M}" == "12:00"
