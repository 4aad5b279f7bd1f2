"""What happens to programs: they start, get cohorts, change how they do things."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs import rules
from nodement.programs.models import Cohort, Community, Program, Role, Topic


@dataclass(frozen=True)
class Taxonomy:
    """The words of a program: areas of focus, and kinds of help."""

    areas: tuple[str, ...]
    kinds_of_help: tuple[str, ...]


@dataclass(frozen=True)
class Beginning:
    """What a keeper says to start a program."""

    community: str
    program: str
    cohort: str
    starts_on: date
    areas: tuple[str, ...]
    kinds_of_help: tuple[str, ...]
    weeks: int = 26

    @property
    def taxonomy(self) -> Taxonomy:
        return Taxonomy(self.areas, self.kinds_of_help)


@transaction.atomic
def start_program(beginning: Beginning, *, by: Person, at: datetime) -> Cohort:
    """Start a program with its first cohort; whoever starts it organizes it.

    Starting the same program again gives its cohort and changes nothing. Refuses when `by` does
    not keep the installation.
    """
    if by not in rules.starters():
        raise Refusal(_("Only a keeper of this installation starts programs."))
    community, _new = Community.objects.get_or_create(name=beginning.community)
    program, is_new = Program.objects.get_or_create(community=community, name=beginning.program)
    if is_new:
        Topic.objects.bulk_create(_topics(program, beginning.taxonomy))
        record("started", program, by=by, at=at)
    Role.objects.get_or_create(
        program=program, person=by, kind=Role.Kind.ORGANIZER, defaults={"granted_at": at}
    )
    return open_cohort(
        program, beginning.cohort, starts_on=beginning.starts_on, weeks=beginning.weeks
    )


@transaction.atomic
def change_taxonomy(program: Program, taxonomy: Taxonomy, *, by: Person, at: datetime) -> None:
    """Make these the words of the program, in this order; the same words change nothing.

    Answers that were read before keep the words they were read with. Refuses an empty taxonomy.
    """
    Program.objects.select_for_update().filter(pk=program.pk).first()
    if not taxonomy.areas or not taxonomy.kinds_of_help:
        raise Refusal(_("A program needs at least one of each: survey answers are read by them."))
    wanted = [(topic.kind, topic.name) for topic in _topics(program, taxonomy)]
    rows = program.topics.order_by("kind", "position").values_list("kind", "name")
    if list(rows) == wanted:
        return
    program.topics.all().delete()
    Topic.objects.bulk_create(_topics(program, taxonomy))
    record("changed the taxonomy of", program, by=by, at=at, words=len(wanted))


def _topics(program: Program, taxonomy: Taxonomy) -> list[Topic]:
    named = {Topic.Kind.AREA: taxonomy.areas, Topic.Kind.HELP: taxonomy.kinds_of_help}
    return [
        Topic(program=program, kind=kind, name=name, position=position)
        for kind, names in named.items()
        for position, name in enumerate(dict.fromkeys(names))
    ]


@transaction.atomic
def open_cohort(program: Program, name: str, *, starts_on: date, weeks: int) -> Cohort:
    """Open a cohort under its name; a cohort of that name stays as it is."""
    cohort, _new = Cohort.objects.get_or_create(
        program=program, name=name, defaults={"starts_on": starts_on, "weeks": weeks}
    )
    return cohort


@transaction.atomic
def change_policy(program: Program, figures: dict[str, Any], *, by: Person, at: datetime) -> None:
    """Change how the program does things; what was not named stays."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    changed = {name: value for name, value in figures.items() if getattr(program, name) != value}
    for name, value in changed.items():
        setattr(program, name, value)
    if changed:
        program.save(update_fields=list(changed))
        facts = {name: str(value) for name, value in changed.items()}
        record("changed the policy of", program, by=by, at=at, **facts)


@transaction.atomic
def grant_role(program: Program, person: Person, kind: str, *, by: Person, at: datetime) -> None:
    """Let a person look after the program; granting again changes nothing."""
    _role, is_new = Role.objects.get_or_create(
        program=program, person=person, kind=kind, defaults={"granted_at": at}
    )
    if is_new:
        record("granted a role in", program, by=by, at=at, kind=kind, person=person.public_id)
