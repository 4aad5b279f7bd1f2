"""One letter, set as text."""

import pytest

from nodement.outbox.models import Letter
from nodement.web.templatetags.paper import letter_body
from tests import make
from tests.web.page import main


@pytest.fixture
def letter(pair, proposed):
    return Letter.objects.get(reader=pair.mentor)


def address(letter):
    return f"/letters/{letter.public_id}/"


def test_it_shows_subject_moment_state_and_text(sign_in, pair, letter):
    page = main(sign_in(pair.mentor).get(address(letter)))

    assert letter.subject in page
    assert "To Ada Lovelace Written Mon 30 Nov 2026 · 13:00 (Berlin) State Queued" in page
    assert "Hello Ada Lovelace," in page


def test_its_button_leads_to_the_pair(sign_in, pair, letter):
    body = sign_in(pair.mentor).get(address(letter)).content.decode()

    assert f'<a class="button button-primary" href="/pairs/{pair.public_id}/">' in body


def test_nobody_else_reads_it(sign_in, client, pair, letter):
    organizer = make.organizer(pair.cohort.program)
    keeper = make.person("Kim", is_keeper=True)

    for stranger in (pair.mentee, organizer, keeper):
        assert sign_in(stranger).get(address(letter)).status_code == 404
    assert client.get(address(letter)).status_code == 302


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("Hello Ada,\n\nhow are you?\n", "<p>Hello Ada,</p>\n<p>how are you?</p>"),
        ("Why you two", "<h2>Why you two</h2>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("one\ntwo.", "<p>one<br>two.</p>"),
        ("<b>&amp;", "<p>&lt;b&gt;&amp;amp;</p>"),
        ("See https://example.org/x now.", "<p>See https://example.org/x now.</p>"),
        ("javascript:alert(1)!", "<p>javascript:alert(1)!</p>"),
        ("Click:\nhttps://example.org/trap", "<p>Click:<br>https://example.org/trap</p>"),
        (
            "See https://github.com/ada.",
            '<p>See <a href="https://github.com/ada" rel="noreferrer">https://github.com/ada</a>.</p>',
        ),
        ("https://github.com.example.org/x!", "<p>https://github.com.example.org/x!</p>"),
        ("https://[broken/x!", "<p>https://[broken/x!</p>"),
        (
            "Open it:\nhttp://localhost:8000/me/",
            '<p><a class="button button-primary" href="/me/">Open it</a></p>',
        ),
    ],
)
def test_plain_text_is_set_as_blocks_and_only_known_places_are_links(text, set_as):
    assert letter_body(text) == set_as
