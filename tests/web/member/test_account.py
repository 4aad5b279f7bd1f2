"""What belongs to a person, and the end of it."""

import json

from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.privacy.addresses import ask_address_change
from nodement.programs.models import Role
from tests import make
from tests.make import NOON
from tests.web.page import main


def test_the_page_says_what_one_can_do(sign_in):
    page = main(sign_in(make.person(email="grace@example.org")).get("/me/account/"))

    assert "grace@example.org" in page
    assert "Download the file" in page
    assert "Delete my account" in page


def test_the_file_holds_what_is_mine_and_is_kept_nowhere(sign_in):
    grace = make.person("Grace")
    make.application("mentee", person=grace, goals=("A book — “Loom”",))

    response = sign_in(grace).get("/me/account/export/")

    said = json.loads(response.content)
    assert said["applications"][0]["answers"]["goals"] == ["A book — “Loom”"]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"


def test_another_address_is_asked_for_and_confirmed(sign_in, client):
    grace = make.person("Grace")
    browser = sign_in(grace)

    page = browser.post("/me/account/address/", {"email": "new@example.org"}, follow=True)
    text = Letter.objects.get(name="address-confirm").text
    link = "/address/" + text.split("/address/")[1].split("/")[0] + "/"

    assert "We have written to your new address" in main(page)
    assert "Nothing changes until you press" in main(client.get(link))
    client.head(link)
    assert Person.objects.get(pk=grace.pk).email != "new@example.org"
    assert "This is your address now" in main(client.post(link))
    assert Person.objects.get(pk=grace.pk).email == "new@example.org"
    assert client.post(link).status_code == 404
    assert browser.get("/me/account/").status_code == 200


def test_a_wrong_address_is_said_beside_the_field(sign_in):
    page = sign_in(make.person()).post("/me/account/address/", {"email": "nobody"})

    assert "valid email" in main(page)
    assert not Letter.objects.exists()


def test_the_last_page_says_what_goes_and_what_stays(sign_in):
    grace = make.person("Grace")
    make.application("mentee", person=grace)
    make.pair(mentee=grace)

    page = main(sign_in(grace).get("/me/account/delete/"))

    assert "Applications, with all answers and files 1" in page
    assert "Pairs, for the other side 1" in page
    assert "1 pair of yours ends." in page


def test_the_address_has_to_be_typed_once_more(sign_in):
    grace = make.person(email="grace@example.org")

    page = sign_in(grace).post("/me/account/delete/", {"email": "ada@example.org"})

    assert "not the address of your account" in main(page)
    assert Person.objects.get(pk=grace.pk).is_active


def test_deleting_signs_out_everywhere_at_once(sign_in):
    grace = make.person(email="grace@example.org")
    here, elsewhere = sign_in(grace), sign_in(grace)

    page = here.post("/me/account/delete/", {"email": "Grace@example.org"}, follow=True)

    assert "You are gone from here" in main(page)
    assert elsewhere.get("/me/").status_code == here.get("/me/").status_code == 302
    assert not Person.objects.filter(email="grace@example.org").exists()


def test_the_last_organizer_is_told_whom_to_ask_and_has_no_button(sign_in):
    program = make.program(name="Mentorship of the looms")
    margaret = make.organizer(program, email="margaret@example.org")
    browser = sign_in(margaret)

    page = browser.get("/me/account/delete/")
    tried = browser.post("/me/account/delete/", {"email": "margaret@example.org"})

    assert "Mentorship of the looms" in main(page)
    assert "Delete everything" not in main(page)
    assert tried.status_code == 409
    assert Role.objects.filter(person=margaret).exists()


def test_the_partner_opens_the_pair_of_somebody_who_left(sign_in):
    pair = make.pair()
    make.application("mentee", cohort=pair.cohort, person=pair.mentee)
    sign_in(pair.mentee).post("/me/account/delete/", {"email": pair.mentee.email})

    browser = sign_in(pair.mentor)
    for address in ("/me/", f"/pairs/{pair.public_id}/", "/me/letters/"):
        page = browser.get(address)
        assert page.status_code == 200
        assert "Grace" not in page.content.decode()
        assert "erased.invalid" not in page.content.decode()


def test_a_visitor_is_asked_to_sign_in_first(client):
    ask_address_change(make.person(), "new@example.org", at=NOON)

    for place in ("", "address/", "export/", "delete/"):
        assert client.post(f"/me/account/{place}").status_code in (302, 405)
        assert client.get(f"/me/account/{place}").status_code in (302, 405)
