"""Answers that only count together with all others: counted once, then nowhere to be found."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from nodement.applying.models import Counted, Draft
from nodement.forms.asking import said
from nodement.forms.content import Audience, Content, Kind, Question
from nodement.programs.models import Cohort

COUNTABLE = frozenset({Kind.ONE, Kind.SEVERAL, Kind.SCALE, Kind.YES_NO})
"""What is chosen from a few. A typed word could be recognized, so none is kept."""


def counted_only(content: Content) -> list[Question]:
    """The questions whose answers nobody sees."""
    return [question for question in content.questions if question.audience == Audience.NOBODY]


def without_counted(content: Content, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that somebody may see."""
    hidden = {question.key for question in counted_only(content)}
    return {key: value for key, value in answers.items() if key not in hidden}


def count_answers(cohort: Cohort, content: Content, answers: Mapping[str, Any]) -> None:
    """Add one to each choice that was made; who made it is written nowhere."""
    for question in counted_only(content):
        for choice in _choices(question, answers.get(question.key)):
            row, _new = Counted.objects.get_or_create(
                cohort=cohort, question=question.key, choice=choice[:200]
            )
            Counted.objects.filter(pk=row.pk).update(count=F("count") + 1)


@transaction.atomic
def destroy_counts(cohort: Cohort) -> None:
    """Destroy the counts of a cohort, and what of them stands in drafts; twice changes nothing."""
    write_over_what_goes()
    Counted.objects.filter(cohort=cohort).delete()
    drafts = Draft.objects.select_for_update(of=("self",)).filter(cohort=cohort, confirmed_at=None)
    for draft in drafts.select_related("form_version").iterator(chunk_size=200):
        _wipe(draft)
    transaction.on_commit(empty_the_log)


def write_over_what_goes() -> None:
    """Let SQLite write zeros over what is deleted or replaced in this connection from now on."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def empty_the_log() -> None:
    """Let SQLite cut its write-ahead log, where deleted rows may still stand; nobody waits."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _wipe(draft: Draft) -> None:
    """Take hidden answers out; typed text goes whole, for it may hold one."""
    content = draft.form_version.content
    if not counted_only(content):
        return
    draft.answers = without_counted(content, draft.answers)
    draft.typed = {}
    draft.save(update_fields=["answers", "typed"])


def _choices(question: Question, value: Any) -> Iterator[str]:
    if question.kind in COUNTABLE:
        yield from dict.fromkeys(said(value))
