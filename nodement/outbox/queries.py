"""Questions about letters."""

from django.db.models import Count, Q, QuerySet

from nodement.outbox.models import Letter


def of_group(group: str) -> "QuerySet[Letter]":
    """The letters that belong to a larger thing, newest first."""
    return Letter.objects.filter(group=group).select_related("reader")


def fates(letters: "QuerySet[Letter]") -> dict[str, int]:
    """How many letters are in each state, and how many were possibly sent twice."""
    state = Letter.State
    return letters.order_by().aggregate(
        queued=Count("pk", filter=Q(state__in=[state.QUEUED, state.SENDING])),
        sent=Count("pk", filter=Q(state=state.SENT)),
        failed=Count("pk", filter=Q(state=state.FAILED)),
        withheld=Count("pk", filter=Q(state=state.WITHHELD)),
        twice=Count("pk", filter=Q(is_possibly_twice=True)),
    )
