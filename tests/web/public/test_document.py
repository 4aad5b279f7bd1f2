"""A text of a program, as everybody may read it."""

import pytest

from nodement.documents.actions import approve_version, publish_version, write_version
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def program():
    return make.program()


@pytest.fixture
def margaret(program):
    return make.organizer(program)


def publish(program, by, text):
    version = write_version(program, "conduct", text, by=by, at=NOON)
    approve_version(version, by=by, at=NOON)
    publish_version(version, by=by, at=NOON)


def address(program, kind="conduct"):
    return f"/programs/{program.public_id}/documents/{kind}/"


def test_a_visitor_reads_what_counts_now(client, program, margaret):
    publish(program, margaret, "# Kindness\n\nBe **kind**.")

    response = client.get(address(program))

    assert "<h2>Kindness</h2>" in response.content.decode()
    assert "Version 1, published Mon 30 Nov 2026" in main(response)


def test_an_earlier_version_stays_readable_and_says_that_it_is_one(client, program, margaret):
    publish(program, margaret, "One.")
    publish(program, margaret, "Two.")

    before = main(client.get(address(program) + "?version=1"))

    assert "One." in before
    assert "This is how it read before." in before
    assert "Two." in main(client.get(address(program)))


def test_drafts_do_not_exist_here(client, program, margaret):
    write_version(program, "conduct", "Draft.", by=margaret, at=NOON)
    assert client.get(address(program)).status_code == 404

    publish(program, margaret, "Published.")
    assert "Published." in main(client.get(address(program)))
    assert client.get(address(program) + "?version=1").status_code == 404


@pytest.mark.parametrize("kind", ["privacy", "poetry"])
def test_what_was_never_written_does_not_exist(client, program, margaret, kind):
    publish(program, margaret, "One.")

    assert client.get(address(program, kind)).status_code == 404


@pytest.mark.parametrize("version", ["9", "x", "-1"])
def test_a_version_that_never_was_does_not_exist(client, program, margaret, version):
    publish(program, margaret, "One.")

    assert client.get(f"{address(program)}?version={version}").status_code == 404


@pytest.mark.parametrize("versions", [1, 6])
def test_many_versions_ask_no_more_often(
    client, program, margaret, versions, django_assert_num_queries
):
    for number in range(versions):
        publish(program, margaret, f"Text {number}")

    with django_assert_num_queries(3):
        assert client.get(address(program)).status_code == 200
