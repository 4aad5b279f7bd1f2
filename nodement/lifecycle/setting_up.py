"""How a program or a cohort begins: ready-made, or taken over from one that went well."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from nodement.documents.defaults import default_texts
from nodement.documents.queries import KINDS, current_of
from nodement.forms.actions import change_draft, copy_forms, open_form
from nodement.forms.models import Form
from nodement.forms.queries import latest_version
from nodement.people.models import Person
from nodement.programs.actions import (
    Beginning,
    Description,
    Term,
    change_policy,
    describe_program,
    open_cohort_after,
    start_program,
)
from nodement.programs.models import Cohort, Program, Topic
from nodement.programs.policy import PolicyFields
from nodement.programs.queries import both_topics
from nodement.programs.sign_up import first_monday
from nodement.programs.starters import Starter

FIGURES = [field.name for field in PolicyFields._meta.get_fields()]
TIME_TO_PREPARE = timedelta(weeks=10)


@transaction.atomic
def set_up_program(beginning: Beginning, starter: Starter, *, by: Person, at: datetime) -> Cohort:
    """Start a program with the words of a starter; a program that stands keeps its own."""
    stands = _stands(beginning)
    asked = replace(beginning, areas=starter.areas, kinds_of_help=starter.kinds_of_help)
    cohort = start_program(asked, by=by, at=at)
    if not stands:
        said = Description(starter.about, cohort.program.contact)
        describe_program(cohort.program, said, by=by, at=at)
        change_policy(cohort.program, {"eligibility": starter.eligibility}, by=by, at=at)
    return cohort


@transaction.atomic
def set_up_program_like(
    earlier: Cohort, beginning: Beginning, *, by: Person, at: datetime
) -> Cohort:
    """Start a program with the words, figures and forms of another; its texts can be adopted.

    A program that stands keeps its own, and only gets the cohort.
    """
    source, stands = earlier.program, _stands(beginning)
    words = both_topics(source)
    asked = replace(
        beginning,
        after=earlier,
        areas=words[Topic.Kind.AREA],
        kinds_of_help=words[Topic.Kind.HELP],
    )
    cohort = start_program(asked, by=by, at=at)
    if not stands:
        said = Description(source.about, source.contact)
        describe_program(cohort.program, said, by=by, at=at)
        figures = {name: getattr(source, name) for name in [*FIGURES, "time_zone"]}
        change_policy(cohort.program, figures, by=by, at=at)
    if not Form.objects.filter(cohort=cohort).exists():
        _ask_what_was_asked(earlier, cohort, by=by, at=at)
    return cohort


@transaction.atomic
def copy_cohort(earlier: Cohort, term: Term, *, by: Person, at: datetime) -> Cohort:
    """Open the next cohort of a program, with the forms of an earlier one.

    Copying twice gives the same cohort. Refuses a name that another cohort has.
    """
    cohort = open_cohort_after(earlier, term, by=by, at=at)
    if not Form.objects.filter(cohort=cohort).exists():
        copy_forms(earlier, cohort, by=by, at=at)
    return cohort


def texts_to_adopt(program: Program) -> dict[str, str]:
    """A text of each kind to begin with: that of the program it was copied from, or our own."""
    texts = default_texts(program)
    copied = program.cohorts.exclude(copied_from=None).exclude(copied_from__program=program)
    first = copied.select_related("copied_from__program").order_by("pk").first()
    if first is None or first.copied_from is None:
        return texts
    source = current_of(first.copied_from.program, KINDS)
    return texts | {version.document.kind: version.text for version in source}


def suggested_term(earlier: Cohort | None, *, today: date) -> Term:
    """The term after an earlier one, or a first one: on a Monday, with time to prepare."""
    soonest = first_monday(today + TIME_TO_PREPARE)
    if earlier is None:
        return Term("", soonest, 26)
    following = first_monday(earlier.ends_on)
    return Term("", max(following, soonest), earlier.weeks)


def _ask_what_was_asked(earlier: Cohort, cohort: Cohort, *, by: Person, at: datetime) -> None:
    """Begin the forms of another program with these questions; nobody's answers come along."""
    for source in Form.objects.filter(cohort=earlier):
        version = latest_version(source)
        content = version.content if version else source.content
        form = open_form(cohort, source.role, by=by, at=at)
        change_draft(form, content, edition=form.edition, by=by, at=at)


def _stands(beginning: Beginning) -> bool:
    names = {"community__name": beginning.community, "name": beginning.program}
    return Program.objects.filter(**names).exists()
