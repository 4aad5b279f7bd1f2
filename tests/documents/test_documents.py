"""Texts that people agree to: written, approved, published, agreed to, never changed."""

import pytest

from nodement.documents import queries
from nodement.documents.actions import (
    LONGEST,
    accept_versions,
    adopt_texts,
    approve_version,
    publish_version,
    write_version,
)
from nodement.documents.models import Acceptance, Approval, Document, Version
from nodement.documents.rules import approvable, public, writable
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from tests import make
from tests.at_once import at_once
from tests.make import NOON


@pytest.fixture
def program(db):
    return make.program()


@pytest.fixture
def margaret(program):
    return make.organizer(program, "Margaret")


@pytest.fixture
def ines(program):
    return make.organizer(program, "Ines")


def published(program, by, text="Be kind.", kind="conduct"):
    version = write_version(program, kind, text, by=by, at=NOON)
    approve_version(version, by=by, at=NOON)
    publish_version(version, by=by, at=NOON)
    return Version.objects.get(pk=version.pk)


def test_a_draft_counts_for_nobody_until_it_is_approved_and_published(program, margaret):
    version = write_version(program, "conduct", "Be kind.", by=margaret, at=NOON)
    assert queries.current(program, "conduct") is None

    approve_version(version, by=margaret, at=NOON)
    assert queries.current(program, "conduct") is None

    publish_version(version, by=margaret, at=NOON)
    assert queries.current(program, "conduct") == version


def test_publishing_needs_an_approval(program, margaret):
    version = write_version(program, "conduct", "Be kind.", by=margaret, at=NOON)

    with pytest.raises(Refusal, match="Nobody has approved this version yet"):
        publish_version(version, by=margaret, at=NOON)
    assert Version.objects.get().published_at is None


def test_a_change_makes_a_new_version_that_nobody_has_approved(program, margaret):
    first = published(program, margaret)

    second = write_version(program, "conduct", "Be very kind.", by=margaret, at=NOON)

    assert (second.number, second.approvals.count()) == (2, 0)
    assert Version.objects.get(pk=first.pk).text == "Be kind."
    assert queries.current(program, "conduct") == first


def test_the_same_text_again_changes_nothing(program, margaret, ines):
    first = write_version(program, "conduct", "Be kind.\n", by=margaret, at=NOON)

    assert write_version(program, "conduct", "Be kind.  \r\n", by=ines, at=NOON) == first
    assert (Version.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "There is no text yet"), (" \n\n", "no text yet"), ("x" * (LONGEST + 1), "is longer")],
)
def test_a_text_that_nobody_could_read_is_refused(program, margaret, text, words):
    with pytest.raises(Refusal, match=words):
        write_version(program, "conduct", text, by=margaret, at=NOON)
    assert not Document.objects.exists()


def test_everybody_approves_once_and_all_names_are_kept(program, margaret, ines):
    version = write_version(program, "conduct", "Be kind.", by=margaret, at=NOON)

    for person in (margaret, ines, margaret):
        approve_version(version, by=person, at=NOON)

    assert list(version.approvals.values_list("person", flat=True)) == [margaret.pk, ines.pk]
    verbs = Entry.objects.values_list("verb", flat=True)
    assert list(verbs).count("approved a text of") == 2


def test_only_organizers_of_the_program_decide(program, margaret):
    version = write_version(program, "conduct", "Be kind.", by=margaret, at=NOON)
    stranger = make.organizer(make.program(), "Eve")

    for attempt in (
        lambda: write_version(program, "conduct", "Be rude.", by=stranger, at=NOON),
        lambda: approve_version(version, by=stranger, at=NOON),
        lambda: publish_version(version, by=stranger, at=NOON),
    ):
        with pytest.raises(Refusal, match="Only organizers"):
            attempt()
    assert (Version.objects.count(), Approval.objects.count()) == (1, 0)
    assert not writable(stranger).exists()
    assert not approvable(stranger).exists()


