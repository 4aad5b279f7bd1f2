"""Lock, veto, remove, put back, take a decision back: also when two organizers do it at once."""

from datetime import timedelta

import pytest

from nodement.matching.actions import lock_proposal, veto_proposal
from nodement.matching.models import Decision, Proposal
from nodement.matching.publishing import publish_round
from tests.make import NOON
from tests.web.page import main


def decide(browser, proposal, decision, **more):
    return browser.post(
        f"/proposals/{proposal.public_id}/decision/", {"decision": decision, **more}, follow=True
    )


def revoke(browser, of, decision):
    return browser.post(
        f"/rounds/{of.public_id}/decisions/{decision.public_id}/revoke/", follow=True
    )


def flags(proposal):
    return Proposal.objects.values_list("is_locked", "is_removed").get(pk=proposal.pk)


@pytest.mark.parametrize(
    ("decision", "words", "locked_removed"),
    [
        ("lock", "Locked: later rounds keep these two together.", (True, False)),
        ("veto", "Vetoed: these two are not proposed again.", (False, True)),
        ("remove", "Removed from this round.", (False, True)),
    ],
)
def test_a_decision_is_told_and_can_be_undone(proposal, margaret, decision, words, locked_removed):
    page = main(decide(margaret, proposal, decision, seen="open"))
    assert words in page
    assert flags(proposal) == locked_removed

    assert "Put back as it was." in main(decide(margaret, proposal, "restore"))
    assert flags(proposal) == (False, False)
    assert not Decision.objects.exists()


def test_afterwards_the_organizer_stands_where_she_was(proposal, margaret):
    response = margaret.post(
        f"/proposals/{proposal.public_id}/decision/",
        {"decision": "lock", "back": "sort=-minutes&q=Gr%C3%A1ce&page=2"},
    )

    assert response["Location"] == (
        f"/rounds/{proposal.round.public_id}/?sort=-minutes&q=Gr%C3%A1ce&page=2"
        f"#proposal-{proposal.public_id}"
    )


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "?\r\nX-Evil: 1", "?王"]
)
def test_the_way_back_leads_nowhere_else(proposal, margaret, back):
    response = margaret.post(
        f"/proposals/{proposal.public_id}/decision/", {"decision": "lock", "back": back}
    )

    assert response["Location"].startswith(f"/rounds/{proposal.round.public_id}/?")
    assert "X-Evil" not in response.headers


def test_an_unknown_decision_is_refused_and_changes_nothing(proposal, margaret):
    response = decide(margaret, proposal, "marry")

    assert response.status_code == 409
    assert flags(proposal) == (False, False)


def test_whoever_decides_on_what_another_has_changed_is_asked_to_look_again(
    proposal, crew, margaret
):
    veto_proposal(proposal, by=crew.ines, at=NOON)

    response = decide(margaret, proposal, "lock", seen="open")

    assert "Somebody else has decided on these two meanwhile. Please look again." in main(response)
    assert flags(proposal) == (False, True)
    assert Decision.objects.get().kind == "veto"


def test_after_publishing_a_decision_is_refused_in_words(solved, proposal, crew, margaret):
    publish_round(solved, by=crew.ines, at=NOON)

    response = decide(margaret, proposal, "veto", seen="open")

    assert response.status_code == 409
    assert "This round is published: its pairs know each other by now." in main(response)
    assert flags(proposal) == (False, False)


def test_locks_and_vetoes_are_listed_with_who_and_counted(solved, proposal, crew, margaret):
    lock_proposal(proposal, by=crew.ines, at=NOON + timedelta(minutes=1))

    page = main(margaret.get(f"/rounds/{solved.public_id}/"))

    assert f"{proposal.mentee.name} , {proposal.mentor.name} Locked by Ines" in page
    assert "Locks and vetoes 1 1 lock, 0 vetoes" in page
    assert "1 decision since this round was solved. Solve again to fill the places." in page


@pytest.mark.parametrize("act", [lock_proposal, veto_proposal])
def test_a_decision_taken_back_is_gone_from_the_round_too(solved, proposal, crew, margaret, act):
    act(proposal, by=crew.margaret, at=NOON)

    response = revoke(margaret, solved, Decision.objects.get())

    assert "Taken back: the next round is free to propose these two." in main(response)
    assert not Decision.objects.exists()
    assert flags(proposal) == (False, False)


def test_taking_back_what_is_gone_says_so(solved, proposal, crew, margaret, ines):
    lock_proposal(proposal, by=crew.margaret, at=NOON)
    decision = Decision.objects.get()
    revoke(margaret, solved, decision)

    assert "Somebody has taken this decision back already." in main(revoke(ines, solved, decision))


def test_a_decision_of_another_cohort_is_not_taken_back(solved, proposal, crew, sign_in):
    lock_proposal(proposal, by=crew.margaret, at=NOON)
    from_elsewhere = sign_in(crew.ines)
    crew.ines.refresh_from_db()
    crew.cohort.program.roles.filter(person=crew.ines).delete()

    response = revoke(from_elsewhere, solved, Decision.objects.get())

    assert response.status_code == 404
    assert Decision.objects.exists()


def test_the_next_round_keeps_locks_and_leaves_vetoes_out(solved, proposal, crew, margaret):
    other = solved.proposals.exclude(pk=proposal.pk).get()
    decide(margaret, proposal, "lock")
    decide(margaret, other, "veto")

    following = crew.solve()

    pairs = set(following.proposals.values_list("mentee", "mentor"))
    assert (proposal.mentee_id, proposal.mentor_id) in pairs
    assert (other.mentee_id, other.mentor_id) not in pairs
    assert len(pairs) == 2
