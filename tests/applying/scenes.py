"""A cohort that takes applications, a short form, and people who answer it."""

from datetime import timedelta
from typing import Any

from nodement.applying.drafts import Started, save_section, start_draft
from nodement.applying.models import Draft
from nodement.applying.reading import SectionRead
from nodement.applying.submitting import submit_draft
from nodement.forms.content import Audience, Condition, Content, Kind, Question, Section
from nodement.forms.models import Form, FormVersion
from nodement.outbox.models import Letter
from nodement.programs.models import Cohort
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON

OPENS, CLOSES = NOON - timedelta(days=7), NOON + timedelta(days=7)
SECRET = "Prefers-not-to-be-found-7Q"


def open_cohort(**facts: Any) -> Cohort:
    """A cohort with an open window, and published forms for both sides."""
    cohort = make.cohort(**{"opens_at": OPENS, "closes_at": CLOSES} | facts)
    for role in ("mentee", "mentor"):
        publish(cohort, role)
    return cohort


def publish(cohort: Cohort, role: str, content: Content | None = None) -> FormVersion:
    asked = (content or short_form(role)).as_json()
    form, _new = Form.objects.get_or_create(
        cohort=cohort, role=role, defaults={"draft": asked, "changed_at": NOON}
    )
    return FormVersion.objects.create(
        form=form, number=form.versions.count() + 1, content_json=asked, published_at=NOON
    )


def short_form(role: str = "mentee") -> Content:
    """What the matching needs, something only counted, something asked on a condition, a file."""
    return Content(
        sections=(
            Section(key="you", title="Who you are", questions=_you(role)),
            Section(key="languages", title="Languages", questions=_languages()),
            Section(key="more", title="More", questions=_more()),
        )
    )


def _you(role: str) -> tuple[Question, ...]:
    required = {"is_required": True}
    places = (Question(key="capacity", feeds="capacity", kind=Kind.NUMBER, label="Places"),)
    return (
        Question(key="name", feeds="name", kind=Kind.NAME, label="Name", **required),
        Question(key="mail", feeds="email", kind=Kind.EMAIL, label="Mail", **required),
        Question(key="zone", feeds="time_zone", kind=Kind.ZONE, label="Zone"),
        *(places if role == "mentor" else ()),
    )


def _languages() -> tuple[Question, ...]:
    return (
        Question(key="speaks", feeds="languages", kind=Kind.LANGUAGES, label="Languages"),
        Question(
            key="strict",
            feeds="only_other_language",
            kind=Kind.STRICT_LANGUAGE,
            label="Not in English",
        ),
    )


def _more() -> tuple[Question, ...]:
    return (
        Question(key="employed", kind=Kind.YES_NO, label="Employed?"),
        Question(
            key="employer",
            feeds="affiliation",
            kind=Kind.SHORT,
            label="Where?",
            show_if=Condition(question="employed", is_one_of=("yes",)),
        ),
        Question(
            key="gender",
            kind=Kind.ONE,
            label="Gender",
            options=(SECRET, "Another"),
            audience=Audience.NOBODY,
        ),
        Question(key="resume", kind=Kind.FILE, label="Résumé"),
    )


def answers(email: str = "grace@example.org", **more: Any) -> dict[str, Any]:
    return {
        "name": "Grace",
        "mail": email,
        "zone": "Europe/Berlin",
        "speaks": [{"code": "en", "level": 5}],
    } | more


def begin(cohort: Cohort, role: str = "mentee", **how: Any) -> Started:
    version = FormVersion.objects.filter(form__cohort=cohort, form__role=role).last()
    at = how.pop("at", NOON)
    return start_draft(version, **{"person": None, "invitation": None} | how, at=at)


def fill(draft: Draft, said: dict[str, Any], at: Any = NOON) -> Draft:
    """Save every section, as if each had been read without a problem."""
    for section in draft.form_version.content.sections:
        keys = {question.key for question in section.questions}
        read = SectionRead(answers={key: value for key, value in said.items() if key in keys})
        draft = save_section(draft, section, read, at=at)
    return draft


def filled(cohort: Cohort, role: str = "mentee", email: str = "grace@example.org", **more) -> Draft:
    return fill(begin(cohort, role).draft, answers(email, **more))


def sent(cohort: Cohort, email: str = "grace@example.org", **more: Any) -> Application:
    """An application that waits for its address to be confirmed."""
    return submit_draft(filled(cohort, more.pop("role", "mentee"), email, **more), at=NOON)


def told() -> list[tuple[str, str]]:
    """The letters written so far: to whom, and which."""
    letters = Letter.objects.order_by("pk").select_related("reader")
    return [(letter.reader.email, letter.name) for letter in letters]
