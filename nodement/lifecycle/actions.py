"""What happens to a cohort as a whole, and to those who go their way through it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.applying.files import delete_uploads
from nodement.applying.models import Draft, Upload
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.lifecycle.journey import journey_of
from nodement.lifecycle.letters import facts_of, rehearse_links, write_links
from nodement.matching.actions import set_rounds_aside, withdraw_applicant
from nodement.outbox.actions import keep_back, subject_of, write
from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.actions import Term, change_cohort
from nodement.programs.models import Cohort
from nodement.surveys.models import Application

MOST_LETTERS, PERIOD = 3, timedelta(hours=1)
MOST_LINKS = 20


@transaction.atomic
def change_term(cohort: Cohort, term: Term, *, by: Person, at: datetime) -> None:
    """Change a cohort's name or dates; the same again changes nothing.

    With new dates, rounds that were not published are set aside: they were solved for other weeks.
    Refuses new dates once there are pairs: they were told theirs by letter.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if term.dates != Term.of(cohort).dates:
        if Pair.objects.filter(cohort=cohort).exists():
            raise Refusal(
                _("The pairs of this cohort were told its dates by letter, so the dates stay.")
            )
        set_rounds_aside(cohort, by=by, at=at)
    change_cohort(cohort, term, by=by, at=at)


@transaction.atomic
def leave_cohort(application: Application, *, at: datetime) -> None:
    """Somebody takes their own application back; taking it back twice changes nothing.

    One letter says so; letters about the application that have not left stay here, and answers
    that were being changed are forgotten. Refuses while they are in a pair, and once the organizers
    have answered.
    """
    Cohort.objects.select_for_update(no_key=True).get(pk=application.cohort_id)
    application = _held(application)
    if application.state == Application.State.WITHDRAWN:
        return
    if application.state == Application.State.DECLINED:
        raise Refusal(_("The organizers have answered already: there is nothing to withdraw."))
    withdraw_applicant(application, by=application.person, at=at)
    drafts = Draft.objects.filter(application=application, confirmed_at=None)
    about = [application.full_name, *(draft.full_name for draft in drafts)]
    keep_back(Letter.objects.filter(reader=application.person, about__in=about))
    delete_uploads(Upload.objects.filter(draft__in=drafts))
    drafts.delete()
    application.refresh_from_db(fields=["state", "changed_at"])
    application.keep_for_next = False
    application.save(update_fields=["keep_for_next"])
    cohort = application.cohort
    facts = facts_of(journey_of(application, at))
    write(
        "application-withdrawn",
        to=application.person,
        at=at,
        subject=subject_of(application, cohort),
        **facts,
    )


@transaction.atomic
def keep_for_next(application: Application, *, at: datetime) -> None:
    """Somebody wants to hear of the next cohort; saying it twice changes nothing."""
    _say_of_next(application, "wants to hear of the cohort after", True, at)


@transaction.atomic
def keep_no_longer(application: Application, *, at: datetime) -> None:
    """Somebody does not want to hear of the next cohort any more."""
    _say_of_next(application, "does not want to hear of the cohort after", False, at)


@transaction.atomic
def renew_link(application: Application, *, at: datetime) -> None:
    """Let every link to this application stop working, and send a new one to its person."""
    application = _held(application)
    application.link_number += 1
    application.save(update_fields=["link_number"])
    record("made a new link for", application, by=application.person, at=at)
    write_links(application.person, [application], at=at)


@transaction.atomic
def send_links(email: str, *, at: datetime) -> None:
    """Send the links to all applications of this address, if there are any.

    Nobody who asks learns whether there are: nothing is said, and it takes as long. Nobody gets
    more than a few of these letters in an hour.
    """
    people = Person.objects.select_for_update().filter(email__iexact=email, is_active=True)
    person = people.first() or Person(pk=0, email=email)
    mine = Application.objects.filter(person_id=person.pk)
    newest = mine.select_related("person", "cohort__program").order_by("-submitted_at", "-pk")
    recent = Letter.objects.filter(
        reader_id=person.pk, name="status-link", written_at__gt=at - PERIOD
    )
    is_damped = recent.count() >= MOST_LETTERS
    applications = list(newest[:MOST_LINKS])
    if applications and not is_damped:
        write_links(person, applications, at=at)
    else:
        rehearse_links(at=at)


def _held(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("person", "cohort__program")
        .get(pk=application.pk)
    )


def _say_of_next(application: Application, verb: str, wanted: bool, at: datetime) -> None:
    application = _held(application)
    if application.keep_for_next != wanted:
        application.keep_for_next = wanted
        application.save(update_fields=["keep_for_next"])
        record(verb, application, by=application.person, at=at)
