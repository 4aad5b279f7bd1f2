"""Somebody may apply though sign-up is closed."""

from nodement.applying.models import Invitation
from nodement.forms.actions import open_form, publish_form
from nodement.outbox.models import Letter
from tests.make import NOON
from tests.web.page import main


def there(crew) -> str:
    return f"/cohorts/{crew.cohort.public_id}/invite/"


def test_the_invited_one_gets_a_letter(crew, margaret):
    form = open_form(crew.cohort, "mentor", by=crew.margaret, at=NOON)
    publish_form(form, by=crew.margaret, at=NOON)
    said = {"email": "late@example.org", "role": "mentor"}

    response = margaret.post(there(crew), said, follow=True)

    assert "Invited: the letter to late@example.org is on its way." in main(response)
    assert Invitation.objects.get().person.email == "late@example.org"
    assert Letter.objects.get().name == "late-invitation"


def test_without_a_form_nobody_is_invited_and_it_says_why(crew, margaret):
    back = {"referer": f"http://testserver{there(crew)}"}
    said = {"email": "late@example.org", "role": "mentor"}

    page = margaret.post(there(crew), said, headers=back, follow=True)

    assert "no published form" in main(page)
    assert Invitation.objects.count() == 0


def test_a_wrong_address_is_said_and_kept(crew, margaret):
    page = margaret.post(there(crew), {"email": "late@", "role": "mentor"})

    assert 'value="late@"' in page.content.decode()
    assert "Enter a valid email address." in main(page)
    assert Invitation.objects.count() == 0
