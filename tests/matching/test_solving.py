"""Solving a round."""

import pytest

from nodement.kit.errors import Refusal
from nodement.matching.actions import (
    ask_round,
    cancel_round,
    lock_proposal,
    remove_proposal,
    restore_proposal,
    revoke_decision,
    veto_proposal,
)
from nodement.matching.bridge import policy_of
from nodement.matching.chores import LEASE, solve_now, solve_rounds
from nodement.matching.models import Decision, Proposal, Round, Unmatched
from nodement.matching.publishing import publish_round
from nodement.programs.actions import change_policy
from nodement.surveys.actions import withdraw
from tests import make


def test_a_round_proposes_as_many_pairs_as_there_are_places(scene):
    solved = scene.solve()

    assert (solved.state, solved.matched, solved.mentees, solved.places) == ("solved", 2, 3, 2)
    assert solved.is_verified
    assert Proposal.objects.filter(round=solved).count() == 2
    left = Unmatched.objects.get(round=solved)
    assert left.cause == "places_taken"


def test_a_round_needs_people_on_both_sides(db):
    cohort = make.cohort()
    make.application("mentee", cohort=cohort)

    with pytest.raises(Refusal, match="both sides"):
        ask_round(cohort, by=make.organizer(cohort.program), at=make.NOON)


def test_asking_again_while_a_round_waits_gives_the_same_round(scene):
    rounds = [ask_round(scene.cohort, by=scene.organizer, at=make.NOON) for _ in range(2)]

    assert rounds[0] == rounds[1]
    assert Round.objects.count() == 1


def test_a_cancelled_round_is_not_solved(scene):
    asked = ask_round(scene.cohort, by=scene.organizer, at=make.NOON)
    cancel_round(asked, by=scene.organizer, at=make.NOON)

    assert solve_rounds(make.NOON) == 0
    assert not Proposal.objects.exists()


def test_a_round_that_is_cancelled_while_it_is_solved_stops_and_keeps_nothing(scene):
    asked = ask_round(scene.cohort, by=scene.organizer, at=make.NOON)

    def change_of_mind(_found, _most):
        cancel_round(asked, by=scene.organizer, at=make.NOON)

    stopped = solve_now(asked, at=make.NOON, watch=change_of_mind)

    assert (stopped.state, stopped.matched, stopped.certificate) == ("cancelled", 0, {})
    assert not Proposal.objects.exists()
    assert not Unmatched.objects.exists()


def test_who_watches_hears_how_many_pairs_there_are_and_can_be(scene):
    asked = ask_round(scene.cohort, by=scene.organizer, at=make.NOON)
    heard = []

    solved = solve_now(asked, at=make.NOON, watch=lambda found, most: heard.append((found, most)))

    assert (heard[0], heard[-1]) == ((0, 2), (2, 2))
    assert (solved.done, solved.most) == (2, 2)


def test_the_whole_certificate_is_kept_as_it_can_be_checked(scene):
    change_policy(scene.cohort.program, {"raise_floor": True}, by=scene.organizer, at=make.NOON)
    proof = scene.solve().certificate

    assert set(proof) == {"big", "keep", "u", "v", "gap", "floor"}
    assert (proof["gap"], proof["keep"]) == (0, 0)
    assert proof["floor"]["value"] > 0
    assert len(proof["u"]) == 3


@pytest.mark.parametrize("welfare", ["concave", "total", "bands"])
def test_the_program_says_what_is_best(scene, welfare):
    figures = {"welfare": welfare, "raise_floor": True}
    change_policy(scene.cohort.program, figures, by=scene.organizer, at=make.NOON)
    scene.cohort.program.refresh_from_db()

    policy = policy_of(scene.cohort)

    assert (policy.welfare, policy.raise_floor) == (welfare, True)
    assert scene.solve().is_verified


def test_a_round_that_a_killed_worker_held_is_solved_when_its_lease_ends(scene):
    asked = ask_round(scene.cohort, by=scene.organizer, at=make.NOON)
    Round.objects.update(state="solving", lease_until=make.NOON + LEASE, claims=1)

    assert solve_rounds(make.NOON) == 0
    assert solve_rounds(make.NOON + LEASE) == 1
    asked.refresh_from_db()
    assert asked.state == Round.State.SOLVED


