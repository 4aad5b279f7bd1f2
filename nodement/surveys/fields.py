"""The questions a survey can ask, and the many ways in which a heading asks them."""

import re
from enum import StrEnum


class Field(StrEnum):
    """What one column of a survey file holds."""

    SUBMITTED_AT = "submitted_at"
    EMAIL = "email"
    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    GITHUB = "github"
    ROLE = "role"
    TIME_ZONE = "time_zone"
    MONDAY = "available_monday"
    TUESDAY = "available_tuesday"
    WEDNESDAY = "available_wednesday"
    THURSDAY = "available_thursday"
    FRIDAY = "available_friday"
    SATURDAY = "available_saturday"
    SUNDAY = "available_sunday"
    HOURS_OF_DAY = "available_hours_of_day"
    AREAS = "areas"
    AREAS_WANTED = "areas_wanted"
    AREAS_OFFERED = "areas_offered"
    HELP = "help"
    LANGUAGE = "language"
    OTHER_LANGUAGES = "other_languages"
    ENGLISH = "english"
    ENGLISH_SPEAKING = "english_speaking"
    ENGLISH_UNDERSTANDING = "english_understanding"
    ONLY_OTHER_LANGUAGE = "only_other_language"
    EXPERIENCE = "experience"
    HOURS = "hours"
    AFFILIATION = "affiliation"
    GOALS = "goals"
    ABOUT = "about"
    CAPACITY = "capacity"
    WISHES = "wishes"
    EXCLUSIONS = "exclusions"
    HEARD_OF = "heard_of"
    LISTED = "listed"
    CONSENT = "consent"
    IGNORED = "ignored"


WEEKDAYS = (
    Field.MONDAY,
    Field.TUESDAY,
    Field.WEDNESDAY,
    Field.THURSDAY,
    Field.FRIDAY,
    Field.SATURDAY,
    Field.SUNDAY,
)

KNOWN = {
    "timestamp": Field.SUBMITTED_AT,
    "email": Field.EMAIL,
    "email address": Field.EMAIL,
    "e-mail": Field.EMAIL,
    "name": Field.NAME,
    "full name": Field.NAME,
    "your name": Field.NAME,
    "what is your name": Field.NAME,
    "what is your full name (first and last name)": Field.NAME,
    "first name": Field.GIVEN_NAME,
    "last name": Field.FAMILY_NAME,
    "github username (optional)": Field.GITHUB,
    "i want to be a": Field.ROLE,
    "role": Field.ROLE,
    "time zone": Field.TIME_ZONE,
    "timezone": Field.TIME_ZONE,
    "which time zone are you in": Field.TIME_ZONE,
    "what is your time zone": Field.TIME_ZONE,
    "areas": Field.AREAS,
    "areas of focus": Field.AREAS,
    "which areas would you like to work on": Field.AREAS_WANTED,
    "what topic do you want to learn": Field.AREAS_WANTED,
    "which areas are you comfortable advising on": Field.AREAS_OFFERED,
    "what topics do you feel comfortable mentoring": Field.AREAS_OFFERED,
    "what kind of help are you looking for": Field.HELP,
    "what kind of help can you offer": Field.HELP,
    "which language do you prefer to be mentored in": Field.LANGUAGE,
    "which language do you prefer to mentor in": Field.LANGUAGE,
    "which other languages do you speak": Field.OTHER_LANGUAGES,
    "which other languages can you mentor in": Field.OTHER_LANGUAGES,
    "how fluent is your english": Field.ENGLISH,
    "how fluent is your english? [speaking]": Field.ENGLISH_SPEAKING,
    "how fluent is your english? [understanding]": Field.ENGLISH_UNDERSTANDING,
    "i can only be mentored in a language other than english": Field.ONLY_OTHER_LANGUAGE,
    "i can only mentor in a language other than english": Field.ONLY_OTHER_LANGUAGE,
    "what are one to three goals you have": Field.GOALS,
    "how experienced are you with node.js? (1 new, 5 expert)": Field.EXPERIENCE,
    "how many hours a week can you give": Field.HOURS,
    "employer, school or working group": Field.AFFILIATION,
    "mentors you would like, in order (optional)": Field.WISHES,
    "is there anyone you should not be matched with? (only organizers see this)": Field.EXCLUSIONS,
    "how did you hear about the program": Field.HEARD_OF,
    "i have read and agree to the code of conduct": Field.CONSENT,
    "how many mentees can you take": Field.CAPACITY,
    "tell mentees about yourself": Field.ABOUT,
    "may we show you in the public list of mentors": Field.LISTED,
    "what is your slack name": Field.IGNORED,
    "why do you think you are good candidate for the mentorship program": Field.IGNORED,
}

