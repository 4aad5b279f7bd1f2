"""The list of applications as a file: what the filter finds, with all answers one may see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nodement.admissions import queries
from nodement.admissions.reasons import DeclineReason
from nodement.admissions.workbook import Row, csv_pieces, xlsx_pieces
from nodement.applying.showing import shown
from nodement.forms.content import Audience, Content, Kind, Question
from nodement.forms.models import FormVersion
from nodement.forms.wording import worded
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.answers import free_days
from nodement.web.organizer.people import chosen_by
from nodement.web.types import SignedInRequest

CHUNK = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float | None
FACTS: dict[Promise, Callable[[Application], Cell]] = {
    _("Name"): lambda one: one.name,
    _("Email address"): lambda one: one.person.email,
    _("Role"): lambda one: one.get_role_display(),
    _("State"): lambda one: one.get_state_display(),
    _("Reason"): lambda one: str(dict(DeclineReason.choices).get(one.decline_reason, "")),
    _("Came by"): lambda one: one.get_source_display(),
    _("Sent"): lambda one: timezone.localtime(one.submitted_at).isoformat(timespec="minutes"),
    _("Looked after by"): lambda one: str(one.owner or ""),
    _("Waited before"): lambda one: one.priority,
    _("Places"): lambda one: one.capacity if one.role == Application.Role.MENTOR else None,
}
ANSWERS: dict[Promise, Callable[[Profile], Cell]] = {
    _("GitHub username"): lambda said: said.github,
    _("Time zone"): lambda said: said.time_zone,
    _("Usually free"): lambda said: "\n".join(free_days(said)),
    _("Languages, preferred first"): lambda said: ", ".join(
        language_name(code, get_language() or "en") for code in said.languages
    ),
    _("Speaks English, of 5"): lambda said: said.english_speaking,
    _("Understands English, of 5"): lambda said: said.english_understanding,
    _("Only in another language"): lambda said: str(_("yes") if said.only_other_language else ""),
    _("Areas of focus"): lambda said: ", ".join(said.areas),
    _("Kinds of help"): lambda said: ", ".join(said.help),
    _("Experience"): lambda said: said.experience,
    _("Hours a week"): lambda said: said.hours,
    _("Employer or group"): lambda said: said.affiliation,
    _("Goals"): lambda said: "\n".join(said.goals),
    _("About themselves"): lambda said: said.about,
    _("Wished for, in order"): lambda said: ", ".join(said.wishes),
    _("Not to be matched with"): lambda said: ", ".join(said.exclusions),
    _("Heard of the program"): lambda said: said.heard_of,
}


@dataclass(frozen=True)
class Asked:
    """What the forms of a cohort ask beyond the profile, by the version that asked."""

    by_version: dict[int, dict[str, Question]]
    columns: dict[str, str]

    def cells(self, application: Application, language: str) -> Iterator[Cell]:
        """The answers to those questions, one cell for each column."""
        questions = self.by_version.get(application.form_version_id or 0, {})
        for key in self.columns:
            question = questions.get(key)
            said = application.given.get(key) if question else None
            yield "\n".join(shown(question, said, language)) if question else ""


@screen(Who.ORGANIZER)
def people_export(request: SignedInRequest, cohort_id: str) -> HttpResponseBase:
    """Everybody whom the filter finds, row by row while the database gives them."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    wanted = chosen_by(request, request.GET.get("query", ""))
    rows = wanted.narrow(manageable(request.user).filter(cohort=cohort))
    found = queries.listed(rows, request.user).order_by("name", "pk")
    lines = _lines(cohort, found.iterator(chunk_size=CHUNK), get_language() or "en")
    is_xlsx = request.GET.get("format") == "xlsx"
    day = timezone.localdate(request.now).isoformat()
    name = f"people-{slugify(cohort.name) or 'cohort'}-{day}.{'xlsx' if is_xlsx else 'csv'}"
    return StreamingHttpResponse(
        xlsx_pieces(lines) if is_xlsx else csv_pieces(lines),
        content_type=XLSX if is_xlsx else "text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _lines(cohort: Cohort, rows: Iterator[Application], language: str) -> Iterator[Row]:
    """The headings, then a row for each; it runs after the view, so it brings its language."""
    zone = timezone.get_current_timezone()
    asked = _asked(cohort, language)
    with translation.override(language):
        heads = [str(name) for name in (*FACTS, *ANSWERS)]
    yield [*heads, *asked.columns.values()]
    for row in rows:
        with translation.override(language), timezone.override(zone):
            profile = row.profile
            facts = [fact(row) for fact in FACTS.values()]
            answers = [answer(profile) for answer in ANSWERS.values()]
            line = [*facts, *answers, *asked.cells(row, language)]
        yield line


def _asked(cohort: Cohort, language: str) -> Asked:
    versions = FormVersion.objects.filter(form__cohort=cohort).order_by("published_at", "pk")
    by_version = {version.pk: _beyond(version.content) for version in versions}
    columns = {
        key: worded(question, language).label
        for questions in by_version.values()
        for key, question in questions.items()
    }
    return Asked(by_version, columns)


def _beyond(content: Content) -> dict[str, Question]:
    """The questions that feed no profile; what nobody sees stays out, and files stay here."""
    return {
        question.key: question
        for question in content.questions
        if not question.feeds
        and question.audience != Audience.NOBODY
        and question.kind != Kind.FILE
    }
