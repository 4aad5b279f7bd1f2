"""Somebody was named as a mentor, and reads the letter."""

from datetime import timedelta

from nodement.outreach import links
from nodement.outreach.models import Nomination
from nodement.outreach.nominations import take_back_nomination
from tests import make
from tests.make import NOON
from tests.web.page import main

State = Nomination.State


def place(nomination):
    return f"/nominations/{links.nomination_link(nomination).split('/')[-2]}/"


def test_it_says_who_named_them_and_what_is_known(client):
    nomination = make.nomination()
    program = nomination.cohort.program
    type(program).objects.filter(pk=program.pk).update(eligibility="Has landed a change.")

    page = main(client.get(place(nomination)))

    assert "Radia of Loom" in page
    assert "Explains well." in page
    assert "katherine-example" in page
    assert "Has landed a change." in page


def test_opening_the_link_answers_nothing(client):
    nomination = make.nomination()

    for _scanner in range(3):
        client.get(place(nomination))
    client.head(place(nomination))
    client.post(place(nomination))

    assert Nomination.objects.get().state == State.NOMINATED


def test_yes_leads_to_the_survey(client):
    nomination = make.nomination()

    response = client.post(place(nomination), {"answer": "yes"})

    assert response["Location"] == f"/apply/{nomination.cohort.public_id}/mentor/"
    assert Nomination.objects.get().state == State.OPTED_IN
    assert "You said yes" in main(client.get(place(nomination)))


def test_no_is_thanked_and_leaves_nothing_on_the_page(client):
    nomination = make.nomination()

    page = client.post(place(nomination), {"answer": "no"}, follow=True)

    assert "Thank you for your answer" in main(page)
    for gone in ("Katherine", "katherine-example", "Explains well."):
        assert gone not in page.content.decode()
    late = client.post(place(nomination), {"answer": "yes"})
    assert (late.status_code, Nomination.objects.get().state) == (409, State.DECLINED)


def test_a_link_that_is_wrong_old_or_taken_back_opens_nothing(client, clock):
    nomination = make.nomination()
    taken = make.nomination(name="Mary")
    organizer = make.organizer(taken.cohort.program)
    take_back_nomination(taken, by=organizer, at=NOON)

    answers = [client.get("/nominations/nothing/"), client.get(place(taken))]
    address = place(nomination)
    clock.move_to(NOON + timedelta(days=91))
    answers.append(client.post(address, {"answer": "yes"}))

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({main(answer) for answer in answers}) == 1
    assert Nomination.objects.get(pk=nomination.pk).state == State.NOMINATED


def test_a_prospect_is_shown_nowhere_before_and_after(client, sign_in):
    """Not to visitors, not to members, not to the contact of another project."""
    nomination = make.nomination(name="Zerubbabel")
    program, cohort = nomination.cohort.program, nomination.cohort
    other = make.project(program=program)
    places = [f"/programs/{program.public_id}/projects/", f"/apply/{cohort.public_id}/"]
    own = ["/me/", f"/projects/{other.public_id}/", f"/projects/{other.public_id}/nominations/"]

    seen = [client.get(one) for one in places]
    seen += [sign_in(other.contact).get(one, follow=True) for one in own]

    assert {page.status_code for page in seen} == {200}
    for page in seen:
        assert "Zerubbabel" not in page.content.decode()
        assert nomination.person.email not in page.content.decode()
