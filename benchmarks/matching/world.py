"""Where invented people live, what they speak, what they work on: the tables behind `cohort`."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Home:
    """A time zone with its share of mentees and of mentors, its languages and its English.

    `english` is how usual good English is there: 3 at home in it, 2 widely spoken, 1 less so.
    """

    zone: str
    mentees: float
    mentors: float
    languages: tuple[str, ...]
    english: int


HOMES: Final = (
    Home("Asia/Kolkata", 19.0, 9.0, ("hi", "bn", "ta", "te", "mr"), 2),
    Home("America/New_York", 7.0, 12.0, ("en", "es"), 3),
    Home("America/Los_Angeles", 4.5, 10.5, ("en", "es", "zh"), 3),
    Home("America/Chicago", 3.0, 4.5, ("en", "es"), 3),
    Home("America/Denver", 0.8, 1.5, ("en",), 3),
    Home("America/Toronto", 2.0, 3.0, ("en", "fr"), 3),
    Home("America/Vancouver", 0.6, 1.0, ("en", "zh"), 3),
    Home("America/St_Johns", 0.1, 0.1, ("en",), 3),
    Home("America/Sao_Paulo", 5.0, 4.0, ("pt-BR",), 1),
    Home("America/Mexico_City", 1.6, 1.1, ("es",), 1),
    Home("America/Bogota", 1.3, 0.8, ("es",), 1),
    Home("America/Argentina/Buenos_Aires", 1.2, 1.1, ("es",), 1),
    Home("America/Santiago", 0.5, 0.4, ("es",), 1),
    Home("America/Lima", 0.6, 0.3, ("es",), 1),
    Home("Europe/London", 3.2, 6.0, ("en",), 3),
    Home("Europe/Dublin", 0.4, 0.7, ("en",), 3),
    Home("Europe/Berlin", 3.4, 7.5, ("de", "tr", "ru"), 2),
    Home("Europe/Paris", 2.5, 4.5, ("fr", "ar"), 1),
    Home("Europe/Amsterdam", 1.0, 2.6, ("nl",), 2),
    Home("Europe/Stockholm", 0.8, 1.7, ("sv", "fi"), 2),
    Home("Europe/Zurich", 0.5, 1.3, ("de", "fr"), 2),
    Home("Europe/Vienna", 0.4, 0.9, ("de",), 2),
    Home("Europe/Madrid", 1.6, 2.0, ("es", "ca"), 1),
    Home("Europe/Lisbon", 0.6, 0.8, ("pt",), 2),
    Home("Europe/Rome", 1.3, 1.6, ("it",), 1),
    Home("Europe/Warsaw", 1.5, 2.3, ("pl",), 2),
    Home("Europe/Prague", 0.5, 1.0, ("cs",), 2),
    Home("Europe/Bucharest", 0.8, 0.7, ("ro",), 2),
    Home("Europe/Kyiv", 1.5, 1.4, ("uk", "ru"), 1),
    Home("Europe/Istanbul", 1.7, 0.9, ("tr",), 1),
    Home("Asia/Jerusalem", 0.5, 1.0, ("he", "ru"), 2),
    Home("Africa/Lagos", 6.0, 2.0, ("en", "yo", "ig", "ha"), 3),
    Home("Africa/Nairobi", 2.4, 0.9, ("sw", "en"), 2),
    Home("Africa/Accra", 1.1, 0.4, ("en", "ak"), 3),
    Home("Africa/Cairo", 2.0, 0.6, ("ar",), 1),
    Home("Africa/Casablanca", 0.6, 0.2, ("ar", "fr"), 1),
    Home("Africa/Johannesburg", 0.8, 0.7, ("en", "zu", "af"), 3),
    Home("Africa/Douala", 0.8, 0.2, ("fr", "en"), 2),
    Home("Asia/Karachi", 2.1, 0.6, ("ur",), 2),
    Home("Asia/Kathmandu", 1.0, 0.3, ("ne",), 2),
    Home("Asia/Dhaka", 1.4, 0.4, ("bn",), 2),
    Home("Asia/Colombo", 0.6, 0.3, ("si", "ta"), 2),
    Home("Asia/Tehran", 0.5, 0.2, ("fa",), 1),
    Home("Asia/Jakarta", 1.6, 0.5, ("id",), 1),
    Home("Asia/Ho_Chi_Minh", 1.3, 0.4, ("vi",), 1),
    Home("Asia/Manila", 0.9, 0.4, ("tl", "en"), 2),
    Home("Asia/Singapore", 0.6, 0.9, ("en", "zh"), 3),
    Home("Asia/Shanghai", 4.0, 2.4, ("zh",), 1),
    Home("Asia/Taipei", 0.6, 0.6, ("zh",), 1),
    Home("Asia/Tokyo", 1.2, 2.0, ("ja",), 1),
    Home("Asia/Seoul", 1.0, 0.9, ("ko",), 1),
    Home("Australia/Sydney", 0.9, 1.6, ("en",), 3),
    Home("Australia/Adelaide", 0.1, 0.2, ("en",), 3),
    Home("Australia/Perth", 0.2, 0.3, ("en",), 3),
    Home("Pacific/Auckland", 0.3, 0.6, ("en",), 3),
)
"""Whole, half-hour and quarter-hour zones, with and without summer time, of both hemispheres."""

LEVELS: Final = {
    3: (0.0, 0.0, 0.01, 0.03, 0.10, 0.86),
    2: (0.01, 0.04, 0.10, 0.25, 0.32, 0.28),
    1: (0.05, 0.11, 0.21, 0.30, 0.22, 0.11),
}
"""How often each level of English from 0 to 5 is the answer, by how usual English is there."""

SUBJECTS: Final = (
    "Getting started",
    "Testing",
    "Documentation",
    "Web frontends",
    "Web servers",
    "Databases",
    "Continuous integration",
    "Security",
    "Packaging",
    "Machine learning",
    "Accessibility",
    "Translation",
    "Performance",
    "Containers",
    "Command line tools",
    "Design",
    "Networking",
    "Compilers",
    "Community work",
    "Releases",
    "Mobile apps",
    "Data pipelines",
    "Cryptography",
    "Operating systems",
    "Observability",
    "Type systems",
    "Graphics",
    "Embedded devices",
    "Scientific computing",
    "Editors",
    "Build systems",
    "Message queues",
    "Public speaking",
    "Governance",
    "Funding",
    "Fuzzing",
    "Geography",
    "Audio",
    "Robotics",
    "Browsers",
)
"""The areas of focus, the most popular first."""

KINDS_OF_HELP: Final = (
    "General guidance",
    "Code review",
    "First contribution",
    "Pair programming",
    "Career planning",
    "Finding an issue",
    "Working with maintainers",
    "Interview practice",
)
"""The kinds of help, the most popular first."""
