"""Every foreign key that leads to a person is in the table, and both deeds go by it."""

from django.apps import apps
from django.db import models

from nodement.applying.models import Draft
from nodement.outreach.models import Project
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.privacy.queries import everything_about
from nodement.privacy.relations import NOT_EXPORTED, OF_PEOPLE, OF_THEIR_THINGS, Fate, rows
from nodement.surveys.models import Application
from tests.make import NOON

THEIR_THINGS = {Application, Draft, Pair, Project}


def keys_to(targets: set[type[models.Model]]) -> set[str]:
    """The foreign keys of all tables that lead to one of these."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model in targets
    }


def test_every_key_to_a_person_has_its_words_its_export_and_its_fate() -> None:
    assert keys_to({Person}) == set(OF_PEOPLE)
    assert all(relation.words for relation in OF_PEOPLE.values())


def test_every_key_to_a_thing_of_theirs_follows_it() -> None:
    assert keys_to(THEIR_THINGS) == set(OF_THEIR_THINGS)
    assert {one.fate for one in OF_THEIR_THINGS.values()} == {Fate.FOLLOWS}


def test_a_key_that_nobody_thought_of_is_noticed() -> None:
    assert "people.Consent.person" in keys_to({Person})
    assert keys_to({Person}) - {"people.Consent.person"} != set(OF_PEOPLE)


def test_the_scene_has_a_row_for_every_key(full) -> None:
    empty = [key for key in OF_PEOPLE if not rows(key, full.person).exists()]

    assert empty == ["pairs.Pair.mentor", "pairs.Meeting.proposed_by"]


def test_every_part_that_the_table_names_is_in_the_export(full) -> None:
    parts = everything_about(full.person, at=NOON)
    named = {one.exported_as for one in (*OF_PEOPLE.values(), *OF_THEIR_THINGS.values())}

    assert named - {NOT_EXPORTED} <= set(parts)
    assert [name for name, part in parts.items() if not part] == []
