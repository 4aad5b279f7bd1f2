"""Reading over, sending, and what comes next."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nodement.applying.invitations import invitation_link, invite_late, revoke_invitation
from nodement.applying.models import Draft
from nodement.applying.opening import GRACE
from nodement.applying.submitting import confirm_draft
from nodement.outbox.models import Letter
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, answers, told
from tests.web.page import main
from tests.web.public.test_apply import path
from tests.web.public.test_apply_section import posted

State = Application.State


@pytest.fixture
def cohort():
    return scenes.open_cohort()


def write(browser, cohort, role="mentee", **more):
    """Go through every part as a browser does."""
    browser.post(path(cohort, role))
    for key in ("you", "languages", "more"):
        browser.post(path(cohort, role, key), posted(key, answers(**more)))
    return browser


def test_everything_is_read_over_with_a_way_back_to_each_part(client, cohort):
    write(client, cohort)

    response = client.get(path(cohort, "mentee", "send"))

    page = main(response)
    assert "Grace" in page
    assert "grace@example.org" in page
    for key in ("you", "languages", "more"):
        assert f'href="{path(cohort, "mentee", key)}"' in response.content.decode()
    assert "Send it" in page


def test_an_address_that_looks_mistyped_gets_a_second_look_and_can_be_sent(client, cohort):
    write(client, cohort, email="grace@gmial.com")

    page = main(client.get(path(cohort, "mentee", "send")))

    assert "grace@gmial.com Is this address right? Perhaps you mean grace@gmail.com." in page
    assert "Send it" in page


def test_an_address_that_looks_right_gets_no_second_look(client, cohort):
    write(client, cohort)

    assert "Perhaps you mean" not in main(client.get(path(cohort, "mentee", "send")))


def test_a_file_goes_by_its_name_where_everything_is_read_over(client, cohort):
    write(client, cohort)
    file = SimpleUploadedFile("cv.pdf", b"%PDF-1.7")
    client.post(path(cohort, "mentee", "more"), {"resume.file": file})

    assert "Résumé cv.pdf" in main(client.get(path(cohort, "mentee", "send")))


def test_what_is_missing_is_named_and_there_is_no_button_yet(client, cohort):
    client.post(path(cohort, "mentee"))

    response = client.get(path(cohort, "mentee", "send"))

    assert "2 answers are still missing" in main(response)
    assert "Send it" not in main(response)
    assert f'href="{path(cohort, "mentee", "you")}#question-name"' in response.content.decode()
    refused = client.post(path(cohort, "mentee", "send"))
    assert (refused.status_code, Application.objects.count()) == (409, 0)


def test_sending_leads_to_what_comes_next_and_sending_again_does_not_send_again(client, cohort):
    write(client, cohort)

    for _time in range(2):
        response = client.post(path(cohort, "mentee", "send"), follow=True)

    assert "We send a letter to grace@example.org" in main(response)
    assert told() == [("grace@example.org", "confirm-address")]
    section = client.get(path(cohort, "mentee", "you"))
    assert section.url == path(cohort, "mentee", "send", "done")


def test_the_answer_is_the_same_whether_the_address_was_known(client, cohort):
    known = make.application("mentee", cohort=cohort, name="Grace")
    pages = []
    for email in (known.person.email, "nobody-knows@example.org"):
        browser = type(client)()
        write(browser, cohort, email=email)
        response = browser.post(path(cohort, "mentee", "send"), follow=True)
        pages.append(main(response).replace(email, "ADDRESS"))

    assert pages[0] == pages[1]


def test_a_slip_in_the_address_is_corrected_where_it_was_made(client, cohort):
    write(client, cohort, email="gracee@example.org")
    client.post(path(cohort, "mentee", "send"))
    done = path(cohort, "mentee", "send", "done")

    wrong = client.post(done, {"email": "grace at"})
    right = client.post(done, {"email": "grace@example.org"}, follow=True)

    assert (wrong.status_code, "not an email address" in main(wrong)) == (200, True)
    assert "We send a letter to grace@example.org" in main(right)
    assert told()[-1] == ("grace@example.org", "confirm-address")
    assert type(client)().post(done, {"email": "m@example.org"}).url == path(cohort)


def test_somebody_who_is_signed_in_has_applied_and_reads_where_things_stand(sign_in, cohort):
    grace = make.person("Grace", email="grace@example.org")
    browser = write(sign_in(grace), cohort)

    response = browser.post(path(cohort, "mentee", "send"), follow=True)

    assert "Your answers are in, and they count." in main(response)
    assert "/status/" in response.content.decode()
    assert Application.objects.get().state == State.COMPLETE


def test_nobody_gets_the_status_page_of_an_address_that_is_not_theirs(sign_in, cohort):
    browser = sign_in(make.person("Mallory", email="mallory@example.org"))
    write(browser, cohort, email="victim@example.org")
    browser.post(path(cohort, "mentee", "send"))
    draft = Draft.objects.get()
    confirm_draft(draft.application, draft.public_id, at=scenes.NOON)

    response = browser.get(path(cohort, "mentee", "send", "done"))

    assert "Thank you" in main(response)
    assert "/status/" not in response.content.decode()


def test_over_the_cap_the_place_in_the_line_is_said(sign_in):
    cohort = scenes.open_cohort(program=make.program(applicants_per_place=1))
    make.application("mentor", cohort=cohort)
    make.application("mentee", cohort=cohort)
    browser = write(sign_in(make.person("Grace", email="grace@example.org")), cohort)
    assert "is full at the moment" in main(browser.get(path(cohort, "mentee", "send")))

    response = browser.post(path(cohort, "mentee", "send"), follow=True)

    assert "you are on the waiting list: place 1." in main(response)


def test_closing_while_somebody_writes_leaves_ten_minutes_and_then_words(client, cohort, clock):
    write(client, cohort)
    clock.move_to(CLOSES + GRACE - timedelta(seconds=1))
    assert "Sign-up has just closed. You have begun in time" in main(
        client.get(path(cohort, "mentee", "send"))
    )

    clock.move_to(CLOSES + GRACE)
    response = client.post(path(cohort, "mentee", "send"))

    assert response.status_code == 409
    assert "What you typed is kept." in main(response)
    assert "Tell me about the next opening" in main(response)
    assert Draft.objects.get().answers["name"] == "Grace"


def test_a_new_form_can_be_begun_in_the_same_browser(client, cohort):
    write(client, cohort)
    client.post(path(cohort, "mentee", "send"))

    assert client.post(path(cohort, "mentee")).url == path(cohort, "mentee", "send", "done")
    assert client.post(path(cohort, "mentee"), {"anew": "yes"}).url == path(cohort, "mentee", "you")
    assert Draft.objects.count() == 2


def test_an_invitation_opens_the_form_after_closing_by_its_button_alone(client, cohort, clock):
    clock.move_to(CLOSES)
    organizer = make.organizer(cohort.program)
    invitation = invite_late(cohort, "mentee", "grace@example.org", by=organizer, at=CLOSES)
    link = "/" + invitation_link(invitation).split("/", 3)[3]

    assert "For the address grace@example.org" in main(client.get(link))
    assert Draft.objects.count() == 0
    assert client.post(link).url == path(cohort, "mentee", "you")
    for key in ("you", "languages", "more"):
        client.post(path(cohort, "mentee", key), posted(key, answers()))
    client.post(path(cohort, "mentee", "send"))

    assert Application.objects.get().state == State.COMPLETE
    assert client.get(link).status_code == 410


def test_an_invitation_that_ended_or_is_for_somebody_else_says_so(client, sign_in, cohort):
    organizer = make.organizer(cohort.program)
    invitation = invite_late(cohort, "mentee", "grace@example.org", by=organizer, at=scenes.NOON)
    link = "/" + invitation_link(invitation).split("/", 3)[3]

    assert sign_in(make.person("Mallory")).post(link).status_code == 409
    revoke_invitation(invitation, by=organizer, at=scenes.NOON)
    assert client.post(link).status_code == 410
    assert client.get("/apply/invited/guessed/").status_code == 410
    assert Letter.objects.count() == 1
