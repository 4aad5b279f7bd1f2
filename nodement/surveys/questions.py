"""What the questions of a survey are called, for whoever corrects how a file was read."""

from django.utils.translation import gettext_lazy as _

from nodement.surveys.fields import Field

NAMES = {
    Field.SUBMITTED_AT: _("When it was sent"),
    Field.EMAIL: _("Email address"),
    Field.NAME: _("Name"),
    Field.GIVEN_NAME: _("Given name"),
    Field.FAMILY_NAME: _("Family name"),
    Field.GITHUB: _("GitHub username"),
    Field.ROLE: _("Mentee or mentor"),
    Field.TIME_ZONE: _("Time zone"),
    Field.MONDAY: _("Free on Monday"),
    Field.TUESDAY: _("Free on Tuesday"),
    Field.WEDNESDAY: _("Free on Wednesday"),
    Field.THURSDAY: _("Free on Thursday"),
    Field.FRIDAY: _("Free on Friday"),
    Field.SATURDAY: _("Free on Saturday"),
    Field.SUNDAY: _("Free on Sunday"),
    Field.HOURS_OF_DAY: _("Days on which these hours are free"),
    Field.AREAS: _("Areas of focus"),
    Field.AREAS_WANTED: _("Areas to work on"),
    Field.AREAS_OFFERED: _("Areas to advise on"),
    Field.HELP: _("Kinds of help"),
    Field.LANGUAGE: _("Preferred language"),
    Field.OTHER_LANGUAGES: _("Other languages"),
    Field.ENGLISH: _("English"),
    Field.ENGLISH_SPEAKING: _("English, speaking"),
    Field.ENGLISH_UNDERSTANDING: _("English, understanding"),
    Field.ONLY_OTHER_LANGUAGE: _("Only in another language than English"),
    Field.EXPERIENCE: _("Experience, 1 to 5"),
    Field.HOURS: _("Hours a week"),
    Field.AFFILIATION: _("Employer or group"),
    Field.GOALS: _("Goals"),
    Field.ABOUT: _("About the mentor"),
    Field.CAPACITY: _("How many mentees"),
    Field.WISHES: _("Wished-for people"),
    Field.EXCLUSIONS: _("Not to be matched with"),
    Field.HEARD_OF: _("How they heard of the program"),
    Field.LISTED: _("May be shown in public"),
    Field.CONSENT: _("Agreement to the code of conduct"),
    Field.IGNORED: _("Not used"),
}


def question_names() -> list[tuple[str, str]]:
    """Every question that a column can answer, with its name; “not used” is the last."""
    return [(field.value, str(name)) for field, name in NAMES.items()]
