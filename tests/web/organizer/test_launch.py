"""The launch list on its page, and the steps that people tick off."""

import pytest

from nodement.documents.actions import adopt_texts
from nodement.documents.defaults import default_texts
from nodement.lifecycle.launch import Step
from nodement.outreach.models import LaunchMark
from tests import make
from tests.make import NOON
from tests.web.page import main


def address(cohort):
    return f"/cohorts/{cohort.public_id}/launch/"


def test_it_says_what_is_left_and_what_is_missing(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "8 of 8 steps are left." in page
    assert "Still missing: what the program is, an address for questions." in page
    assert (
        "Not published yet: program policy, code of conduct, privacy text, what to expect." in page
    )


def test_who_agreed_and_when_stands_beside_it(crew, margaret):
    program = crew.cohort.program
    adopt_texts(program, default_texts(program), by=crew.ines, at=NOON)

    page = main(margaret.get(address(crew.cohort)))

    assert "7 of 8 steps are left." in page
    assert "Approved by Ines · Mon 30 Nov 2026" in page


def test_a_step_is_ticked_off_and_taken_back(crew, margaret, ines):
    margaret.post(address(crew.cohort), {"done": "channels"})
    assert "By Margaret · Mon 30 Nov 2026" in main(ines.get(address(crew.cohort)))

    ines.post(address(crew.cohort), {"undo": "channels"})
    assert not LaunchMark.objects.exists()


@pytest.mark.parametrize("step", [Step.AGREED, Step.FORMS, "nonsense", ""])
def test_what_is_read_from_real_state_cannot_be_ticked_off(crew, margaret, step):
    assert margaret.post(address(crew.cohort), {"done": step}).status_code == 404
    assert not LaunchMark.objects.exists()


def test_it_leads_to_where_things_are_done(crew, margaret):
    page = margaret.get(address(crew.cohort)).content.decode()

    for place in (
        f"/cohorts/{crew.cohort.public_id}/start/texts/",
        f"/programs/{crew.cohort.program.public_id}/documents/",
        f"/cohorts/{crew.cohort.public_id}/sign-up/",
        f"/programs/{crew.cohort.program.public_id}/projects/manage/",
    ):
        assert f'href="{place}"' in page


def test_for_others_it_does_not_exist(crew, sign_in):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(address(crew.cohort)).status_code == 404
    assert stranger.post(address(crew.cohort), {"done": "channels"}).status_code == 404
    assert not LaunchMark.objects.exists()
