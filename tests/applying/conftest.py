"""A cohort whose sign-up is open."""

import pytest

from nodement.programs.models import Cohort
from tests.applying import scenes


@pytest.fixture
def cohort(db: None) -> Cohort:
    return scenes.open_cohort()
