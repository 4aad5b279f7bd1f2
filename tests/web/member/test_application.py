"""The page of one's own application for whoever is signed in."""

from datetime import timedelta

from nodement.outbox.models import Letter
from nodement.surveys.links import open_token
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.make import NOON
from tests.web.page import main


def address(application):
    return f"/me/applications/{application.public_id}/"


def test_it_is_the_same_page_as_behind_the_link(sign_in):
    application = make.application("mentee", goals=("Land a pull request",))

    page = main(sign_in(application.person).get(address(application)))

    assert "Your application is complete" in page
    assert "Land a pull request" in page
    assert "Withdraw my application" in page


def test_nobody_else_finds_it_not_even_the_organizers(sign_in):
    application = make.application("mentee")
    others = [
        make.person(),
        make.organizer(application.cohort.program),
        make.person(is_keeper=True),
    ]

    for person in others:
        for answer in (
            sign_in(person).get(address(application)),
            sign_in(person).post(address(application), {"act": "withdraw"}),
        ):
            assert answer.status_code == 404
    assert Application.objects.get().state == "complete"


def test_whoever_is_signed_in_confirms_here_as_well(sign_in):
    application = scenes.sent(scenes.open_cohort())

    answer = sign_in(application.person).post(address(application), {"act": "confirm"}, follow=True)

    assert "your address is confirmed" in main(answer)
    assert Application.objects.get().state == "complete"


def test_a_new_link_is_sent_and_the_page_stays_open(sign_in):
    application = make.application("mentee")
    browser = sign_in(application.person)

    answer = browser.post(address(application), {"act": "renew"}, follow=True)

    assert answer.redirect_chain == [(address(application), 302)]
    token = Letter.objects.get().text.split("/status/")[1].split("/")[0]
    assert open_token(token).application == application


def test_both_roles_and_two_programs_stand_beside_each_other(sign_in):
    grace = make.person("Grace")
    here = make.cohort(opens_at=NOON - timedelta(days=1))
    elsewhere = make.cohort()
    mine = [
        make.application("mentee", person=grace, cohort=here),
        make.application("mentor", person=grace, cohort=here),
        make.application("mentee", person=grace, cohort=elsewhere, state="declined"),
    ]
    make.application("mentee", cohort=here, name="Zerubbabel")

    response = sign_in(grace).get("/me/")

    body = response.content.decode()
    assert [address(one) in body for one in mine] == [True] * 3
    assert f"{here.program} · {here} Mentor" in main(response)
    assert f"{elsewhere.program} · {elsewhere} Mentee Not this time." in main(response)
    assert "Zerubbabel" not in body


def test_leaving_one_role_leaves_the_other_as_it_is(sign_in):
    grace, cohort = make.person("Grace"), make.cohort()
    mentee, mentor = (
        make.application(role, person=grace, cohort=cohort) for role in ("mentee", "mentor")
    )

    sign_in(grace).post(address(mentee), {"act": "withdraw"})

    states = Application.objects.in_bulk([mentee.pk, mentor.pk])
    assert (states[mentee.pk].state, states[mentor.pk].state) == ("withdrawn", "complete")


def test_the_organizers_of_two_programs_do_not_see_each_other(sign_in):
    grace = make.person("Grace")
    here, elsewhere = make.cohort(), make.cohort()
    mine = {
        cohort: make.application("mentee", person=grace, cohort=cohort, about=f"About {cohort}")
        for cohort in (here, elsewhere)
    }
    for own, other in ((here, elsewhere), (elsewhere, here)):
        browser = sign_in(make.organizer(own.program))

        assert browser.get(f"/cohorts/{other.public_id}/people/").status_code == 404
        assert browser.get(f"/applications/{mine[other].public_id}/").status_code == 404
        pages = [
            browser.get(f"/cohorts/{own.public_id}/people/"),
            browser.get(f"/applications/{mine[own].public_id}/"),
        ]
        for page in pages:
            assert page.status_code == 200
            for secret in (str(other), str(other.program), mine[other].public_id):
                assert secret not in main(page).split()
                assert f"{secret}<" not in page.content.decode()