def test_an_older_draft_does_not_replace_what_counts(program, margaret):
    old = write_version(program, "conduct", "Old.", by=margaret, at=NOON)
    approve_version(old, by=margaret, at=NOON)
    published(program, margaret, "New.")

    with pytest.raises(Refusal, match="A later version counts already"):
        publish_version(old, by=margaret, at=NOON)
    assert queries.current(program, "conduct").text == "New."


def test_what_was_published_stays_readable_and_drafts_are_not_public(program, margaret):
    published(program, margaret, "One.")
    published(program, margaret, "Two.")
    write_version(program, "conduct", "Three.", by=margaret, at=NOON)

    assert [one.text for one in queries.published(program, "conduct")] == ["Two.", "One."]
    assert public().count() == 2


def test_the_versions_that_count_come_in_the_order_asked_for(program, margaret):
    conduct = published(program, margaret)
    policy = published(program, margaret, "Rules.", "policy")

    assert queries.current_of(program, ["policy", "privacy", "conduct"]) == [policy, conduct]


def test_agreeing_twice_keeps_the_first_moment(program, margaret):
    version, person = published(program, margaret), make.person("Grace")

    accept_versions(person, [version], at=NOON)
    accept_versions(person, [version], at=NOON.replace(year=2027))

    assert Acceptance.objects.get().at == NOON


def test_nobody_agrees_to_a_draft(program, margaret):
    draft = write_version(program, "conduct", "Be kind.", by=margaret, at=NOON)

    with pytest.raises(Refusal, match="not published"):
        accept_versions(make.person(), [draft], at=NOON)
    assert not Acceptance.objects.exists()


def test_texts_are_taken_all_at_once_and_what_somebody_wrote_stays(program, margaret):
    write_version(program, "conduct", "Ours.", by=margaret, at=NOON)
    texts = {"policy": "P", "conduct": "C", "privacy": "D", "expectations": "E"}

    assert adopt_texts(program, texts, by=margaret, at=NOON) == 3
    assert adopt_texts(program, texts, by=margaret, at=NOON) == 0

    current = queries.current_of(program, texts)
    assert [version.text for version in current] == ["P", "D", "E"]
    assert all(one.approvals.get().person == margaret for one in current)


def test_standings_tell_what_counts_and_what_waits(program, margaret):
    counts = published(program, margaret)
    draft = write_version(program, "conduct", "Be very kind.", by=margaret, at=NOON)

    conduct = {one.kind: one for one in queries.standings(program)}["conduct"]

    assert (conduct.current, conduct.newest, conduct.draft) == (counts, draft, draft)
    assert [one.kind for one in queries.standings(program)] == list(Document.Kind)


@pytest.mark.parametrize("rounds", [1, 5])
def test_standings_ask_as_often_for_many_versions(
    program, margaret, rounds, django_assert_num_queries
):
    for number in range(rounds):
        published(program, margaret, f"Text {number}")
        published(program, margaret, f"Rules {number}", "policy")

    with django_assert_num_queries(2):
        found = queries.standings(program)
    assert [str(a.person) for a in found[0].current.approvals.all()] == ["Margaret"]


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_once_get_a_version_each():
    program = make.program()
    people = [make.organizer(program, name) for name in ("Margaret", "Ines")]

    at_once(
        *[
            lambda who=who: write_version(program, "policy", f"By {who}", by=who, at=NOON)
            for who in people
        ]
    )

    rows = Version.objects.order_by("number").values_list("number", "text")
    assert [number for number, _text in rows] == [1, 2]
    assert {text for _number, text in rows} == {"By Margaret", "By Ines"}


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_texts_at_once_make_one_version():
    program = make.program()
    people = [make.organizer(program, name) for name in ("Margaret", "Ines")]

    taken = at_once(
        *[lambda who=who: adopt_texts(program, {"policy": "P"}, by=who, at=NOON) for who in people]
    )

    assert sorted(taken) == [0, 1]
    assert Version.objects.count() == 1
