"""The questions that both surveys ask in the same words."""

from django.utils.translation import gettext as _

from nodement.forms.content import Audience, Kind, Question

DOCUMENTS = ("policy", "conduct", "privacy")
"""The kinds of documents that somebody who signs up can be asked to agree to."""


def name() -> Question:
    return Question(
        key="name",
        feeds="name",
        kind=Kind.NAME,
        label=_("What is your name?"),
        help=_("The name that you would like to be called by."),
        is_required=True,
        audience=Audience.PARTNER,
    )


def email() -> Question:
    return Question(
        key="email",
        feeds="email",
        kind=Kind.EMAIL,
        label=_("Which email address reaches you?"),
        help=_("We send a link to it, so that you can see at any time how things stand."),
        is_required=True,
    )


def github() -> Question:
    return Question(
        key="github",
        feeds="github",
        kind=Kind.GITHUB,
        label=_("What is your username on GitHub?"),
        help=_("If you have none yet, leave it empty. You can add it later."),
        audience=Audience.PARTNER,
    )


def affiliation() -> Question:
    return Question(
        key="affiliation",
        feeds="affiliation",
        kind=Kind.SHORT,
        label=_("Where do you work or study?"),
        help=_("An employer, a school, a team. We pair people from different places."),
    )


def languages() -> tuple[Question, ...]:
    return (
        Question(
            key="languages",
            feeds="languages",
            kind=Kind.LANGUAGES,
            label=_("Which languages do you speak?"),
            help=_("Begin with the one in which you would most like to talk."),
            is_required=True,
            audience=Audience.PARTNER,
        ),
        Question(
            key="english_speaking",
            feeds="english_speaking",
            kind=Kind.SCALE,
            label=_("How well do you speak English?"),
            help=_("1: a few words. 5: without having to think about it."),
            is_required=True,
            least=1,
            most=5,
        ),
        Question(
            key="english_understanding",
            feeds="english_understanding",
            kind=Kind.SCALE,
            label=_("How well do you understand spoken English?"),
            help=_("1: a few words. 5: all of it, also when people talk fast."),
            is_required=True,
            least=1,
            most=5,
        ),
        Question(
            key="only_other_language",
            feeds="only_other_language",
            kind=Kind.STRICT_LANGUAGE,
            label=_("I can only take part in a language other than English"),
            help=_("Then you are paired in one of your other languages, or not at all."),
        ),
    )


def time() -> tuple[Question, ...]:
    return (
        Question(
            key="time_zone",
            feeds="time_zone",
            kind=Kind.ZONE,
            label=_("Which clock do you live by?"),
            help=_("Your time zone, or a city near you."),
            is_required=True,
            audience=Audience.PARTNER,
        ),
        Question(
            key="availability",
            feeds="availability",
            kind=Kind.WEEK,
            label=_("When could you usually meet?"),
            help=_("On your own clock. The more hours you mark, the likelier a good pair."),
            is_required=True,
            audience=Audience.PARTNER,
        ),
        Question(
            key="hours",
            feeds="hours",
            kind=Kind.NUMBER,
            label=_("How many hours a week can you give?"),
            help=_("Meetings and the work between them. A good guess is enough."),
            least=1,
            most=40,
        ),
    )


def wishes(label: str) -> Question:
    return Question(
        key="wishes",
        feeds="wishes",
        kind=Kind.WISHES,
        label=label,
        help=_("Names or GitHub usernames, your first choice first. We try, but cannot promise."),
        most=5,
    )


def exclusions() -> Question:
    return Question(
        key="exclusions",
        feeds="exclusions",
        kind=Kind.EXCLUSIONS,
        label=_("Is there anybody you do not want to be paired with?"),
        help=_("We will not ask why, and they never learn of it."),
        most=20,
    )


def continuing() -> Question:
    return Question(
        key="continuing",
        kind=Kind.ONE,
        label=_("Would you like to go on together after the term?"),
        help=_("Nothing is settled by it. It tells us what you have in mind today."),
        options=(_("Yes, gladly"), _("Let us see"), _("No, the term is enough for me")),
    )


def heard_of() -> Question:
    return Question(
        key="heard_of",
        feeds="heard_of",
        kind=Kind.ONE,
        label=_("How did you hear of us?"),
        help=_("It tells us where to look for people next time."),
        options=(
            _("From a friend or a colleague"),
            _("On the website of the project"),
            _("On GitHub"),
            _("In a chat or on social media"),
            _("At a meetup or a conference"),
            _("I was here before"),
            _("Somewhere else"),
        ),
    )


def consent() -> Question:
    return Question(
        key="consent",
        kind=Kind.CONSENT,
        label=_("I have read these texts and agree to them"),
        help=_("Should one of them change, we ask you again."),
        is_required=True,
        documents=DOCUMENTS,
    )
