"""The story of the sample cohort: files come in, people are matched, letters leave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nodement.demo.next_cohort import open_next_cohort
from nodement.kit.errors import Refusal
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_now
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round
from nodement.outbox.chores import send_letters
from nodement.outbox.models import Letter
from nodement.outbox.queries import of_group
from nodement.pairs.models import Pair
from nodement.people.actions import Introduction, appoint_keeper, welcome_person
from nodement.people.models import Person
from nodement.programs.actions import Beginning, start_program
from nodement.programs.models import Cohort
from nodement.surveys.actions import confirm_import, upload_survey
from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.chores import read_now, take_in_now
from nodement.surveys.models import SurveyImport

SAMPLE = Path(__file__).parent / "sample" / "nodejs-cohort"
FILES = (("mentors.csv", SurveyImport.Of.MENTORS), ("mentees.csv", SurveyImport.Of.MENTEES))
TERM_START = date(2026, 12, 7)

Watch = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Story:
    """The sample cohort after the job is done, and the one that people sign up for now."""

    cohort: Cohort
    coming: Cohort
    organizer: Person
    imports: tuple[SurveyImport, ...]
    round: Round


def tell_story(*, at: datetime, watch: Watch) -> Story:
    """Do the main job on the sample cohort, step by step; what was done before stays as it is."""
    organizer = welcome_person(
        Introduction("margaret@example.org", "Margaret Okafor", time_zone="Europe/Berlin"), at=at
    )
    appoint_keeper(organizer)
    cohort = start_program(beginning(), by=organizer, at=at)
    chapter = _Chapter(cohort, organizer, at, watch)
    imports = tuple(_brought_in(chapter, name, of) for name, of in FILES)
    published = _published(chapter)
    _send(chapter)
    coming = open_next_cohort(cohort, by=organizer, at=at)
    return Story(cohort, coming, organizer, imports, published)


def somebody_to_be(cohort: Cohort) -> tuple[Person, Person]:
    """A mentee and a mentor of one pair, to look at the pages with their eyes."""
    pair = Pair.objects.filter(cohort=cohort).select_related("mentee", "mentor").order_by("pk")[0]
    return pair.mentee, pair.mentor


def beginning() -> Beginning:
    """The program of the sample and its cohort."""
    return Beginning(
        community="Node.js",
        program="Node.js Mentorship Program",
        cohort="Winter 2026",
        starts_on=TERM_START,
        areas=NODEJS_TAXONOMY.areas,
        kinds_of_help=NODEJS_TAXONOMY.kinds_of_help,
    )


@dataclass(frozen=True)
class _Chapter:
    """Where the story plays, who acts, when, and who watches."""

    cohort: Cohort
    by: Person
    at: datetime
    watch: Watch

    def step(self, name: str) -> Callable[[int, int], None]:
        """A watcher of one step."""
        return lambda done, of: self.watch(name, done, of)


def _brought_in(chapter: _Chapter, name: str, of: str) -> SurveyImport:
    """Take one file in, unless a run before this one has."""
    by, at = chapter.by, chapter.at
    known = SurveyImport.objects.filter(cohort=chapter.cohort, file_name=name)
    done = known.filter(state=SurveyImport.State.DONE).first()
    if done is not None:
        return done
    with (SAMPLE / name).open("rb") as file:
        kept = upload_survey(chapter.cohort, file, of=of, by=by, at=at)
    kept = read_now(kept, at=at, watch=chapter.step(f"Reading {name}"))
    confirm_import(kept, by=by, at=at)
    return take_in_now(kept, at=at, watch=chapter.step(f"Taking in {name}"))


def _published(chapter: _Chapter) -> Round:
    by, at = chapter.by, chapter.at
    done = Round.objects.filter(cohort=chapter.cohort, state=Round.State.PUBLISHED).first()
    if done is not None:
        return done
    asked = ask_round(chapter.cohort, by=by, at=at)
    solved = solve_now(asked, at=at, watch=chapter.step("Matching"))
    if solved.trouble:
        raise Refusal(solved.trouble)
    publish_round(solved, by=by, at=at)
    return Round.objects.get(pk=solved.pk)


def _send(chapter: _Chapter) -> None:
    letters = of_group(chapter.cohort.full_name)
    count = letters.count()
    while send_letters(chapter.at):
        sent = letters.filter(state=Letter.State.SENT).count()
        chapter.watch("Sending letters", sent, count)
