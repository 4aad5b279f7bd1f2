"""Who is in no pair after a round is told so, with a number and the words of the page."""

from datetime import timedelta

from nodement.lifecycle.journey import journey_of
from nodement.matching.actions import remove_proposal
from nodement.matching.publishing import publish_round
from nodement.outbox.models import Letter
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON

LATER = NOON + timedelta(hours=1)


def test_after_publishing_each_mentee_without_a_mentor_gets_one_letter(scene):
    solved = scene.solve()
    for _ in range(2):
        publish_round(solved, by=scene.organizer, at=NOON)

    letter = Letter.objects.get(name="still-waiting")
    paired = {proposal.mentee.person for proposal in solved.proposals.all()}
    assert letter.reader not in paired
    left = Application.objects.get(person=letter.reader)
    assert (letter.about, letter.group) == (left.full_name, scene.cohort.full_name)
    assert journey_of(left, NOON).sentence in letter.text
    assert "as number 1 of those who wait" in letter.text


def test_the_numbers_follow_priority_and_then_the_time_of_applying(scene):
    make.application("mentee", cohort=scene.cohort, name="First", priority=1)
    late = make.application("mentee", cohort=scene.cohort, name="Late")
    Application.objects.filter(pk=late.pk).update(submitted_at=LATER)
    solved = scene.solve()
    for proposal in solved.proposals.all()[:1]:
        remove_proposal(proposal, by=scene.organizer, at=NOON)

    publish_round(solved, by=scene.organizer, at=LATER)

    letters = Letter.objects.filter(name="still-waiting").order_by("pk")
    mentees = Application.objects.filter(role="mentee", person__in=letters.values("reader"))
    assert mentees.count() == 4
    for one in mentees.select_related("cohort__program", "person"):
        assert journey_of(one, LATER).sentence in letters.get(reader=one.person).text


def test_a_mentor_without_a_mentee_is_told_too_and_nobody_who_left_is(scene):
    make.application("mentor", cohort=scene.cohort, name="Kim", areas=("Testing",))
    make.application("mentee", cohort=scene.cohort, name="Gone", state="withdrawn")
    solved = scene.solve()

    publish_round(solved, by=scene.organizer, at=NOON)

    readers = {letter.reader.name for letter in Letter.objects.filter(name="still-waiting")}
    assert "Kim" in readers
    assert "Gone" not in readers
    assert "no mentee for you yet" in Letter.objects.get(reader__name="Kim").subject


def test_the_public_page_is_named_only_if_there_is_one(scene):
    address = f"/programs/{scene.cohort.program.public_id}/about/"
    solved = scene.solve()
    publish_round(solved, by=scene.organizer, at=NOON)
    assert address not in Letter.objects.get(name="still-waiting").text

    scene.cohort.opens_at = NOON
    scene.cohort.save()
    make.application("mentor", cohort=scene.cohort, name="Late")
    solved = scene.solve()
    make.application("mentee", cohort=scene.cohort, name="Newcomer")
    publish_round(solved, by=scene.organizer, at=LATER)
    assert address in Letter.objects.get(name="still-waiting", written_at=LATER).text
