"""Closing the matching of a cohort: what ends is said before it happens."""

from nodement.applying.models import Counted
from nodement.programs.models import Cohort
from tests import make
from tests.make import NOON
from tests.web.page import main


def address(cohort):
    return f"/cohorts/{cohort.public_id}/close/"


def test_it_says_what_is_destroyed_before_anything_is(crew, margaret):
    Counted.objects.create(cohort=crew.cohort, question="gender", choice="a", count=3)

    page = main(margaret.get(address(crew.cohort)))

    assert "The counts of 1 question whose answers nobody sees are destroyed for good." in page
    assert Counted.objects.exists()


def test_it_is_closed_once_and_that_is_said(crew, margaret, ines):
    Counted.objects.create(cohort=crew.cohort, question="gender", choice="a", count=3)

    first = margaret.post(address(crew.cohort), follow=True)
    again = ines.post(address(crew.cohort), follow=True)

    assert "the counts are destroyed" in main(first)
    assert "was closed already; nothing has changed" in main(again)
    assert Cohort.objects.get(pk=crew.cohort.pk).matching_closed_at == NOON
    assert not Counted.objects.exists()


def test_for_others_it_does_not_exist(crew, sign_in):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(address(crew.cohort)).status_code == 404
    assert stranger.post(address(crew.cohort)).status_code == 404
    assert Cohort.objects.get(pk=crew.cohort.pk).matching_closed_at is None
