"""Programs to begin with: what they are, who may mentor in them, and their words."""

from dataclasses import dataclass
from enum import StrEnum


class Start(StrEnum):
    """What a new program begins with."""

    NODEJS = "nodejs"
    EMPTY = "empty"
    COPY = "copy"


@dataclass(frozen=True)
class Starter:
    """A program that is ready to run, but for its names and dates."""

    community: str = ""
    program: str = ""
    about: str = ""
    eligibility: str = ""
    areas: tuple[str, ...] = ()
    kinds_of_help: tuple[str, ...] = ()


KINDS_OF_HELP = ("General guidance", "Pair programming", "Code review", "Résumé review")
NODEJS_AREAS = (
    "Getting started with open source",
    "JavaScript core and streams",
    "HTTP and networking",
    "Modules (ESM and CommonJS)",
    "Testing and coverage",
    "Documentation",
    "Tooling and npm",
    "Performance and benchmarking",
    "Security",
    "Diagnostics",
    "TypeScript",
    "Code review skills",
    "Build and release",
    "Native addons (Node-API)",
    "Internationalization",
    "Workers and WebAssembly",
    "Frontend frameworks",
    "C++ core and V8",
    "Website",
    "Problem solving",
    "Community and outreach",
    "Communication",
    "Career planning",
    "Public speaking",
    "Databases and data",
)
NODEJS = Starter(
    community="Node.js",
    program="Node.js Mentorship Program",
    about=(
        "For six months, people who are new to contributing to Node.js meet regularly with "
        "somebody who already does.\n\n"
        "You choose what you want to work on: core, documentation, tooling, the website, or the "
        "skills around code. Your mentor helps you to set goals, reviews your work, and sees your "
        "pull requests through until they land."
    ),
    eligibility=(
        "whoever has contributed to a project of the Node.js organization: code, documentation, "
        "reviews, triage, translation or organizing."
    ),
    areas=NODEJS_AREAS,
    kinds_of_help=KINDS_OF_HELP,
)
STARTERS = {Start.NODEJS: NODEJS, Start.EMPTY: Starter(kinds_of_help=KINDS_OF_HELP)}
