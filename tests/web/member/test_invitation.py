"""The calendar file of a meeting."""

from nodement.pairs.actions import cancel_meeting
from tests import make
from tests.make import NOON


def address(meeting):
    return f"/meetings/{meeting.public_id}/invitation.ics"


def test_an_agreed_meeting_comes_as_a_calendar_file(sign_in, pair, agreed):
    response = sign_in(pair.mentee).get(address(agreed))

    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert response["Content-Disposition"] == 'attachment; filename="invitation.ics"'
    assert "DTSTART:20261207T170000Z" in response.content.decode()


def test_a_mere_proposal_has_none(sign_in, pair, proposed):
    assert sign_in(pair.mentee).get(address(proposed)).status_code == 404


def test_nobody_else_gets_it(sign_in, client, pair, agreed):
    for stranger in (make.person("Mallory"), make.organizer(pair.cohort.program)):
        assert sign_in(stranger).get(address(agreed)).status_code == 404
    assert client.get(address(agreed)).status_code == 302


def test_a_meeting_that_was_called_off_invites_nobody(sign_in, pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)

    assert sign_in(pair.mentee).get(address(agreed)).status_code == 404
