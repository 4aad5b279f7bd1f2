"""What happened in the demo, in words for a terminal."""

from datetime import datetime

from django.conf import settings
from rich.console import Console

from nodement.demo.story import Story, somebody_to_be
from nodement.matching.queries import causes
from nodement.matching.words import cause_name
from nodement.outbox.queries import fates, of_group
from nodement.people.actions import make_link
from nodement.surveys.models import SurveyImport


def tell(console: Console, story: Story, *, at: datetime) -> None:
    """Say what came in, what was refused and why, who is matched, and whom to sign in as."""
    for kept in story.imports:
        _tell_import(console, kept)
    _tell_round(console, story)
    _tell_letters(console, story)
    _tell_sign_up(console, story)
    _tell_ways_in(console, story, at)


def _tell_import(console: Console, kept: SurveyImport) -> None:
    doubles = kept.changed + kept.unchanged
    console.print(
        f"\n[bold]{kept.file_name}[/]: {kept.rows} rows, {kept.added} people in, "
        f"{doubles} {'double' if doubles == 1 else 'doubles'}, {kept.refused} refused"
    )
    for one in kept.remarks.filter(refuses=True):
        console.print(f"  line {one.line}: {one.reason}", markup=False)


def _tell_round(console: Console, story: Story) -> None:
    done = story.round
    console.print(
        f"\n[bold]Matching[/]: {done.matched} of {done.mentees} mentees have a mentor "
        f"({done.places} places of {done.mentors} mentors), total score {done.total}"
    )
    for cause, count in causes(done).items():
        console.print(f"  {count} without a mentor: {cause_name(cause)}")
    verified = "verified: no better matching exists" if done.is_verified else "NOT verified"
    console.print(f"  certificate {verified}")


def _tell_letters(console: Console, story: Story) -> None:
    fate = fates(of_group(story.cohort.full_name))
    console.print(
        f"\n[bold]Letters[/]: {fate['sent']} in the local mailbox, {fate['queued']} waiting, "
        f"{fate['failed']} failed"
    )


def _tell_sign_up(console: Console, story: Story) -> None:
    coming = story.coming
    console.print(f"\n[bold]Sign-up[/]: {coming} takes applications, see how it asks:")
    console.print(f"  {settings.SITE_URL}/apply/{coming.public_id}/", markup=False)


def _tell_ways_in(console: Console, story: Story, at: datetime) -> None:
    mentee, mentor = somebody_to_be(story.cohort)
    console.print("\n[bold]Sign in as[/] (each link works once; a new run makes new ones)")
    for role, person in (("organizer", story.organizer), ("mentee", mentee), ("mentor", mentor)):
        console.print(f"  {role:<10}{person} <{person.email}>", markup=False)
        console.print(f"            {make_link(person, at=at)}", markup=False)
    console.print(
        "Anybody else: sign in with their email address; the code is in the organizer's mailbox."
    )
