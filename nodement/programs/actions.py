"""What happens to programs: they start, get cohorts and organizers, change what they do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import subject_of, write
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
    after: Cohort | None = None

    @property
    def taxonomy(self) -> Taxonomy:
        return Taxonomy(self.areas, self.kinds_of_help)


@dataclass(frozen=True)
class Term:
    """A cohort's name, the first day of its term, and how many weeks it lasts."""

    name: str
    starts_on: date
    weeks: int

    @classmethod
    def of(cls, cohort: Cohort) -> "Term":
        return cls(cohort.name, cohort.starts_on, cohort.weeks)

    @property
    def dates(self) -> tuple[date, int]:
        return self.starts_on, self.weeks


@dataclass(frozen=True)
class Description:
    """What a program says of itself, and where questions go."""

    about: str
    contact: str


@transaction.atomic
def start_program(beginning: Beginning, *, by: Person, at: datetime) -> Cohort:
    """Start a program with its first cohort; whoever starts it organizes it.

    Starting the same program again gives its cohort and changes nothing. Refuses when `by` does
    not keep the installation, and when a program of that name is run by others.
    """
    if by not in rules.starters():
        raise Refusal(_("Only a keeper of this installation starts programs."))
    community, _new = Community.objects.get_or_create(name=beginning.community)
    program, is_new = Program.objects.get_or_create(community=community, name=beginning.program)
    if is_new:
        Topic.objects.bulk_create(_topics(program, beginning.taxonomy))
        Role.objects.create(program=program, person=by, kind=Role.Kind.ORGANIZER, granted_at=at)
        record("started", program, by=by, at=at)
    elif not rules.organizable(by).filter(pk=program.pk).exists():
        words = _("%(community)s has a program of this name already, and others organize it.")
        raise Refusal(words % {"community": community})
    return open_cohort(
        program,
        beginning.cohort,
        starts_on=beginning.starts_on,
        weeks=beginning.weeks,
        after=beginning.after,
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
def open_cohort(
    program: Program, name: str, *, starts_on: date, weeks: int, after: Cohort | None = None
) -> Cohort:
    """Open a cohort under its name; a cohort of that name stays as it is."""
    facts = {"starts_on": starts_on, "weeks": weeks, "copied_from": after}
    cohort, _new = Cohort.objects.get_or_create(program=program, name=name, defaults=facts)
    return cohort


@transaction.atomic
def change_cohort(cohort: Cohort, term: Term, *, by: Person, at: datetime) -> None:
    """Give a cohort this name and these dates; the same again changes nothing.

    Refuses a name that another cohort of the program has. Whether dates may change is decided
    above, where pairs and rounds are known.
    """
    if term == Term.of(cohort):
        return
    others = Cohort.objects.filter(program=cohort.program_id, name=term.name).exclude(pk=cohort.pk)
    if others.exists():
        raise Refusal(_("Another cohort of this program has that name already."))
    cohort.name, cohort.starts_on, cohort.weeks = term.name, term.starts_on, term.weeks
    cohort.save(update_fields=["name", "starts_on", "weeks"])
    day = term.starts_on.isoformat()
    record("changed", cohort, by=by, at=at, name=term.name, starts_on=day, weeks=term.weeks)


@transaction.atomic
def open_cohort_after(earlier: Cohort, term: Term, *, by: Person, at: datetime) -> Cohort:
    """Open a cohort that takes over from an earlier one of its program.

    Opening it twice gives the same cohort; refuses a name that any other cohort has.
    """
    held = Program.objects.select_for_update().get(pk=earlier.program_id)
    known = held.cohorts.filter(name=term.name).first()
    if known is not None and known.copied_from_id != earlier.pk:
        raise Refusal(_("Another cohort of this program has that name already."))
    cohort = open_cohort(held, term.name, starts_on=term.starts_on, weeks=term.weeks, after=earlier)
    if known is None:
        record("opened", cohort, by=by, at=at, after=earlier.public_id)
    return cohort


@transaction.atomic
def describe_program(program: Program, said: Description, *, by: Person, at: datetime) -> None:
    """Change what a program says of itself; the same again changes nothing."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    if (program.about, program.contact) == (said.about, said.contact):
        return
    program.about, program.contact = said.about, said.contact
    program.save(update_fields=["about", "contact"])
    record("described", program, by=by, at=at)


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
    """Let a person look after the program, and write to them; granting again changes nothing.

    Refuses when `by` does not organize the program.
    """
    program = Program.objects.select_for_update().get(pk=program.pk)
    _require_organizer(program, by)
    role, is_new = Role.objects.get_or_create(
        program=program, person=person, kind=kind, defaults={"granted_at": at}
    )
    if is_new:
        record("granted a role in", program, by=by, at=at, kind=kind, person=person.public_id)
        _tell("role-granted", role, by=by, at=at)


@transaction.atomic
def revoke_role(role: Role, *, by: Person, at: datetime) -> None:
    """Take a role back, and write to whoever had it; taking it back twice changes nothing.

    Refuses when `by` does not organize the program, and when nobody would organize it any more.
    """
    program = Program.objects.select_for_update().get(pk=role.program_id)
    held = Role.objects.filter(pk=role.pk).select_related("program", "person").first()
    if held is None:
        return
    _require_organizer(program, by)
    organizers = program.roles.filter(kind=Role.Kind.ORGANIZER)
    if not organizers.exclude(pk=held.pk).exists():
        words = _("%(name)s is the last organizer of %(program)s. Please ask somebody else first.")
        raise Refusal(words % {"name": held.person, "program": program})
    held.delete()
    person = held.person.public_id
    record("revoked a role in", program, by=by, at=at, kind=held.kind, person=person)
    _tell("role-revoked", held, by=by, at=at)


def _require_organizer(program: Program, by: Person) -> None:
    if not rules.organizable(by).filter(pk=program.pk).exists():
        words = _("Only organizers of %(program)s decide who looks after it.")
        raise Refusal(words % {"program": program})


def _tell(letter: str, role: Role, *, by: Person, at: datetime) -> None:
    write(
        letter,
        to=role.person,
        at=at,
        subject=subject_of(role.program),
        who=str(by),
        is_own=by == role.person,
        is_organizer=role.kind == Role.Kind.ORGANIZER,
        role=Role.Kind(role.kind).label,
        program=role.program.name,
        address=role.person.email,
    )
