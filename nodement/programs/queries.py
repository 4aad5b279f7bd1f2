"""Questions about programs."""

from nodement.programs.models import Program, Topic


def topics(program: Program, kind: Topic.Kind) -> tuple[str, ...]:
    """The words of a program's taxonomy, in its order."""
    return tuple(program.topics.filter(kind=kind).values_list("name", flat=True))
