"""What organizers do with rounds: ask for one, decide on its proposals and on who takes part."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.matching.models import Decision, Proposal, Round
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.actions import withdraw
from nodement.surveys.models import Application
from nodement.surveys.queries import complete

State = Round.State
IN_WORK = (State.WAITING, State.SOLVING)


@transaction.atomic
def ask_round(cohort: Cohort, *, by: Person | None, at: datetime) -> Round:
    """Queue a round for the cohort; while one is being solved, that one is given back.

    Refuses while there is nobody to match.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    current = Round.objects.filter(cohort=cohort, state__in=IN_WORK).first()
    if current is not None:
        return current
    for role in (Application.Role.MENTEE, Application.Role.MENTOR):
        if not complete(cohort, role).exists():
            raise Refusal(
                _("A matching needs people on both sides. Import mentees and mentors first.")
            )
    last = Round.objects.filter(cohort=cohort).aggregate(Max("number"))["number__max"] or 0
    asked = Round.objects.create(cohort=cohort, number=last + 1, asked_by=by, asked_at=at)
    record("asked for", asked, by=by, at=at)
    return asked


@transaction.atomic
def cancel_round(asked: Round, *, by: Person, at: datetime) -> None:
    """Stop a round that is not solved yet; any other round stays as it is."""
    stopped = Round.objects.filter(pk=asked.pk, state__in=IN_WORK)
    if stopped.update(state=State.CANCELLED, lease_until=None):
        record("cancelled", asked, by=by, at=at)


@transaction.atomic
def set_rounds_aside(cohort: Cohort, *, by: Person, at: datetime) -> None:
    """Cancel every round that is not published: what it was solved for does not hold any more."""
    aside = Round.objects.filter(cohort=cohort, state__in=[*IN_WORK, State.SOLVED])
    if aside.update(state=State.CANCELLED, lease_until=None):
        record("set the rounds aside of", cohort, by=by, at=at)


@transaction.atomic
def lock_proposal(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Keep these two together in every later round."""
    proposal = _open(proposal)
    _decide(proposal, Decision.Kind.LOCK, by=by, at=at)
    proposal.is_locked, proposal.is_removed = True, False
    proposal.save(update_fields=["is_locked", "is_removed"])


@transaction.atomic
def veto_proposal(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Never propose these two again in this cohort."""
    proposal = _open(proposal)
    _decide(proposal, Decision.Kind.VETO, by=by, at=at)
    proposal.is_locked, proposal.is_removed = False, True
    proposal.save(update_fields=["is_locked", "is_removed"])


@transaction.atomic
def remove_proposal(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Leave these two out of this round; a later round may propose them again."""
    proposal = _open(proposal)
    if not proposal.is_removed:
        _forget_decision(proposal)
        proposal.is_locked, proposal.is_removed = False, True
        proposal.save(update_fields=["is_locked", "is_removed"])
        record("removed", proposal, by=by, at=at)


@transaction.atomic
def restore_proposal(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """Undo a lock, a veto or a removal."""
    proposal = _open(proposal)
    if proposal.is_removed or proposal.is_locked:
        _forget_decision(proposal)
        proposal.is_locked = proposal.is_removed = False
        proposal.save(update_fields=["is_locked", "is_removed"])
        record("restored", proposal, by=by, at=at)


@transaction.atomic
def revoke_decision(decision: Decision, *, by: Person, at: datetime) -> None:
    """Take a lock or a veto back, for the rounds to come and for those that are reviewed now.

    Taking it back twice changes nothing; what is published stays.
    """
    gone, _rows = Decision.objects.filter(pk=decision.pk).delete()
    if not gone:
        return
    reviewed = Proposal.objects.filter(
        round__cohort=decision.cohort, mentee=decision.mentee, mentor=decision.mentor
    )
    reviewed.filter(round__state=State.SOLVED).update(is_locked=False, is_removed=False)
    record("revoked", decision.cohort, by=by, at=at, kind=decision.kind)


@transaction.atomic
def withdraw_applicant(application: Application, *, by: Person, at: datetime) -> None:
    """Take somebody's application back, as they asked; taking it back twice changes nothing.

    Refuses while they are in a pair on the side that they applied for. A round that proposes them
    can't be published any more: it has to be solved again.
    """
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=application.cohort_id)
    side = {application.role: application.person_id}
    if Pair.objects.filter(cohort=cohort, **side).going().exists():
        words = _("%(name)s is in a pair of this cohort: the other one counts on them.")
        raise Refusal(words % {"name": application.name})
    withdraw(application, by=by, at=at)


def _open(proposal: Proposal) -> Proposal:
    """The proposal for us alone. Refuses when its round can't be changed any more."""
    owner = Round.objects.select_for_update().get(pk=proposal.round_id)
    if owner.state == State.PUBLISHED:
        raise Refusal(_("This round is published: its pairs know each other by now."))
    if owner.state != State.SOLVED:
        raise Refusal(_("This round is not ready for review."))
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _decide(proposal: Proposal, kind: str, *, by: Person, at: datetime) -> None:
    mentee, mentor = proposal.mentee, proposal.mentor
    if kind == Decision.Kind.LOCK:
        Decision.objects.filter(mentee=mentee, kind=kind).exclude(mentor=mentor).delete()
    decision, is_new = Decision.objects.get_or_create(
        mentee=mentee,
        mentor=mentor,
        defaults={"cohort": mentee.cohort, "kind": kind, "by": by, "at": at},
    )
    if not is_new and decision.kind != kind:
        decision.kind, decision.by, decision.at = kind, by, at
        decision.save(update_fields=["kind", "by", "at"])
        is_new = True
    if is_new:
        record(kind, proposal, by=by, at=at)


def _forget_decision(proposal: Proposal) -> None:
    Decision.objects.filter(mentee=proposal.mentee, mentor=proposal.mentor).delete()
