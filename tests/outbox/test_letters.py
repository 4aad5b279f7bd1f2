"""How a letter reads: in the reader's language and clock, with every name as it was typed."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import gettext_lazy as _

from nodement.outbox import queries, rules
from nodement.outbox.actions import subject_of
from nodement.outbox.models import Letter
from nodement.outbox.paper import LONGEST_SUBJECT, compose
from nodement.people.models import Person
from tests import make
from tests.make import NOON
from tests.outbox.conftest import letter_to

MARKS = r"""\ ` * _ { } [ ] ( ) # + - . ! | < > ~ & = : ; ' " / ? @ ^ $ % ,"""


def reader(**facts):
    return Person(**{"email": "ada@example.org", "name": "Ada"} | facts)


def paper(name="Grace", words="Hello", **facts):
    told = {"partner": {"name": name}, "words": words, "times": [], "key": "k3f"}
    return compose("hello", reader=facts.pop("reader", reader()), facts=told | facts)


def test_the_first_line_is_the_subject():
    assert paper().subject == "Say hello to Grace"


def test_the_text_has_addresses_in_the_open_and_no_marks():
    assert paper().text == (
        "Yes\n\nA heading of ours\n\nGrace says: Hello\n\n"
        "Your page:\nhttp://localhost:8000/pairs/k3f/\n"
    )


def test_the_html_has_the_heading_the_link_and_nothing_that_loads():
    html = paper().html

    assert '<a href="http://localhost:8000/pairs/k3f/"' in html
    assert html.count("<h2") == 1
    assert [word for word in ("<script", "<link", "<img", "@import", "src=") if word in html] == []


@pytest.mark.parametrize(
    "name",
    [
        "[Click me](https://evil.example.org)",
        "<https://evil.example.org>",
        "![x](https://evil.example.org/x.png)",
        "**Bold** _one_ `code`",
        '<a href="https://evil.example.org">x</a>',
        "<script>alert(1)</script>",
        "&lt;b&gt; &copy;",
        "{{ reader }} {% now %}",
        "# Heading",
        "1. First",
        "1) First",
        "===",
        "> quote",
        r"back\slash \[x\](y)",
        MARKS,
        "Ó",
        "伟 王",
        "ليلى حداد",
        "👩‍👩‍👧 van der Berg",
        "D'Arcy O'Neill",
    ],
)
def test_a_name_is_shown_as_it_was_typed(name):
    told = paper(name, words=name)

    assert told.subject == f"Say hello to {name}"
    assert f"{name} says: {name}" in told.text.splitlines()
    assert told.html.count("<a ") == 2, "our own link and the one in the foot"
    assert [told.html.count(f"<{tag}") for tag in ("h1", "h2", "img", "ul", "ol", "code")] == [
        0, 1, 0, 0, 0, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Eve\nBcc: x", "Eve\r\n\r\nBcc: x", "Eve\u2028Bcc: x", "Eve\tBcc: x"]
)
def test_a_name_stays_in_its_line(name):
    told = paper(name, words=name)

    assert told.subject == "Say hello to Eve Bcc: x"
    assert "Eve Bcc: x says: Eve Bcc: x" in told.text.splitlines()


def test_a_name_cannot_turn_the_direction_of_our_words():
    assert paper("Ada\u202eevil\u2066\x00\x1b").subject == "Say hello to Adaevil"


def test_a_very_long_name_leaves_a_subject_that_fits():
    subject = paper("x" * 500).subject

    assert len(subject) == LONGEST_SUBJECT
    assert subject.endswith("x…")


def test_a_long_address_breaks_on_a_small_screen():
    assert "overflow-wrap: anywhere" in paper("Ada").html


def test_whatever_a_letter_asks_of_a_thing_is_quoted():
    told = paper(partner=Person(name="**Eve**", email="e@example.org"), words=_("*lazy*"))

    assert "**Eve** says: *lazy*" in told.text.splitlines()


def test_moments_are_told_in_the_clock_of_the_reader():
    times = [datetime(2026, 12, 7, 18, 30, tzinfo=UTC)]

    told = paper(times=times, reader=reader(time_zone="Asia/Kathmandu"))

    assert "- Tuesday 00:15" in told.text.splitlines()


def test_a_letter_speaks_the_language_of_its_reader():
    told = paper(times=[NOON], reader=reader(language="de"))

    assert told.text.startswith("Ja\n")
    assert "- Montag 12:00" in told.text.splitlines()
    assert '<html lang="de" dir="ltr">' in told.html


def test_a_letter_to_a_reader_of_arabic_runs_from_right_to_left():
    assert '<html lang="ar" dir="rtl">' in paper(reader=reader(language="ar")).html


def test_a_letter_stays_as_it_was_written(db):
    somebody = make.person("Ada")
    letter = letter_to(somebody, partner={"name": "Grace"})

    kept = Letter.objects.get(pk=letter.pk)
    assert (kept.subject, kept.state, kept.due_at) == ("Say hello to Grace", "queued", NOON)
    assert kept.message_id == f"<{letter.public_id}@localhost>"


def test_a_letter_is_read_by_its_reader_alone_and_a_secret_one_by_nobody(db):
    ada, eve = make.person("Ada"), make.person("Eve")
    letter, secret = letter_to(ada), letter_to(ada)
    Letter.objects.filter(pk=secret.pk).update(is_secret=True)

    assert list(rules.readable(ada)) == [letter]
    assert list(rules.readable(eve)) == []


def test_the_local_mailbox_opens_to_its_keeper_alone(db):
    ada, keeper = make.person("Ada"), make.person("Margaret", is_keeper=True)
    letter = letter_to(ada)

    assert list(rules.kept_here(keeper)) == [letter]
    assert list(rules.kept_here(ada)) == []


def test_the_fates_of_letters_are_counted(db):
    ada = make.person("Ada")
    changes = [
        {"state": "sending"},
        {"state": "sent", "is_possibly_twice": True},
        {"state": "failed"},
    ]
    for change in changes:
        Letter.objects.filter(pk=letter_to(ada).pk).update(**change)

    assert queries.fates(Letter.objects.all()) == {
        "queued": 1, "sent": 1, "failed": 1, "withheld": 0, "twice": 1,
    }  # fmt: skip


def test_letters_are_found_by_what_they_belong_to(db):
    cohort, ada = make.cohort(), make.person("Ada")
    letter = letter_to(ada, subject=subject_of(cohort, cohort.program))
    letter_to(ada)

    assert list(queries.of_group(cohort.program.full_name)) == [letter]
    assert letter.about == cohort.full_name
