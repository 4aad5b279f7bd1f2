"""Letters that hold a key to the house."""

from datetime import timedelta

from nodement.outbox.actions import write
from nodement.outbox.chores import forget_secrets
from nodement.outbox.rules import readable
from tests import make


def test_a_sign_in_code_is_deleted_once_it_has_run_out_and_once_only(db):
    letter = write("sign-in-code", to=make.person(), at=make.NOON, code="ABC-DEF")
    assert "ABC-DEF" in letter.text

    assert forget_secrets(make.NOON + timedelta(minutes=59)) == 0
    assert forget_secrets(make.NOON + timedelta(hours=1)) == 1
    assert forget_secrets(make.NOON + timedelta(hours=1)) == 0
    letter.refresh_from_db()
    assert (letter.text, letter.html) == (
        "The code that stood here has run out and was deleted.\n",
        "",
    )


def test_other_letters_keep_their_words(db):
    letter = write("sign-in-code", to=make.person(), at=make.NOON, code="ABC-DEF")
    letter.is_secret = False
    letter.save()

    assert forget_secrets(make.NOON + timedelta(days=1)) == 0


def test_a_sign_in_code_does_not_stand_among_ones_letters(db):
    reader = make.person()
    write("sign-in-code", to=reader, at=make.NOON, code="ABC-DEF")

    assert not readable(reader).exists()
