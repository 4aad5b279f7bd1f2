"""The two surveys that a form begins with, one for each side of a cohort."""

from django.utils.translation import gettext as _

from nodement.forms import mentee_questions, mentor_questions, shared_questions
from nodement.forms.content import Content, Question, Section


def default_content(role: str) -> Content:
    """The survey of the mentees or of the mentors, in the language that is spoken now."""
    return _mentors() if role == "mentor" else _mentees()


def ready_made(role: str, content: Content) -> list[Question]:
    """The questions of the survey that a form of this role does not ask any more."""
    here = {question.key for question in content.questions}
    fed = {question.feeds for question in content.questions if question.feeds}
    return [
        question
        for question in default_content(role).questions
        if question.key not in here and question.feeds not in fed
    ]


def _mentees() -> Content:
    return Content(
        sections=(
            Section(
                key="about",
                title=_("Who you are"),
                text=_("A mentor would like to know a little about you. It need not be much."),
                questions=mentee_questions.about(),
            ),
            _languages(),
            Section(
                key="time",
                title=_("Your time"),
                text=_("So that you two can really meet. Every clock is reckoned for you."),
                questions=shared_questions.time(),
            ),
            Section(
                key="work",
                title=_("What you would like to work on"),
                text=_("Nobody is too new for this. Tell us where you stand, and where to."),
                questions=mentee_questions.work(),
            ),
            Section(
                key="people",
                title=_("You and other people"),
                text=_("All of this is up to you. Leave out what you like."),
                questions=mentee_questions.people(),
            ),
            _agreeing(),
        )
    )


def _mentors() -> Content:
    return Content(
        sections=(
            Section(
                key="about",
                title=_("Who you are"),
                text=_("A mentee would like to know who looks forward to meeting them."),
                questions=mentor_questions.about(),
            ),
            _languages(),
            Section(
                key="time",
                title=_("Your time"),
                text=_("Say what you can give without strain. Less, but surely, is worth more."),
                questions=(*shared_questions.time(), mentor_questions.pause()),
            ),
            Section(
                key="work",
                title=_("What you can help with"),
                text=_("You need not be an expert. One step ahead is enough to be a guide."),
                questions=mentor_questions.work(),
            ),
            Section(
                key="people",
                title=_("You and other people"),
                text=_("All of this is up to you. Leave out what you like."),
                questions=mentor_questions.people(),
            ),
            _agreeing(),
        )
    )


def _languages() -> Section:
    return Section(
        key="languages",
        title=_("Languages"),
        text=_("You two need one language in which you both feel at ease."),
        questions=shared_questions.languages(),
    )


def _agreeing() -> Section:
    return Section(
        key="agreeing",
        title=_("What we agree on"),
        text=_("Short texts, worth the three minutes. You can read them again at any time."),
        questions=(shared_questions.consent(),),
    )
