"""Letters that hold a key to the house."""

from datetime import timedelta

from nodement.outbox.actions import keep_back, subject_of, write
from nodement.outbox.chores import forget_secrets
from nodement.outbox.models import Letter
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


def test_a_letter_with_a_link_keeps_its_words_until_it_has_left(db):
    letter = write("sign-in-code", to=make.person(), at=make.NOON, code="ABC-DEF")
    letters = Letter.objects.filter(pk=letter.pk)
    letters.update(name="status-link")

    assert forget_secrets(make.NOON + timedelta(days=1)) == 0
    letters.update(state="sent")
    assert forget_secrets(make.NOON + timedelta(days=1)) == 1
    letter.refresh_from_db()
    assert "Its words were deleted." in letter.text


def test_a_letter_that_is_kept_back_is_not_sent_even_if_a_worker_holds_it(db):
    reader, thing = make.person(), make.cohort()
    for about in (thing, make.cohort()):
        write("sign-in-code", to=reader, at=make.NOON, subject=subject_of(about), code="ABC")
    letters = Letter.objects.filter(about=thing.full_name)
    held = letters.get()

    assert keep_back(letters) == [held]
    assert keep_back(letters) == []
    assert not Letter.objects.filter(pk=held.pk, claims=held.claims).exists()
    assert sorted(Letter.objects.values_list("state", flat=True)) == ["queued", "withheld"]


def test_other_letters_keep_their_words(db):
    letter = write("sign-in-code", to=make.person(), at=make.NOON, code="ABC-DEF")
    letter.is_secret = False
    letter.save()

    assert forget_secrets(make.NOON + timedelta(days=1)) == 0


def test_a_sign_in_code_does_not_stand_among_ones_letters(db):
    reader = make.person()
    write("sign-in-code", to=reader, at=make.NOON, code="ABC-DEF")

    assert not readable(reader).exists()
