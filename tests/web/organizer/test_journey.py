"""The main job on the web, with the files of the small cohort: from upload to letters."""

import pytest
from django.test import Client

from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.matching.queries import left_over
from nodement.outbox.chores import send_letters
from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.programs.actions import Beginning, start_program
from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.chores import read_surveys, take_in_surveys
from nodement.surveys.models import SurveyImport
from tests import make
from tests.make import NOON
from tests.web.organizer.conftest import SAMPLE, publish
from tests.web.page import main


@pytest.fixture
def cohort():
    """A program that its keeper has just started, with the taxonomy of the files."""
    beginning = Beginning(
        community="Node.js",
        program="Mentorship",
        cohort="Winter 2026",
        starts_on=make.cohort().starts_on,
        areas=NODEJS_TAXONOMY.areas,
        kinds_of_help=NODEJS_TAXONOMY.kinds_of_help,
    )
    return start_program(beginning, by=make.person("Margaret", is_keeper=True), at=NOON)


@pytest.fixture
def browser(sign_in, cohort):
    return sign_in(cohort.program.roles.get().person)


def test_from_survey_files_to_kickoff_letters(browser, cohort):
    _take_in(browser, cohort, "mentors")
    _take_in_with_corrections(browser, _upload(browser, cohort, "mentees"))
    second = _solve_twice(browser, cohort)

    page = main(publish(browser, second))
    pairs = Pair.objects.filter(cohort=cohort).count()
    assert pairs == second.matched
    assert f"Published: {pairs} pairs, and their letters are on their way." in page

    while send_letters(NOON):
        pass
    sent = Letter.objects.filter(state=Letter.State.SENT)
    letters = 2 * pairs + left_over(cohort).count()
    assert sent.count() == letters
    assert sent.filter(name="still-waiting").count() == letters - 2 * pairs > 0
    assert f"Sent {letters}" in main(browser.get(f"/cohorts/{cohort.public_id}/letters/"))


def test_the_same_file_twice_changes_nobody(browser, cohort):
    first = _take_in(browser, cohort, "mentors")
    second = _take_in(browser, cohort, "mentors")

    assert (second.added, second.changed, second.unchanged) == (0, 0, first.added)
    assert "New 0" in main(browser.get(f"/imports/{second.public_id}/"))


def _upload(browser: Client, cohort, side: str) -> SurveyImport:
    with (SAMPLE / f"{side}.csv").open("rb") as file:
        response = browser.post(f"/cohorts/{cohort.public_id}/imports/", {"of": side, "file": file})
    read_surveys(NOON)
    return SurveyImport.objects.get(public_id=response["Location"].split("/")[2])


def _take_in(browser: Client, cohort, side: str) -> SurveyImport:
    kept = _upload(browser, cohort, side)
    browser.post(f"/imports/{kept.public_id}/confirm/")
    take_in_surveys(NOON)
    kept.refresh_from_db()
    return kept


def _take_in_with_corrections(browser: Client, kept: SurveyImport) -> None:
    """See what is refused, say what a zone means, then say yes."""
    page = main(browser.get(f"/imports/{kept.public_id}/"))
    assert "This line ends after 2 of 27 cells. Please complete it." in page
    before = kept.complete

    kept = _correct_zones(browser, kept)
    assert kept.complete > before
    browser.post(f"/imports/{kept.public_id}/confirm/")
    take_in_surveys(NOON)
    kept.refresh_from_db()
    assert f"New {kept.added}" in main(browser.get(f"/imports/{kept.public_id}/"))


def _solve_twice(browser: Client, cohort) -> Round:
    """Lock the best pair and veto another; the second round keeps both decisions."""
    first = _solve(browser, cohort)
    best, worst = first.proposals.order_by("-score", "pk")[0], first.proposals.order_by("score")[0]
    browser.post(f"/proposals/{best.public_id}/decision/", {"decision": "lock"})
    browser.post(f"/proposals/{worst.public_id}/decision/", {"decision": "veto"})

    second = _solve(browser, cohort)
    assert second.proposals.get(mentee=best.mentee).mentor == best.mentor
    assert second.proposals.get(mentee=best.mentee).is_locked
    assert not second.proposals.filter(mentee=worst.mentee, mentor=worst.mentor).exists()
    return second


def _correct_zones(browser: Client, kept: SurveyImport) -> SurveyImport:
    """Say what each zone means that could not be read."""
    unread = [number for number, one in enumerate(kept.zones_read) if not one["zone"]]
    assert unread, "the small cohort has zones that nobody can read"
    said = {f"zone-{number}": "Asia/Shanghai" for number in unread}
    browser.post(f"/imports/{kept.public_id}/correct/", said)
    read_surveys(NOON)
    kept.refresh_from_db()
    return kept


def _solve(browser: Client, cohort) -> Round:
    response = browser.post(f"/cohorts/{cohort.public_id}/rounds/")
    solve_rounds(NOON)
    return Round.objects.get(public_id=response["Location"].split("/")[2])
