"""The questions that only mentees are asked, or are asked in words of their own."""

from django.utils.translation import gettext as _

from nodement.forms import shared_questions as shared
from nodement.forms.content import Audience, Kind, Question


def about() -> tuple[Question, ...]:
    words = Question(
        key="about",
        feeds="about",
        kind=Kind.LONG,
        label=_("What should a mentor know about you?"),
        help=_("What you do, what you like, what brought you here. Three sentences will do."),
        audience=Audience.PARTNER,
    )
    return (shared.name(), shared.email(), shared.github(), words, shared.affiliation())


def work() -> tuple[Question, ...]:
    return (
        Question(
            key="areas",
            feeds="areas",
            kind=Kind.AREAS,
            label=_("Which areas would you like to work on?"),
            help=_("And how much you know of each already. 1: it is new to me. 5: I know it well."),
            is_required=True,
            audience=Audience.PARTNER,
        ),
        Question(
            key="experience",
            feeds="experience",
            kind=Kind.SCALE,
            label=_("How experienced are you, all in all?"),
            help=_("1: I am just beginning. 5: I do this every day."),
            audience=Audience.PARTNER,
            least=1,
            most=5,
        ),
        Question(
            key="help",
            feeds="help",
            kind=Kind.HELP,
            label=_("Which kinds of help would you like?"),
            help=_("Take as many as you like."),
            audience=Audience.PARTNER,
        ),
        goals(),
    )


def goals() -> Question:
    return Question(
        key="goals",
        feeds="goals",
        kind=Kind.LINES,
        label=_("What would you like to reach?"),
        help=_("One to three goals, each in a line, in your own words. They may change."),
        is_required=True,
        audience=Audience.PARTNER,
        least=1,
        most=3,
    )


def people() -> tuple[Question, ...]:
    return (
        shared.continuing(),
        shared.wishes(_("Is there a mentor you would love to work with?")),
        shared.exclusions(),
        shared.heard_of(),
    )
