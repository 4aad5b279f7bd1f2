"""The questions that only mentors are asked, or are asked in words of their own."""

from django.utils.translation import gettext as _

from nodement.forms import shared_questions as shared
from nodement.forms.content import Audience, Kind, Question


def about() -> tuple[Question, ...]:
    words = Question(
        key="about",
        feeds="about",
        kind=Kind.LONG,
        label=_("What should a mentee know about you?"),
        help=_("What you work on, and how you like to help. Three sentences will do."),
        audience=Audience.PARTNER,
    )
    return (shared.name(), shared.email(), shared.github(), words, shared.affiliation())


def pause() -> Question:
    return Question(
        key="pause_until",
        kind=Kind.SHORT,
        label=_("Do you need a pause? Until which day?"),
        help=_("Leave it empty if you can begin at once. Otherwise a day, such as 1 March."),
    )


def work() -> tuple[Question, ...]:
    return (
        Question(
            key="areas",
            feeds="areas",
            kind=Kind.AREAS,
            label=_("In which areas do you feel at ease giving advice?"),
            help=_("And how well you know each. 1: the first steps. 5: inside out."),
            is_required=True,
            audience=Audience.PARTNER,
        ),
        Question(
            key="experience",
            feeds="experience",
            kind=Kind.SCALE,
            label=_("How experienced are you, all in all?"),
            help=_("1: I began not long ago. 5: I have done this for years."),
            audience=Audience.PARTNER,
            least=1,
            most=5,
        ),
        Question(
            key="help",
            feeds="help",
            kind=Kind.HELP,
            label=_("Which kinds of help do you like to give?"),
            help=_("Only what you enjoy."),
            audience=Audience.PARTNER,
        ),
        Question(
            key="capacity",
            feeds="capacity",
            kind=Kind.NUMBER,
            label=_("How many mentees would you take?"),
            help=_("One is wonderful. You never get more than you say here."),
            is_required=True,
            least=1,
            most=10,
        ),
    )


def people() -> tuple[Question, ...]:
    return (
        shared.continuing(),
        shared.wishes(_("Is there a mentee you would love to work with?")),
        shared.exclusions(),
        Question(
            key="listed",
            feeds="listed",
            kind=Kind.YES_NO,
            label=_("May we show you in the public list of mentors?"),
            help=_("Your name, areas, languages and what you wrote about you; never your address."),
        ),
        shared.heard_of(),
    )
