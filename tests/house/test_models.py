"""Tables: arrows that go down, names that are sentences, migrations that are complete."""

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from nodement.people.models import Person
from tests.house.rooms import HOUSE, PYTHON, name

RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField")
OURS = [model for model in apps.get_models() if model.__module__.startswith("nodement.")]


def ways_back_up(field: "models.ForeignKey[object, object]", app: str) -> list[str]:
    """The lower app must not be able to say `person.pairs`: ask the table above instead."""
    crosses = field.related_model._meta.app_label != app
    return (
        [f'{field}: give it related_name="+"'] if crosses and not field.remote_field.hidden else []
    )


def strings_for_classes(path: Path) -> list[str]:
    """A string would hide the arrow from the import linter; "self" is no arrow."""
    return [
        ast.unparse(call)
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith(RELATIONS)
        and any(
            isinstance(said, ast.Constant) and said.value != "self"
            for said in [
                *call.args[:1],
                *(word.value for word in call.keywords if word.arg == "to"),
            ]
        )
    ]


def short_names(named: Iterable[str]) -> list[str]:
    return [name for name in named if len([word for word in name.split("_") if word]) < 3]


def test_a_foreign_key_to_another_app_leaves_no_way_back_up() -> None:
    keys = [
        (field, model._meta.app_label)
        for model in OURS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
    ]

    assert len(keys) > 10
    assert [fault for field, app in keys for fault in ways_back_up(field, app)] == []


def test_a_way_back_up_is_caught() -> None:
    planted = models.ForeignKey(Person, models.CASCADE, related_name="pairs")
    planted.set_attributes_from_name("reader")
    planted.model = Person
    planted.remote_field.model = Person

    assert len(ways_back_up(planted, "outbox")) == 1


def test_a_foreign_key_names_a_class() -> None:
    files = [path for path in PYTHON if path.name == "models.py"]

    assert len(files) >= 6
    assert [fault for path in files for fault in strings_for_classes(path)] == []


@pytest.mark.parametrize(
    "planted",
    ['models.ForeignKey("people.Person", models.CASCADE)', 'OneToOneField(to="people.Person")'],
)
def test_a_string_for_a_class_is_caught(tmp_path: Path, planted: str) -> None:
    (tmp_path / "models.py").write_text(f"reader = {planted}\n")

    assert len(strings_for_classes(tmp_path / "models.py")) == 1


def test_constraints_and_indexes_are_named_by_sentences() -> None:
    named = [one.name for model in OURS for one in model._meta.constraints + model._meta.indexes]

    assert len(named) >= 5
    assert short_names(named) == []


def test_a_name_that_is_no_sentence_is_caught() -> None:
    assert short_names(["pair_unique", "nobody_mentors_themselves"]) == ["pair_unique"]


@pytest.mark.django_db
def test_no_migration_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)

    assert capsys.readouterr().out == "No changes detected\n"


def forbidden_shapes(path: Path) -> list[str]:
    """Signals, mixins and generic views: what happens is called, and views are functions."""
    faults = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base) for base in node.bases]
            faults += [word for word in [node.name, *bases] if word.endswith(("Mixin", "View"))]
        if isinstance(node, ast.ImportFrom | ast.Import):
            words = ast.unparse(node)
            faults += [words] if "signals" in words or "dispatch" in words else []
    return faults


def test_there_are_no_signals_mixins_or_classes_for_views() -> None:
    files = [path for path in PYTHON if path.is_relative_to(HOUSE)]

    assert {name(path): found for path in files if (found := forbidden_shapes(path))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.dispatch import receiver",
        "class SavingMixin: ...",
        "class Pairs(ListView): ...",
    ],
)
def test_a_forbidden_shape_is_caught(tmp_path: Path, planted: str) -> None:
    (tmp_path / "planted.py").write_text(planted)

    assert len(forbidden_shapes(tmp_path / "planted.py")) == 1
