"""Texts of a program on the organizers' pages: written, looked at, approved, published."""

import pytest

from nodement.documents.models import Version
from nodement.documents.queries import current
from tests import make
from tests.web.page import main


@pytest.fixture
def program(crew):
    return crew.cohort.program


def listing(program):
    return f"/programs/{program.public_id}/documents/"


def page_of(program, kind="conduct"):
    return f"{listing(program)}{kind}/write/"


def decide(browser, version, **what):
    program = version.document.program
    address = f"{listing(program)}{version.document.kind}/versions/{version.public_id}/"
    return browser.post(address, what, follow=True)


def write(browser, program, text, seen=0):
    return browser.post(page_of(program), {"text": text, "seen": seen}, follow=True)


def test_of_a_new_program_nothing_is_written_and_a_text_is_offered(program, margaret):
    assert main(margaret.get(listing(program))).count("not written") == 4
    assert "Be good to each other" in main(margaret.get(page_of(program)))
    assert not Version.objects.exists()


def test_all_texts_are_taken_with_one_button(program, margaret):
    response = margaret.post(listing(program), follow=True)

    assert "4 texts are published, approved by you." in main(response)
    assert main(response).count("approved by Margaret") == 4


def test_a_text_that_there_is_not_is_not_taken_for_all(program, margaret):
    margaret.post(listing(program), {"kind": "poetry"})

    assert not Version.objects.exists()


def test_one_writes_the_other_approves_and_publishes(program, margaret, ines):
    write(margaret, program, "Be **kind**.")
    version = Version.objects.get()
    assert "Approved by nobody yet" in main(ines.get(page_of(program)))

    decide(ines, version, approve="yes")
    response = decide(ines, version, publish="yes")

    assert current(program, "conduct") == version
    assert "Version 1 counts from now on." in main(response)
    assert "Approved by Ines , Mon 30 Nov 2026 · 12:00 (UTC)" in main(response)


def test_publishing_without_an_approval_is_refused_in_words(program, margaret):
    write(margaret, program, "Be kind.")

    response = decide(margaret, Version.objects.get(), publish="yes")

    assert "Nobody has approved this version yet" in main(response)
    assert current(program, "conduct") is None


def test_a_preview_saves_nothing_and_is_clean(program, margaret):
    typed = {"text": "## Hello\n\n<script>alert(1)</script>", "seen": 0, "preview": "yes"}
    page = margaret.post(page_of(program), typed).content.decode()

    assert "<h2>Hello</h2>" in page
    assert "<script>alert" not in page
    assert not Version.objects.exists()


def test_two_who_write_from_the_same_version_both_keep_their_words(program, margaret, ines):
    write(margaret, program, "One.", seen=0)

    response = write(ines, program, "Two.", seen=0)

    assert "Somebody else has written one meanwhile: both are kept" in main(response)
    assert set(Version.objects.values_list("text", flat=True)) == {"One.", "Two."}


def test_what_differs_is_shown(program, margaret):
    write(margaret, program, "Same.\n\nOld.")
    page = write(margaret, program, "Same.\n\nNew.", seen=1).content.decode()

    assert "<del>Old.</del>" in page
    assert "<ins>New.</ins>" in page


def test_an_empty_text_is_refused_and_nothing_is_lost(program, margaret):
    write(margaret, program, "One.")

    response = write(margaret, program, "   ", seen=1)

    assert "This field is required." in main(response)
    assert Version.objects.count() == 1


@pytest.mark.parametrize("versions", [2, 8])
def test_many_versions_ask_no_more_often(program, margaret, versions, django_assert_num_queries):
    for number in range(versions):
        write(margaret, program, f"Text {number}", seen=number)

    with django_assert_num_queries(6):
        assert margaret.get(page_of(program)).status_code == 200


def test_an_unknown_kind_does_not_exist(program, margaret):
    assert margaret.get(page_of(program, "poetry")).status_code == 404


def test_for_others_nothing_of_it_exists(program, margaret, sign_in):
    write(margaret, program, "One.")
    stranger = sign_in(make.organizer(make.program(), "Eve"))
    version = Version.objects.get()

    assert stranger.get(listing(program)).status_code == 404
    assert stranger.get(page_of(program)).status_code == 404
    assert decide(stranger, version, approve="yes").status_code == 404
    assert stranger.post(listing(program)).status_code == 404
    assert (Version.objects.count(), version.approvals.count()) == (1, 0)


def test_a_version_of_another_program_is_not_reached_through_one_s_own(program, margaret, sign_in):
    write(margaret, program, "One.")
    version = Version.objects.get()
    own = make.program()
    stranger = sign_in(make.organizer(own, "Eve"))

    address = f"{listing(own)}conduct/versions/{version.public_id}/"
    assert stranger.post(address, {"approve": "yes"}).status_code == 404
