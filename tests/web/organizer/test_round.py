"""One round: its proposals with reasons, and how to go on."""

from datetime import timedelta

import pytest

from nodement.matching.actions import ask_round, lock_proposal, veto_proposal
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON
from tests.web.page import main


def address(asked, query=""):
    return f"/rounds/{asked.public_id}/{query}"


def test_it_shows_what_was_reached_and_that_it_is_proven(solved, margaret):
    page = main(margaret.get(address(solved)))

    assert "2 of 3 mentees get a mentor. It is proven: nothing brings more people" in page
    assert "Proof Holds" in page
    assert "2 pairs would be published. Nobody has heard of it yet." in page


def test_a_round_that_no_second_program_has_checked_says_so(solved, margaret):
    Round.objects.filter(pk=solved.pk).update(is_verified=False)

    page = main(margaret.get(address(solved)))

    assert "2 of 3 mentees get a mentor." in page
    assert "It is proven" not in page
    assert "Proof Not checked with so many people the solver has proven it, but no second" in page


def test_each_proposal_shows_points_and_reasons_in_words(solved, proposal, margaret):
    page = main(margaret.get(address(solved)))

    assert "Why these two: Documentation" in page
    assert "The mentor advises on 1 area that the mentee chose: Documentation." in page
    assert f"Together {proposal.score}" in page
    assert "180 min" in page
    assert "English" in page
    assert "Mon 18:00–21:00" in page


@pytest.mark.parametrize("sort", ["mentee", "mentor", "score", "language", "minutes"])
def test_proposals_are_sorted_by_any_column_both_ways(solved, margaret, sort):
    for order in (sort, f"-{sort}"):
        response = margaret.get(address(solved, f"?sort={order}"))
        direction = "descending" if order.startswith("-") else "ascending"
        assert response.content.decode().count(f'aria-sort="{direction}"') == 1


def test_an_order_that_is_not_offered_falls_back_to_the_best_first(solved, margaret):
    for odd in ("mentee__person__password", "--score", "-", ""):
        response = margaret.get(address(solved, f"?sort={odd}"))
        assert 'aria-sort="descending"><a class="sort" href="?sort=score"' in (
            response.content.decode()
        )


def test_a_person_is_found_and_the_rest_is_hidden(solved, proposal, margaret):
    other = solved.proposals.exclude(pk=proposal.pk).get()

    page = main(margaret.get(address(solved, f"?q={proposal.mentee.name.lower()}")))

    assert proposal.mentor.name in page
    assert other.mentor.name not in page
    assert "No such proposal" in main(margaret.get(address(solved, "?q=zzz")))


def test_locked_and_left_out_can_be_shown_alone(solved, proposal, crew, margaret):
    other = solved.proposals.exclude(pk=proposal.pk).get()
    lock_proposal(proposal, by=crew.margaret, at=NOON)
    veto_proposal(other, by=crew.margaret, at=NOON)

    def faces(show):
        body = margaret.get(address(solved, f"?show={show}")).content.decode()
        return [one.mentee.name for one in (proposal, other) if f"proposal-{one.public_id}" in body]

    assert faces("locked") == [proposal.mentee.name]
    assert faces("removed") == [other.mentee.name]


def test_who_changed_an_answer_since_is_counted_and_publishing_waits(solved, proposal, margaret):
    Application.objects.filter(pk=proposal.mentee_id).update(changed_at=NOON + timedelta(hours=1))

    page = main(margaret.get(address(solved)))

    assert "1 person has changed their answers since this round was asked for." in page


def test_a_published_round_says_who_did_it_and_offers_no_decision(solved, crew, margaret):
    publish_round(solved, by=crew.ines, at=NOON)

    response = margaret.get(address(solved))

    assert "Published by Ines on Mon 30 Nov 2026" in main(response)
    assert "Kickoff letters of this cohort: 0 sent, 4 waiting, 0 failed." in main(response)
    assert "/decision/" not in response.content.decode()
    assert "Review and publish" not in main(response)


def test_an_older_round_points_to_the_newer_one(solved, crew, margaret):
    newer = crew.solve()

    assert "There is a newer round. Go to Round 2" in main(margaret.get(address(solved)))
    assert "There is a newer round." not in main(margaret.get(address(newer)))


def test_a_round_in_work_shows_its_progress_and_then_itself(crew, margaret):
    crew.people(mentees=1, mentors=1)
    asked = ask_round(crew.cohort, by=crew.margaret, at=NOON)

    piece = margaret.get(address(asked), headers={"hx-request": "true"})
    assert "Waiting for the worker" in piece.content.decode()
    assert "HX-Refresh" not in piece
    solve_rounds(NOON)

    done = margaret.get(address(asked), headers={"hx-request": "true"})
    assert done["HX-Refresh"] == "true"
    assert "Review and publish" in main(margaret.get(address(asked)))


def test_a_round_that_is_being_solved_counts_its_pairs(crew, margaret):
    crew.people(mentees=3, mentors=2)
    asked = ask_round(crew.cohort, by=crew.margaret, at=NOON)
    sizes = {"mentees": 3, "mentors": 2, "places": 2}
    Round.objects.filter(pk=asked.pk).update(state="solving", done=0, **sizes)
    before = margaret.get(address(asked), headers={"hx-request": "true"}).content.decode()
    Round.objects.filter(pk=asked.pk).update(done=1)
    after = margaret.get(address(asked), headers={"hx-request": "true"}).content.decode()

    assert "so far" not in before
    assert "1 pair so far, of at most 2" in after
    assert '<progress aria-labelledby="progress" max="2" value="1">' in after


def test_a_round_in_work_can_be_stopped_but_a_solved_one_stays(crew, margaret, ines):
    crew.people(mentees=1, mentors=1)
    asked = ask_round(crew.cohort, by=crew.margaret, at=NOON)

    stopped = margaret.post(address(asked, "cancel/"), follow=True)
    assert "Cancelled. Nothing was changed." in main(stopped)
    assert "Round 1 was cancelled" in main(margaret.get(address(asked)))

    solved = crew.solve()
    late = ines.post(address(solved, "cancel/"), follow=True)
    assert "It was too late to cancel: this round is solved already." in main(late)
    assert Round.objects.get(pk=solved.pk).state == Round.State.SOLVED


def test_a_round_that_failed_says_why(solved, margaret):
    Round.objects.filter(pk=solved.pk).update(state="failed", trouble="A lock holds two people.")

    page = main(margaret.get(address(solved)))

    assert "Round 1 could not be solved" in page
    assert "A lock holds two people." in page
    assert "Nothing was changed and nothing was sent." in page


def test_when_nobody_fits_it_says_so_and_offers_nothing_to_publish(crew, margaret):
    make.application("mentee", cohort=crew.cohort, areas=("Testing",))
    make.application("mentor", cohort=crew.cohort, areas=("Documentation",))
    solved = crew.solve()

    page = main(margaret.get(address(solved)))

    assert "No pair could be formed" in page
    assert "Review and publish" not in page
    assert "No mentor fits 1 mentee" in page
