"""What happens to forms: they are begun, changed, published, put back and copied."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.forms.checks import faults
from nodement.forms.content import Content
from nodement.forms.defaults import default_content
from nodement.forms.models import Form, FormVersion
from nodement.forms.queries import latest_version
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.models import Cohort


class ChangedMeanwhile(Refusal):
    """Somebody else has changed the form since it was read; nothing was changed now."""


@transaction.atomic
def open_form(cohort: Cohort, role: str, *, by: Person, at: datetime) -> Form:
    """Begin the form of one side; one that is there already stays as it is.

    It begins with what the cohort this one was copied from asks, or else with our own survey.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    begun = Form.objects.filter(cohort=cohort, role=role).first()
    if begun is not None:
        return begun
    copied = Form.objects.filter(
        cohort=cohort.copied_from_id, cohort__program=cohort.program_id, role=role
    ).first()
    content = _asked_last(copied) if copied else default_content(role)
    form = Form.objects.create(
        cohort=cohort, role=role, draft=content.as_json(), changed_at=at, changed_by=by
    )
    record("began", form, by=by, at=at, role=role)
    return form


@transaction.atomic
def change_draft(form: Form, content: Content, *, edition: int, by: Person, at: datetime) -> None:
    """Make this the draft of the form; the same content changes nothing.

    Refuses when somebody has changed the form since `edition` was read, and says who.
    """
    held = _held(form)
    if held.content == content:
        return
    if held.edition != edition:
        raise _changed_meanwhile(held)
    _write(held, content, by=by, at=at)
    record("changed", held, by=by, at=at, edition=held.edition)


@transaction.atomic
def discard_draft(form: Form, *, edition: int, by: Person, at: datetime) -> None:
    """Go back to what is published; if that is the draft, nothing changes.

    Refuses when nothing was published yet, and when the form has changed since it was read.
    """
    held = _held(form)
    version = latest_version(held)
    if version is None:
        raise Refusal(_("Nothing is published yet, so there is nothing to go back to."))
    if held.content == version.content:
        return
    if held.edition != edition:
        raise _changed_meanwhile(held)
    _write(held, version.content, by=by, at=at)
    record("went back to the published", held, by=by, at=at, version=version.number)


@transaction.atomic
def publish_form(
    form: Form, *, by: Person, at: datetime, edition: int | None = None
) -> FormVersion:
    """Let people answer the draft from now on; publishing the same again changes nothing.

    Refuses while something keeps the form from being published, and, with an `edition`, when
    somebody has changed the form since that was read.
    """
    held = _held(form)
    version = latest_version(held)
    if version is not None and version.content == held.content:
        return version
    if edition is not None and held.edition != edition:
        raise _changed_meanwhile(held)
    content = held.content
    found = faults(content, held.role)
    if found:
        question = content.question(found[0].question)
        words = f"“{question.label}”: {found[0].words}" if question else found[0].words
        raise Refusal(_("This form cannot be published yet. %(words)s") % {"words": words})
    published = FormVersion.objects.create(
        form=held,
        number=version.number + 1 if version else 1,
        content_json=held.draft,
        published_at=at,
        published_by=by,
    )
    record("published", held, by=by, at=at, version=published.number)
    return published


@transaction.atomic
def copy_form(
    source: Form, to_cohort: Cohort, *, by: Person, at: datetime, edition: int | None = None
) -> Form:
    """Ask what a form of another cohort of the program asks; what is published stays published.

    Copies what people answered last there, or its draft if nothing was published. Refuses a form
    of another program, and, with an `edition`, when the form has changed since that was read.
    """
    if source.cohort.program_id != to_cohort.program_id:
        raise Refusal(_("A form can be copied within one program only."))
    form = _held(open_form(to_cohort, source.role, by=by, at=at))
    content = _asked_last(Form.objects.get(pk=source.pk))
    if form.content == content:
        return form
    if edition is not None and form.edition != edition:
        raise _changed_meanwhile(form)
    _write(form, content, by=by, at=at)
    record("copied into", form, by=by, at=at, source=source.full_name)
    return form


@transaction.atomic
def copy_forms(from_cohort: Cohort, to_cohort: Cohort, *, by: Person, at: datetime) -> None:
    """Copy both forms of a cohort; a side that has none there is left alone."""
    for source in Form.objects.filter(cohort=from_cohort).select_related("cohort"):
        copy_form(source, to_cohort, by=by, at=at)


def _held(form: Form) -> Form:
    """The form as it is now, which nobody else changes before the transaction ends."""
    held: Form = Form.objects.select_for_update().get(pk=form.pk)
    return held


def _asked_last(form: Form) -> Content:
    version = latest_version(form)
    return version.content if version else form.content


def _write(form: Form, content: Content, *, by: Person, at: datetime) -> None:
    form.draft, form.edition = content.as_json(), form.edition + 1
    form.changed_by, form.changed_at = by, at
    form.save(update_fields=["draft", "edition", "changed_by", "changed_at"])


def _changed_meanwhile(form: Form) -> ChangedMeanwhile:
    words = _("%(who)s has changed this form meanwhile. Nothing of yours was saved yet.")
    return ChangedMeanwhile(words % {"who": form.changed_by or _("Somebody")})
