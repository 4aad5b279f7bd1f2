"""The first page of an organizer."""

from datetime import timedelta

from nodement.matching.publishing import publish_round
from nodement.outbox.models import Letter
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON
from tests.web.organizer.conftest import HEADINGS, row
from tests.web.page import main


def address(cohort):
    return f"/cohorts/{cohort.public_id}/"


def test_an_empty_cohort_says_whom_to_bring_in_first(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "How many are paired? 0" in page
    assert "nobody has signed up yet" in page
    assert "Bring the mentees in" in page
    assert "Bring the mentors in" in page
    assert f"/cohorts/{crew.cohort.public_id}/imports/?of=mentors" in (
        margaret.get(address(crew.cohort)).content.decode()
    )


def test_it_counts_who_waits_on_each_side(crew, margaret):
    crew.people(mentees=3, mentors=2)

    page = main(margaret.get(address(crew.cohort)))

    assert "Mentees who wait 3 have no mentor yet" in page
    assert "Free places with mentors 2 of 2 2 mentors wait for a mentee" in page
    assert "3 mentees wait for a first matching" in page


def test_a_solved_round_is_to_be_reviewed(solved, crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "Round 1 proposes 2 pairs" in page
    assert "Matched 2 of 3 mentees" in page


def test_after_publishing_it_says_who_is_paired_and_who_meets(solved, crew, margaret):
    publish_round(solved, by=crew.margaret, at=NOON)
    pair = Pair.objects.first()
    Meeting.objects.create(pair=pair, state="held", starts_at=NOON, held_minutes=60)

    page = main(margaret.get(address(crew.cohort)))

    assert "How many are paired? 2 of 3 mentees; there are 2 mentors" in page
    assert "Are they really meeting? 1 of 2" in page
    assert "Pairs are meeting. Give a hand to those who are not." in page
    assert "Mentees who wait 1" in page
    assert "every place is taken" in page


def test_one_of_each_is_not_spoken_of_as_many(crew, margaret):
    crew.people(mentees=1, mentors=1)

    page = main(margaret.get(address(crew.cohort)))

    assert "How many are paired? 0 of 1 mentee; there is 1 mentor" in page
    assert "Mentees who wait 1 has no mentor yet" in page
    assert "Sign-up 1 mentee, 1 mentor" in page


def test_pairs_that_stay_silent_are_on_todays_list(solved, crew, margaret, clock):
    publish_round(solved, by=crew.margaret, at=NOON - timedelta(days=4))

    page = main(margaret.get(address(crew.cohort)))

    assert "2 pairs have no meeting in sight" in page
    assert "Where nobody ever has, we ask the mentor once by letter" in page
    silent = main(margaret.get(f"/cohorts/{crew.cohort.public_id}/pairs/?show=silent"))
    assert "2 pairs" in silent


def test_letters_that_failed_come_first(crew, margaret):
    crew.letter(state=Letter.State.FAILED)
    crew.people(mentees=1, mentors=1)

    page = main(margaret.get(address(crew.cohort)))

    assert page.index("1 letter could not be delivered") < page.index("1 mentee waits")


def test_files_wait_until_somebody_has_looked_at_them(crew, margaret):
    crew.upload("\n".join([HEADINGS, row("mei@example.org")]), "mentees.csv")
    crew.upload("%PDF-1.7", "letters.csv")

    page = main(margaret.get(address(crew.cohort)))

    assert "“mentees.csv” is read and waits for your yes 1 row can go in." in page
    assert "“letters.csv” could not be read" in page


def test_a_cohort_without_work_says_so(solved, crew, margaret):
    publish_round(solved, by=crew.margaret, at=NOON)

    assert "Nothing waits for you" in main(margaret.get(address(crew.cohort)))


def test_a_keeper_without_a_role_finds_no_cohort(crew, sign_in):
    keeper = make.person("Keeper", is_keeper=True)

    assert sign_in(keeper).get(address(crew.cohort)).status_code == 404
