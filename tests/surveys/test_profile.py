"""Profiles as plain JSON."""

import json

import pytest

from nodement.surveys.profile import Profile
from tests.surveys.files import BIG, read


def test_a_profile_survives_the_way_through_json():
    for applicant in read(BIG / "mentees.csv").applicants:
        written = json.loads(json.dumps(applicant.profile.as_json()))
        assert Profile.from_json(written) == applicant.profile


def test_json_holds_nothing_but_lists_and_plain_values():
    profile = Profile(
        email="a@example.org", name="A", time_zone="UTC", availability=((0, 60, 120),)
    )

    answers = profile.as_json()
    assert answers["availability"] == [[0, 60, 120]]
    assert json.loads(json.dumps(answers)) == answers


def test_an_answer_nobody_knows_is_refused():
    with pytest.raises(TypeError, match="no answer called shoe_size"):
        Profile.from_json({"email": "a@example.org", "name": "A", "shoe_size": 38})
