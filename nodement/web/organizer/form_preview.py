"""The draft of a form as an applicant sees it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from nodement.applying.reading import asked_in
from nodement.forms.content import Content, Section
from nodement.forms.wording import languages_of, section_text, section_title
from nodement.surveys.languages import language_name
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import buildable_form
from nodement.web.organizer.form_rows import condition_words
from nodement.web.questions import preview_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER)
def preview(request: SignedInRequest, form_id: str) -> HttpResponse:
    """One section at a time, with every question, also those that only some are asked."""
    form = buildable_form(request, form_id)
    content = form.content
    codes = languages_of(content)
    typed = request.GET.get("language", "")
    language = typed if typed in codes else form.cohort.program.form_language
    shown = _shown(content.sections, request.GET.get("section", ""))
    asked = asked_in(form.cohort.program, language=language, now=request.now)
    context = {
        "form": form,
        "cohort": form.cohort,
        "sections": [(each.key, section_title(each, language)) for each in content.sections],
        "section": shown,
        "title": section_title(shown, language) if shown else "",
        "text": section_text(shown, language) if shown else "",
        "fields": preview_of(shown, asked) if shown else [],
        "conditions": _conditions(shown, content) if shown else [],
        "languages": [(code, language_name(code, get_language() or "en")) for code in codes],
        "chosen": language,
    }
    return render(request, "organizer/form_preview.html", context)


def _shown(sections: tuple[Section, ...], key: str) -> Section | None:
    """The section that the address asks for, or the first."""
    asked = (section for section in sections if section.key == key)
    return next(asked, sections[0] if sections else None)


def _conditions(section: Section, content: Content) -> list[tuple[str, str]]:
    """What depends on answers: the question, and on which."""
    depending = [question for question in section.questions if question.show_if]
    return [(each.label, condition_words(each, content)) for each in depending]