def test_a_lock_holds_in_the_next_round(scene):
    proposal = scene.solve().proposals.first()
    other = (
        scene.mentors["Ada"] if proposal.mentor != scene.mentors["Ada"] else scene.mentors["Alan"]
    )
    Decision.objects.create(
        cohort=scene.cohort,
        mentee=proposal.mentee,
        mentor=other,
        kind="lock",
        by=scene.organizer,
        at=make.NOON,
    )

    again = Proposal.objects.get(round=scene.solve(), mentee=proposal.mentee)

    assert (again.mentor, again.is_locked) == (other, True)


def test_a_vetoed_pair_is_not_proposed_again(scene):
    proposal = scene.solve().proposals.first()
    veto_proposal(proposal, by=scene.organizer, at=make.NOON)

    solved = scene.solve()

    assert solved.matched == 2
    assert not solved.proposals.filter(mentee=proposal.mentee, mentor=proposal.mentor).exists()


def test_a_removed_proposal_is_left_out_of_this_round_only(scene):
    proposal = scene.solve().proposals.first()
    remove_proposal(proposal, by=scene.organizer, at=make.NOON)

    proposal.refresh_from_db()
    assert proposal.is_removed
    assert scene.solve().proposals.filter(mentee=proposal.mentee, mentor=proposal.mentor).exists()


@pytest.mark.parametrize("decide", [lock_proposal, veto_proposal, remove_proposal])
def test_every_decision_can_be_undone(scene, decide):
    proposal = scene.solve().proposals.first()
    decide(proposal, by=scene.organizer, at=make.NOON)
    restore_proposal(proposal, by=scene.organizer, at=make.NOON)

    proposal.refresh_from_db()
    assert (proposal.is_locked, proposal.is_removed) == (False, False)
    assert not Decision.objects.exists()


def test_a_veto_replaces_a_lock(scene):
    proposal = scene.solve().proposals.first()
    lock_proposal(proposal, by=scene.organizer, at=make.NOON)
    veto_proposal(proposal, by=scene.organizer, at=make.NOON)

    assert Decision.objects.get().kind == "veto"
    proposal.refresh_from_db()
    assert (proposal.is_locked, proposal.is_removed) == (False, True)


def test_a_lock_that_cannot_be_kept_any_more_fails_the_round_in_words(scene):
    proposal = scene.solve().proposals.first()
    lock_proposal(proposal, by=scene.organizer, at=make.NOON)
    answers = proposal.mentee.answers | {"areas": ["Testing"]}
    type(proposal.mentee).objects.filter(pk=proposal.mentee.pk).update(answers=answers)

    failed = scene.solve()

    assert failed.state == Round.State.FAILED
    assert proposal.mentee.person.email in failed.trouble


def test_taking_a_lock_back_frees_both_for_the_next_round(scene):
    lock_proposal(scene.solve().proposals.first(), by=scene.organizer, at=make.NOON)
    revoke_decision(Decision.objects.get(), by=scene.organizer, at=make.NOON)

    assert not scene.solve().proposals.filter(is_locked=True).exists()


def test_who_has_withdrawn_is_not_matched(scene):
    withdraw(scene.mentees["Mei"], by=scene.mentees["Mei"].person, at=make.NOON)

    assert scene.solve().mentees == 2


def test_who_is_paired_already_stays_out_and_takes_the_mentors_place(scene):
    publish_round(scene.solve(), by=scene.organizer, at=make.NOON)

    again = scene.solve()

    assert (again.mentees, again.places, again.matched) == (1, 0, 0)


def test_a_published_round_cannot_be_changed(scene):
    solved = scene.solve()
    publish_round(solved, by=scene.organizer, at=make.NOON)

    with pytest.raises(Refusal, match="is published"):
        veto_proposal(solved.proposals.first(), by=scene.organizer, at=make.NOON)


@pytest.mark.parametrize("who", ["Grace", "Linus", "Mei"])
def test_whoever_waited_in_vain_before_comes_first(scene, who):
    scene.mentors["Alan"].state = "withdrawn"
    scene.mentors["Alan"].save()
    scene.mentees[who].priority = 1
    scene.mentees[who].save()

    solved = scene.solve()

    assert [one.mentee.name for one in Proposal.objects.filter(round=solved)] == [who]
