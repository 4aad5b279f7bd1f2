"""The story of the sample cohort: its files come in, it is matched, published, and letters leave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

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
    """The sample cohort after the job is done."""

    cohort: Cohort
    organizer: Person
    imports: tuple[SurveyImport, ...]
    round: Round


def tell_story(*, at: datetime, watch: Watch) -> Story:
    """Do the main job on the sample cohort, step by step; what was done before stays as it is."""
    organizer = welcome_person(
        Introduction("margaret@example.org", "Margaret Okafor", time_zone="Europe/Berlin"), at=at
    )
    appoint_keeper(organizer)
    cohort = start_program(_beginning(), by=organizer, at=at)
    imports = tuple(
        _brought_in(cohort, name, of, by=organizer, at=at, watch=watch) for name, of in FILES
    )
    published = _published(cohort, by=organizer, at=at, watch=watch)
    _send(cohort, at=at, watch=watch)
    return Story(cohort, organizer, imports, published)


def somebody_to_be(cohort: Cohort) -> tuple[Person, Person]:
    """A mentee and a mentor of one pair, to look at the pages with their eyes."""
    pair = Pair.objects.filter(cohort=cohort).select_related("mentee", "mentor").order_by("pk")[0]
    return pair.mentee, pair.mentor


def _beginning() -> Beginning:
    return Beginning(
        community="Node.js",
        program="Node.js Mentorship Program",
        cohort="Winter 2026",
        starts_on=TERM_START,
        areas=NODEJS_TAXONOMY.areas,
        kinds_of_help=NODEJS_TAXONOMY.kinds_of_help,
    )


def _brought_in(
    cohort: Cohort, name: str, of: str, *, by: Person, at: datetime, watch: Watch
) -> SurveyImport:
    """Take one file in, unless a run before this one has."""
    known = SurveyImport.objects.filter(
        cohort=cohort, file_name=name, state=SurveyImport.State.DONE
    ).first()
    if known is not None:
        return known
    with (SAMPLE / name).open("rb") as file:
        kept = upload_survey(cohort, file, of=of, by=by, at=at)
    kept = read_now(kept, at=at, watch=lambda done, of: watch(f"Reading {name}", done, of))
    confirm_import(kept, by=by, at=at)
    return take_in_now(kept, at=at, watch=lambda done, of: watch(f"Taking in {name}", done, of))


def _published(cohort: Cohort, *, by: Person, at: datetime, watch: Watch) -> Round:
    done = Round.objects.filter(cohort=cohort, state=Round.State.PUBLISHED).first()
    if done is not None:
        return done
    asked = ask_round(cohort, by=by, at=at)
    solved = solve_now(asked, at=at, watch=lambda done, of: watch("Matching", done, of))
    if solved.trouble:
        raise Refusal(solved.trouble)
    publish_round(solved, by=by, at=at)
    return Round.objects.get(pk=solved.pk)


def _send(cohort: Cohort, *, at: datetime, watch: Watch) -> None:
    letters = of_group(cohort.full_name)
    count = letters.count()
    while send_letters(at):
        watch("Sending letters", letters.filter(state=Letter.State.SENT).count(), count)
