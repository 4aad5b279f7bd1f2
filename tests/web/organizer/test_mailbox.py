"""The local mailbox of an installation, for those who keep it."""

import pytest

from tests import make
from tests.web.page import main


@pytest.fixture
def keeper(sign_in):
    return sign_in(make.person("Keeper", is_keeper=True))


def test_it_shows_every_letter_and_warns_of_the_keys_in_it(crew, keeper):
    crew.letter("sign-in-code", subject="Your code: 7QK-2MD", is_secret=True)

    page = main(keeper.get("/mailbox/"))

    assert "Sign-in codes are in here too." in page
    assert "Your code: 7QK-2MD to Linus" in page


def test_a_letter_is_shown_as_text_with_its_calendar_file(crew, keeper):
    letter = crew.letter(
        text="Hello <b>Grace</b>\n\nhttps://example.org/x", calendar="BEGIN:VCALENDAR"
    )

    response = keeper.get(f"/mailbox/{letter.public_id}/")

    assert "Hello &lt;b&gt;Grace&lt;/b&gt;" in response.content.decode()
    assert 'href="https://example.org/x"' in response.content.decode()
    assert "The calendar file in it BEGIN:VCALENDAR" in main(response)


def test_organizers_do_not_find_it(crew, margaret):
    letter = crew.letter()

    assert margaret.get("/mailbox/").status_code == 404
    assert margaret.get(f"/mailbox/{letter.public_id}/").status_code == 404


def test_where_mail_really_leaves_there_is_no_mailbox(crew, keeper, settings):
    settings.MAIL_IS_LOCAL = False
    letter = crew.letter()

    assert keeper.get("/mailbox/").status_code == 404
    assert keeper.get(f"/mailbox/{letter.public_id}/").status_code == 404
