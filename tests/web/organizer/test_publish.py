"""Before a round is published, and the moment itself."""

from datetime import timedelta

from nodement.matching.actions import remove_proposal
from nodement.matching.models import Proposal, Round
from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.surveys.models import Application
from tests.make import NOON
from tests.web.organizer.conftest import publish, seen
from tests.web.page import main


def address(solved):
    return f"/rounds/{solved.public_id}/publish/"


def test_it_says_what_will_happen_to_how_many_before_it_does(solved, margaret):
    page = main(margaret.get(address(solved)))

    assert "2 pairs begin, for the term from Mon 7 Dec 2026 to Sun 6 Jun 2027." in page
    assert "4 letters are sent: to 2 mentees, and to 2 mentors" in page
    assert "1 mentee gets nobody now, and stays in line." in page
    assert "1 more letter goes to whoever is in no pair" in page
    assert "They cannot be called back." in page
    assert "Publish and send 5 letters" in page
    assert not Letter.objects.exists()


def test_a_single_pair_is_not_spoken_of_as_many(solved, crew, margaret):
    remove_proposal(Proposal.objects.first(), by=crew.margaret, at=NOON)

    page = main(margaret.get(address(solved)))

    assert "1 pair begins, for the term" in page
    assert "2 letters are sent: one to the mentee, and one to the mentor." in page


def test_both_letters_can_be_looked_at(solved, margaret):
    first = solved.proposals.order_by("mentee__name", "pk")[0]

    page = main(margaret.get(address(solved)))

    assert f"What {first.mentee.name} will read" in page
    assert f"What {first.mentor.name} will read" in page
    assert f"Hello {first.mentee.name}" in page
    assert f"Hello {first.mentor.name}" in page


def test_left_out_proposals_are_counted_and_not_published(solved, proposal, crew, margaret):
    remove_proposal(proposal, by=crew.margaret, at=NOON)
    assert "1 mentee whose proposal was vetoed or removed" in main(margaret.get(address(solved)))

    publish(margaret, solved)

    assert Pair.objects.count() == 1
    assert Letter.objects.count() == 5


def test_publishing_makes_pairs_and_letters_and_says_so(solved, crew, margaret):
    response = publish(margaret, solved)

    assert "Published: 2 pairs, and their letters are on their way." in main(response)
    assert Pair.objects.count() == 2
    assert Letter.objects.count() == 5
    assert Round.objects.get().published_by == crew.margaret


def test_two_organizers_publish_one_set_and_the_second_reads_who_was_first(
    solved, crew, margaret, ines
):
    mark = seen(ines, solved)
    publish(margaret, solved)

    response = ines.post(address(solved), mark, follow=True)

    assert "Margaret has published this round already; nothing was sent twice." in main(response)
    assert Pair.objects.count() == 2
    assert Letter.objects.count() == 5


def test_what_somebody_changed_after_the_look_is_not_published(
    solved, proposal, crew, margaret, ines
):
    mark = seen(margaret, solved)
    remove_proposal(proposal, by=crew.ines, at=NOON)

    response = margaret.post(address(solved), mark, follow=True)

    assert "Somebody has changed the proposals meanwhile. Please look again." in main(response)
    assert "1 pair begins" in main(response)
    assert not Pair.objects.exists()


def test_with_changed_answers_it_asks_to_solve_again_and_refuses(solved, proposal, margaret):
    mark = seen(margaret, solved)
    Application.objects.filter(pk=proposal.mentor_id).update(changed_at=NOON + timedelta(hours=1))

    page = main(margaret.get(address(solved)))
    refused = margaret.post(address(solved), mark)

    assert "So it cannot be published as it is. Solve again" in page
    assert "Publish and send" not in page
    assert refused.status_code == 409
    assert not Pair.objects.exists()


def test_nothing_left_is_nothing_to_publish(solved, crew, margaret):
    for proposal in solved.proposals.all():
        remove_proposal(proposal, by=crew.margaret, at=NOON)

    page = main(margaret.get(address(solved)))

    assert "No proposal is left, so there is nothing to publish." in page
    assert "Publish and send" not in page


def test_a_published_round_has_no_such_page_any_more(solved, margaret):
    publish(margaret, solved)

    assert margaret.get(address(solved))["Location"] == f"/rounds/{solved.public_id}/"
