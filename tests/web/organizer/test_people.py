"""Everybody who applied, and what one of them answered."""

from nodement.surveys.actions import withdraw
from tests import make
from tests.make import NOON
from tests.web.page import forms, main


def address(cohort, query=""):
    return f"/cohorts/{cohort.public_id}/people/{query}"


def test_people_are_found_by_a_part_of_their_name_or_address(crew, margaret):
    make.application("mentee", cohort=crew.cohort, name="Grace")
    make.application("mentee", cohort=crew.cohort, person=make.person("Mei", email="m@hopper.test"))

    assert "Grace" in main(margaret.get(address(crew.cohort, "?q=rac")))
    assert "Mei" not in main(margaret.get(address(crew.cohort, "?q=rac")))
    assert "Mei" in main(margaret.get(address(crew.cohort, "?q=HOPPER")))


def test_the_list_can_be_of_one_role_and_the_filter_stays(crew, margaret):
    crew.people(mentees=1, mentors=1)

    response = margaret.get(address(crew.cohort, "?role=mentor"))

    assert "Ada0" in main(response)
    assert "Grace0" not in main(response)
    assert '<option value="mentor" selected>' in response.content.decode()
    assert "?role=mentor&amp;sort=-name" in response.content.decode()


def test_it_is_sorted_as_asked_and_a_wrong_order_is_not_followed(crew, margaret):
    crew.people(mentees=2, mentors=0)

    backwards = main(margaret.get(address(crew.cohort, "?sort=-name")))
    odd = main(margaret.get(address(crew.cohort, "?sort=person__password")))

    assert backwards.index("Grace1") < backwards.index("Grace0")
    assert odd.index("Grace0") < odd.index("Grace1")


def test_who_has_withdrawn_is_marked(crew, margaret):
    left = make.application("mentee", cohort=crew.cohort, name="Grace")
    withdraw(left, by=left.person, at=NOON)

    assert "Withdrawn" in main(margaret.get(address(crew.cohort)))


def test_nobody_found_and_nobody_there_are_said_differently(crew, margaret):
    assert "Nobody has applied yet" in main(margaret.get(address(crew.cohort)))
    assert "Nobody matches that" in main(margaret.get(address(crew.cohort, "?q=zzz")))


def test_an_application_shows_what_was_answered(crew, margaret):
    one = make.application(
        "mentor",
        cohort=crew.cohort,
        name="Ada",
        languages=("pt", "en"),
        about="I like to explain.",
        capacity=2,
        help=("Code review",),
        exclusions=("Charles",),
    )

    page = main(margaret.get(f"/applications/{one.public_id}/"))

    assert "Portuguese, English" in page
    assert "I like to explain." in page
    assert "Places for mentees 2" in page
    assert "Monday 18:00–21:00" in page
    private = page.index("Private: only organizers see this")
    assert page.index("Charles") > private


def test_an_application_is_not_there_for_who_wrote_it_nor_for_other_organizers(crew, sign_in):
    one = make.application("mentee", cohort=crew.cohort)
    elsewhere = make.organizer(make.program(), "Elsewhere")

    assert sign_in(one.person).get(f"/applications/{one.public_id}/").status_code == 404
    assert sign_in(elsewhere).get(f"/applications/{one.public_id}/").status_code == 404


def test_somebody_who_asked_by_mail_is_withdrawn(crew, margaret):
    one = make.application("mentee", cohort=crew.cohort, name="Grace")
    page = margaret.get(f"/applications/{one.public_id}/")
    assert forms(page) == [f"/applications/{one.public_id}/withdraw/"]
    assert "A new survey file does not bring them back." in main(page)

    answer = margaret.post(forms(page)[0], follow=True)

    assert "Withdrawn: Grace is not matched any more." in main(answer)
    assert forms(answer) == []
    one.refresh_from_db()
    assert one.state == "withdrawn"


def test_who_is_in_a_pair_is_not_withdrawn_and_it_says_why(crew, margaret):
    one = make.application("mentee", cohort=crew.cohort, name="Grace")
    make.pair(cohort=crew.cohort, mentee=one.person)
    here = f"/applications/{one.public_id}/"

    back = {"referer": f"http://testserver{here}"}
    answer = margaret.post(f"{here}withdraw/", headers=back, follow=True)

    assert "Grace is in a pair of this cohort" in main(answer)
    one.refresh_from_db()
    assert one.state == "complete"


def test_only_organizers_of_the_program_withdraw_and_only_by_the_button(crew, margaret, sign_in):
    one = make.application("mentee", cohort=crew.cohort)
    withdrawal = f"/applications/{one.public_id}/withdraw/"
    elsewhere = sign_in(make.organizer(make.program(), "Elsewhere"))

    assert elsewhere.post(withdrawal).status_code == 404
    assert sign_in(one.person).post(withdrawal).status_code == 404
    assert margaret.get(withdrawal).status_code == 405
    one.refresh_from_db()
    assert one.state == "complete"
