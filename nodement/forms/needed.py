"""Which answers the matching reads, and what kind of question can give each of them."""

from nodement.forms.content import Content, Kind, Question

KINDS_FOR: dict[str, tuple[Kind, ...]] = {
    "email": (Kind.EMAIL,),
    "name": (Kind.NAME,),
    "github": (Kind.GITHUB,),
    "time_zone": (Kind.ZONE,),
    "availability": (Kind.WEEK,),
    "areas": (Kind.AREAS,),
    "help": (Kind.HELP,),
    "languages": (Kind.LANGUAGES,),
    "english_speaking": (Kind.SCALE,),
    "english_understanding": (Kind.SCALE,),
    "only_other_language": (Kind.STRICT_LANGUAGE,),
    "experience": (Kind.SCALE,),
    "hours": (Kind.NUMBER,),
    "affiliation": (Kind.SHORT,),
    "goals": (Kind.LINES,),
    "about": (Kind.LONG, Kind.SHORT),
    "capacity": (Kind.NUMBER,),
    "wishes": (Kind.WISHES,),
    "exclusions": (Kind.EXCLUSIONS,),
    "heard_of": (Kind.ONE, Kind.SHORT),
    "listed": (Kind.YES_NO,),
}
"""What a question may feed, by the name of the answer in a profile."""

OF_EVERYBODY = (
    "email",
    "name",
    "time_zone",
    "availability",
    "areas",
    "languages",
    "english_speaking",
    "english_understanding",
    "only_other_language",
)
LEVELS = ("english_speaking", "english_understanding", "experience")
NEED_NOT_BE_ANSWERED = ("only_other_language",)
PRIVATE = (Kind.WISHES, Kind.EXCLUSIONS)
"""Answers that name other people, which nobody but organizers reads."""


def needed(role: str) -> tuple[str, ...]:
    """The answers without which nobody of this role can be matched."""
    return (*OF_EVERYBODY, "capacity") if role == "mentor" else OF_EVERYBODY


def is_needed(question: Question, role: str) -> bool:
    """Whether this question may be reworded and translated, but not lost."""
    return question.feeds in needed(role)


def is_last_consent(question: Question, content: Content) -> bool:
    """Whether nobody would be asked to agree to anything without this question."""
    consents = [each for each in content.questions if each.kind == Kind.CONSENT]
    return consents == [question]
