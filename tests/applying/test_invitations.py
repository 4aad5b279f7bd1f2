"""Late invitations."""

from datetime import timedelta

import pytest

from nodement.applying.invitations import (
    LIFE,
    find_invitation,
    invitation_link,
    invite_late,
    revoke_invitation,
)
from nodement.applying.models import Counted, Invitation
from nodement.applying.submitting import submit_draft
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.surveys.models import Application
from tests import make
from tests.applying.scenes import CLOSES, SECRET, answers, begin, fill, told
from tests.make import NOON

LATE = CLOSES + timedelta(days=1)
State = Application.State


@pytest.fixture
def organizer(cohort):
    return make.organizer(cohort.program)


@pytest.fixture
def invitation(cohort, organizer) -> Invitation:
    return invite_late(cohort, "mentee", "Grace@example.org", by=organizer, at=LATE)


def token_of(invitation: Invitation) -> str:
    return invitation_link(invitation).rstrip("/").rpartition("/")[2]


def invited(cohort, invitation, at=LATE):
    return fill(begin(cohort, invitation=invitation, at=at).draft, answers(), at=at)


def test_an_invitation_writes_a_letter_whose_link_lets_in_after_closing(cohort, invitation):
    assert told() == [("grace@example.org", "late-invitation")]
    assert f"/apply/invited/{token_of(invitation)}/" in Letter.objects.get().text
    assert find_invitation(token_of(invitation)) == invitation

    application = submit_draft(invited(cohort, invitation), at=LATE)

    assert application.state == State.COMPLETE, "the letter has reached the address"
    invitation.refresh_from_db()
    assert invitation.used_at == LATE


def test_it_works_once(cohort, invitation):
    draft = invited(cohort, invitation)
    submit_draft(draft, at=LATE)
    invitation.refresh_from_db()

    with pytest.raises(Refusal, match="has closed"):
        begin(cohort, invitation=invitation, at=LATE)


def test_it_is_for_its_own_address(cohort, invitation):
    draft = fill(begin(cohort, invitation=invitation, at=LATE).draft, answers("m@example.org"))

    with pytest.raises(Refusal, match=r"grace@example\.org alone"):
        submit_draft(draft, at=LATE)

    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_after_fourteen_days_it_has_run_out_also_for_what_was_begun(cohort, invitation):
    draft = invited(cohort, invitation)

    with pytest.raises(Refusal, match="run out"):
        submit_draft(draft, at=LATE + LIFE)
    with pytest.raises(Refusal, match="has closed"):
        begin(cohort, invitation=invitation, at=LATE + LIFE)


def test_what_is_taken_back_lets_nobody_in(cohort, invitation, organizer):
    draft = invited(cohort, invitation)

    revoke_invitation(invitation, by=organizer, at=LATE)

    with pytest.raises(Refusal, match="taken back"):
        submit_draft(draft, at=LATE)


def test_what_has_been_used_cannot_be_taken_back(cohort, invitation, organizer):
    submit_draft(invited(cohort, invitation), at=LATE)

    with pytest.raises(Refusal, match="applied by it already"):
        revoke_invitation(invitation, by=organizer, at=LATE)

    invitation.refresh_from_db()
    assert invitation.revoked_at is None


def test_inviting_again_renews_it_and_the_old_link_is_dead(cohort, invitation, organizer):
    old = token_of(invitation)
    revoke_invitation(invitation, by=organizer, at=LATE)

    again = invite_late(
        cohort, "mentee", "grace@example.org", by=organizer, at=LATE + timedelta(hours=1)
    )

    assert again == invitation
    assert again.revoked_at is None
    assert (find_invitation(old), find_invitation(token_of(again))) == (None, again)
    assert len(told()) == 2


def test_a_guessed_link_is_no_invitation(db):
    assert find_invitation("guessed") is None


def test_only_an_organizer_invites_and_only_to_a_form_before_the_matching_is_over(
    cohort, organizer
):
    with pytest.raises(Refusal, match="Only organizers"):
        invite_late(cohort, "mentee", "g@example.org", by=make.person(), at=NOON)
    with pytest.raises(Refusal, match="Only organizers"):
        revoke_invitation(
            Invitation.objects.create(
                cohort=cohort,
                role="mentee",
                person=make.person(),
                made_at=NOON,
                expires_at=NOON + LIFE,
            ),
            by=make.person(),
            at=NOON,
        )
    with pytest.raises(Refusal, match="no email address"):
        invite_late(cohort, "mentee", "nobody", by=organizer, at=NOON)
    bare = make.cohort(program=cohort.program)
    with pytest.raises(Refusal, match="no published form"):
        invite_late(bare, "mentee", "g@example.org", by=organizer, at=NOON)
    cohort.matching_closed_at = NOON
    cohort.save()
    with pytest.raises(Refusal, match="matching of this cohort is over"):
        invite_late(cohort, "mentee", "g@example.org", by=organizer, at=NOON)
    assert told() == []


def test_whoever_was_declined_and_invited_again_may_apply(cohort, organizer):
    declined = make.application("mentee", cohort=cohort, state=State.DECLINED, name="Grace")
    invitation = invite_late(cohort, "mentee", declined.person.email, by=organizer, at=NOON)
    draft = begin(cohort, invitation=invitation).draft
    fill(draft, answers(declined.person.email))

    assert submit_draft(draft, at=NOON).state == State.COMPLETE


def test_whoever_comes_late_is_not_counted(cohort, invitation):
    """A number that moves by one when somebody comes late would tell of them."""
    draft = begin(cohort, invitation=invitation, at=LATE).draft

    submit_draft(fill(draft, answers(gender=SECRET), at=LATE), at=LATE)

    assert (Application.objects.get().state, Counted.objects.count()) == (State.COMPLETE, 0)
