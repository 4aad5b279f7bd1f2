"""Who stays without a mentor in a round, and why."""

from nodement.surveys.models import Application
from tests import make
from tests.web.page import main


def address(solved, query=""):
    return f"/rounds/{solved.public_id}/unmatched/{query}"


def test_each_has_a_cause_and_words_for_it(solved, margaret):
    page = main(margaret.get(address(solved)))

    assert "All fitting places are taken (1)" in page
    assert "2 mentors suit, but no place with them is open for this application." in page


def test_one_cause_can_be_shown_alone_and_an_unknown_one_shows_all(crew, margaret):
    crew.people(mentees=2, mentors=1)
    make.application("mentee", cohort=crew.cohort, name="Lonely", areas=("Testing",))
    solved = crew.solve()

    alone = main(margaret.get(address(solved, "?cause=no_eligible_mentor")))
    everybody = main(margaret.get(address(solved, "?cause=nonsense")))

    assert "Lonely" in alone
    assert "1 mentee " in alone
    assert "2 mentees" in everybody


def test_another_persons_private_answer_is_not_told(crew, margaret):
    grace = make.application("mentee", cohort=crew.cohort, name="Grace")
    make.application("mentor", cohort=crew.cohort, name="Ada", exclusions=("Grace",))

    page = main(margaret.get(address(crew.solve())))

    assert grace.name in page
    assert "Ada" not in page


def test_when_everybody_has_a_mentor_it_says_so(crew, margaret):
    crew.people(mentees=1, mentors=1)

    assert "Everybody has a mentor" in main(margaret.get(address(crew.solve())))
    assert Application.objects.count() == 2
