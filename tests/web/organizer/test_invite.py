"""Somebody may apply though sign-up is closed, until the invitation is taken back."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.applying.invitations import LIFE, invitation_link
from nodement.applying.models import Invitation
from nodement.forms.actions import open_form, publish_form
from nodement.outbox.models import Letter
from tests import make
from tests.make import NOON
from tests.web.page import main


def there(crew) -> str:
    return f"/cohorts/{crew.cohort.public_id}/invite/"


def invited(crew, name: str = "Grace", **facts: object) -> Invitation:
    usual = {"role": "mentor", "made_by": crew.ines, "made_at": NOON, "expires_at": NOON + LIFE}
    person = make.person(name)
    return Invitation.objects.create(**{"cohort": crew.cohort, "person": person} | usual | facts)


def revocation(invitation: Invitation) -> str:
    return f"/invitations/{invitation.public_id}/revoke/"


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


def test_every_invitation_of_the_cohort_is_listed_with_how_it_stands(crew, margaret):
    grace = invited(crew, expires_at=NOON + timedelta(hours=6))
    used = invited(crew, "Alan", role="mentee", used_at=NOON)
    over = invited(crew, "Mary", expires_at=NOON)
    invited(crew, "Radia", revoked_at=NOON)
    invited(crew, "Elsewhere", cohort=make.cohort(program=crew.cohort.program))

    response = margaret.get(there(crew))

    page = main(response)
    assert "3 invitations" in page
    assert (
        f"Grace {grace.person.email} Mentor Mon 30 Nov 2026 by Ines "
        "Open until Mon 30 Nov 2026 Take back"
    ) in page
    assert (
        f"Alan {used.person.email} Mentee Mon 30 Nov 2026 by Ines Used on Mon 30 Nov 2026" in page
    )
    assert f"Mary {over.person.email} Mentor Mon 30 Nov 2026 by Ines Ran out on Mon 30 Nov" in page
    assert page.count("Take back") == 1
    assert f'action="{revocation(grace)}"' in response.content.decode()
    for absent in ("Radia", "Elsewhere"):
        assert absent not in page


def test_where_nobody_is_invited_it_says_so(crew, margaret):
    assert "Nobody is invited." in main(margaret.get(there(crew)))


def test_taking_back_ends_the_link_and_a_second_time_changes_nothing(client, crew, margaret):
    form = open_form(crew.cohort, "mentor", by=crew.margaret, at=NOON)
    publish_form(form, by=crew.margaret, at=NOON)
    grace = invited(crew)
    link = "/" + invitation_link(grace).split("/", 3)[3]
    assert client.get(link).status_code == 200

    pages = [main(margaret.post(revocation(grace), follow=True)) for _time in range(2)]

    for page in pages:
        assert f"Taken back: the link of {grace.person.email} opens nothing any more." in page
        assert "Nobody is invited." in page
    assert client.get(link).status_code == 410
    assert Invitation.objects.get().revoked_at == NOON


def test_what_was_used_meanwhile_stays_and_it_says_why(crew, margaret):
    grace = invited(crew, used_at=NOON)
    back = {"referer": f"http://testserver{there(crew)}"}

    page = margaret.post(revocation(grace), headers=back, follow=True)

    assert "They have applied by it already" in main(page)
    assert Invitation.objects.get().revoked_at is None


def test_nobody_else_takes_back_and_looking_does_nothing(crew, margaret, sign_in):
    grace = invited(crew)

    assert margaret.get(revocation(grace)).status_code == 405
    for somebody in (grace.person, make.organizer(make.program(), "Elsewhere")):
        browser = sign_in(somebody)
        assert browser.post(revocation(grace)).status_code == 404
        assert browser.get(there(crew)).status_code == 404
    assert Invitation.objects.get().revoked_at is None


def test_the_page_asks_as_much_for_many_invitations(crew, margaret):
    counted = []
    for many in (1, 60):
        for number in range(many):
            invited(crew, f"Grace {many} {number}", made_by=make.organizer(crew.cohort.program))
        with CaptureQueriesContext(connection) as questions:
            page = margaret.get(there(crew))
        counted.append(len(questions))

    assert counted[0] == counted[1]
    assert "61 invitations" in main(page)
    assert page.content.decode().count('action="/invitations/') == 50
