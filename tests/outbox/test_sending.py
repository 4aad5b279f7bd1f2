"""Sending letters through a real mail server."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outbox.actions import Enclosure, send_again, write
from nodement.outbox.chores import BATCH, LEASE, PATIENCE, send_letters
from nodement.outbox.models import Letter
from tests import make
from tests.make import NOON
from tests.outbox.conftest import letter_to, letters

State = Letter.State
pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def test_a_letter_is_sent_once(sink):
    letter = letter_to(make.person("Ada"))

    assert [send_letters(NOON), send_letters(NOON)] == [1, 0]
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at, letter.tries) == (State.SENT, NOON, 1)
    assert sink.message_ids == [letter.message_id]


def test_a_letter_arrives_as_text_and_html(sink):
    reader = make.person("Ada")
    letter = letter_to(reader)
    send_letters(NOON)

    [arrived] = sink.arrived
    assert (arrived["To"], arrived["Subject"]) == (reader.email, "Say hello to Grace")
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in arrived.iter_parts()] == ["text/plain", "text/html"]
    text, html = arrived.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == letter.text
    assert html.get_content().replace("\r\n", "\n").strip() == letter.html.strip()


def test_an_invitation_is_offered_to_the_calendar(sink):
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Grüße\r\nEND:VCALENDAR\r\n"
    facts = {"partner": {"name": "Grace"}, "words": "", "times": [], "key": "k"}
    enclosure = Enclosure(calendar, "REQUEST")
    write("hello", to=make.person("Ada"), at=NOON, enclosure=enclosure, **facts)
    send_letters(NOON)

    part = list(sink.arrived[0].iter_parts())[-1]
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    assert part.get_content_charset() == "utf-8"
    assert part.get_content().replace("\r\n", "\n") == calendar.replace("\r\n", "\n")


def test_one_line_carries_a_whole_batch(sink):
    letters(5)

    assert send_letters(NOON) == 5
    assert sink.connections == 1


def test_a_batch_is_limited_and_the_next_call_goes_on(sink):
    letters(BATCH + 1)

    assert [send_letters(NOON), send_letters(NOON), send_letters(NOON)] == [BATCH, 1, 0]


def test_each_letter_costs_two_queries(sink):
    def cost(count: int) -> int:
        letters(count)
        with CaptureQueriesContext(connection) as queries:
            send_letters(NOON)
        return len(queries)

    assert cost(7) - cost(4) == 2 * 3


def test_a_letter_that_is_not_due_stays(sink):
    letter = letter_to(make.person("Ada"))
    Letter.objects.filter(pk=letter.pk).update(due_at=NOON + MINUTE)

    assert [send_letters(NOON), send_letters(NOON + MINUTE)] == [0, 1]


def test_an_address_that_does_not_exist_fails_alone(sink):
    first, second, third = letters(3)
    sink.answers[second.reader.email] = "550 No such\x07 person"

    assert send_letters(NOON) == 2
    assert states() == [State.SENT, State.FAILED, State.SENT]
    second.refresh_from_db()
    assert second.trouble == "550 No such person"
    assert send_letters(NOON + timedelta(days=3)) == 0
    assert sink.message_ids == [first.message_id, third.message_id]


def test_a_letter_that_the_server_finds_bad_fails_alone(sink):
    bad, _good = letters(2)
    sink.answer = lambda arrived: (
        "554 Spam" if arrived["Message-ID"] == bad.message_id else "250 Thank you"
    )

    assert send_letters(NOON) == 1
    assert states() == [State.FAILED, State.SENT]
    assert not Letter.objects.filter(is_possibly_twice=True).exists()


def test_a_header_cannot_be_injected(sink):
    """The letter with the bad address fails alone, before a word is said to the server."""
    bad = letter_to(make.person("Eve", email="eve@example.org\nBcc: all@example.org"))
    letter_to(make.person("Ada"))

    assert send_letters(NOON) == 1
    bad.refresh_from_db()
    assert bad.state == State.FAILED
    assert [arrived["To"] for arrived in sink.arrived] == [
        Letter.objects.get(state=State.SENT).reader.email
    ]


def test_a_hostile_name_stays_inside_the_subject(sink):
    letter_to(make.person("Ada"), partner={"name": "Eve\r\nBcc: all@example.org\r\n\r\nBuy!"})
    send_letters(NOON)

    assert sink.arrived[0]["Subject"] == "Say hello to Eve Bcc: all@example.org Buy!"
    assert sink.arrived[0]["Bcc"] is None


def test_patience_grows_until_it_ends(sink):
    letter = letter_to(make.person("Ada"))
    sink.answers[letter.reader.email] = "450 Come back later"
    waits, now = [], NOON
    while send_letters(now) == 0:
        letter.refresh_from_db()
        if letter.state == State.FAILED:
            break
        waits.append(letter.due_at - now)
        now = letter.due_at

    assert waits == list(PATIENCE)
    assert letter.tries == len(PATIENCE) + 1


def test_a_failed_letter_can_be_sent_again_with_fresh_patience(sink):
    letter = letter_to(make.person("Ada"))
    sink.answers[letter.reader.email] = "550 No such person"
    send_letters(NOON)
    sink.answers.clear()

    send_again(letter, at=NOON + MINUTE)
    send_again(letter, at=NOON + MINUTE)

    assert [send_letters(NOON), send_letters(NOON + MINUTE)] == [0, 1]
    assert sink.message_ids == [letter.message_id]


def test_a_sent_letter_is_not_sent_again(sink):
    letter = letter_to(make.person("Ada"))
    send_letters(NOON)

    send_again(letter, at=NOON)

    assert send_letters(NOON) == 0


def test_a_reader_who_left_gets_nothing(sink):
    gone, here = letters(2)
    gone.reader.is_active = False
    gone.reader.save()

    assert send_letters(NOON) == 1
    assert states() == [State.WITHHELD, State.SENT]
    assert sink.message_ids == [here.message_id]


def test_the_local_mailbox_keeps_letters_and_calls_nobody(settings):
    settings.MAIL_IS_LOCAL = True
    letter = letter_to(make.person("Ada"))

    assert send_letters(NOON) == 1
    letter.refresh_from_db()
    assert letter.state == State.SENT


def test_a_letter_whose_fate_is_unknown_is_sent_again_and_says_so(sink):
    letter = letter_to(make.person("Ada"))
    Letter.objects.update(state=State.SENDING, lease_until=NOON + LEASE, claims=1)

    assert [send_letters(NOON), send_letters(NOON + LEASE)] == [0, 1]
    letter.refresh_from_db()
    assert (letter.state, letter.is_possibly_twice) == (State.SENT, True)
