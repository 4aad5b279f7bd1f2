"""Questions about forms and their versions."""

from django.db.models import QuerySet

from nodement.forms.models import Form, FormVersion
from nodement.programs.models import Cohort


def current_version(cohort: Cohort, role: str) -> FormVersion | None:
    """The version that people answer now, if one is published."""
    rows = FormVersion.objects.filter(form__cohort=cohort, form__role=role)
    return rows.select_related("form__cohort__program").order_by("-number").first()


def versions(form: Form) -> "QuerySet[FormVersion]":
    """What was published, the newest first."""
    return form.versions.select_related("published_by").order_by("-number")


def latest_version(form: Form) -> FormVersion | None:
    return versions(form).first()


def newest_versions(cohort: Cohort) -> dict[str, FormVersion]:
    """The newest version of each form of a cohort, by the role; one query."""
    rows = FormVersion.objects.filter(form__cohort=cohort).select_related("form", "published_by")
    return {version.form.role: version for version in rows.order_by("number")}


def earlier_forms(form: Form) -> "QuerySet[Form]":
    """The forms of the same side in other cohorts of the program, the newest cohort first."""
    others = Form.objects.filter(cohort__program=form.cohort.program_id, role=form.role)
    return (
        others.exclude(cohort=form.cohort_id)
        .select_related("cohort")
        .order_by("-cohort__starts_on", "-cohort__pk")
    )