WORDINGS: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.IGNORED, r"newsletter|may we (e-?mail|contact)|slack|discord|twitter|linkedin"),
        (Field.IGNORED, r"\bupload|photo|programming language|why do you|good candidate"),
        (Field.IGNORED, r"gender|pronoun|ethnic|\bage\b|disabilit|under-?represented"),
        (Field.SUBMITTED_AT, r"^(timestamp|submitted( at| on)?|submission (date|time)|date|time)$"),
        (Field.SUBMITTED_AT, r"^(completion time|date submitted|submit date.*)$"),
        (Field.EXCLUSIONS, r"not (want to )?be (matched|paired)|not (match|pair) (me|you)"),
        (Field.EXCLUSIONS, r"avoid being (matched|paired)|conflicts? of interest"),
        (Field.CAPACITY, r"(how many|number of|most) mentees|mentees can you|^capacity$"),
        (
            Field.WISHES,
            r"(mentors?|mentees?|people|anyone|whom?) .*(would|do) you (like|prefer|wish)",
        ),
        (Field.WISHES, r"preferred (mentors?|mentees?)|(mentors?|mentees?) you (would|want|wish)"),
        (Field.HEARD_OF, r"\b(did|do) you (first )?(hear|find out|learn|know) (of|about)"),
        (Field.HEARD_OF, r"where did you hear|how did you find"),
        (Field.LISTED, r"(public|directory).*(list|page|show)|(may|can) we (show|list)"),
        (Field.LISTED, r"(show|list)(ed|n)?\b.*(public|directory|website)"),
        (Field.CONSENT, r"\b(i|you) .*(agree|consent|accept)|code of conduct|privacy|^consent$"),
        (Field.ONLY_OTHER_LANGUAGE, r"language other than english|non-english .*(only|require)"),
        (Field.ENGLISH_SPEAKING, r"english.*(speak|spoken)|spoken english"),
        (Field.ENGLISH_UNDERSTANDING, r"english.*(understand|listen)|understand.*english"),
        (Field.ENGLISH, r"(level|fluen|good|well|speak).*english|english.*(level|fluen|skill)"),
        (Field.OTHER_LANGUAGES, r"(other|additional|else).*languages?"),
        (Field.OTHER_LANGUAGES, r"languages (do |can )?you (speak|know|use)|^spoken languages?$"),
        (Field.LANGUAGE, r"\blanguages?\b"),
        (Field.HOURS, r"hours.*week|time commitment|weekly hours"),
        (
            Field.EXPERIENCE,
            r"how experienced|(experience|skill) level|level of experience|1.*5.*expert",
        ),
        (
            Field.HELP,
            r"(kinds?|types?|sorts?) of (help|support|mentoring)|help .*(offer|need|look)",
        ),
        (
            Field.AREAS_OFFERED,
            r"(area|topic|skill|subject)s?\b.*(comfortable|advis|teach|mentoring|offer"
            r"|(can|could|to) (you )?mentor\b|help (others|mentees))",
        ),
        (
            Field.AREAS_WANTED,
            r"(area|topic|skill|subject)s?\b.*(work on|learn|want|like|interest|grow|improve|need)",
        ),
        (Field.AREAS, r"^(your )?(areas?|topics?|skills?)( of (focus|interest|expertise))?$"),
        (Field.ROLE, r"want to be|mentor or( a)? mentee|mentee or( a)? mentor|sign(ing)? up as"),
        (Field.ROLE, r"appl(y|ying) (as|for)|^(your )?role$"),
        (Field.TIME_ZONE, r"\btime ?zone|utc offset"),
        (Field.GITHUB, r"\bgithub\b"),
        (Field.EMAIL, r"\be-?mail\b"),
        (Field.GOALS, r"\bgoals?\b|(hope|want) to (achieve|accomplish)"),
        (Field.ABOUT, r"about (you|yourself)$|\bbio(graphy)?\b|introduce yourself"),
        (Field.AFFILIATION, r"employer|company|school|university|working group|affiliation"),
        (Field.AFFILIATION, r"organi[sz]ation|where do you work"),
        (Field.GIVEN_NAME, r"^(your )?(first|given) ?name$"),
        (Field.FAMILY_NAME, r"^(your )?(last|family) ?name$|^surname$"),
        (
            Field.NAME,
            r"^(your |what.s your |what is your |preferred )?(full |first and last )*name\b",
        ),
    )
)
