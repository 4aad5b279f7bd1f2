"""The commands that ask what would happen: whom to recruit, what a change costs, what to choose."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from nodement.matcher.problem import Problem, ProblemError
from nodement.matcher.solving.solve import solve
from nodement.matcher.whatif.change import Change
from nodement.matcher.whatif.recruits import MOST_RECRUITS, Recruit, advise, advise_set
from nodement.matcher.whatif.rematch import Rematch
from nodement.matcher.whatif.tradeoff import tradeoff

CHANGES: Final = {
    "lock": ("MENTEE", "MENTOR"),
    "veto": ("MENTEE", "MENTOR"),
    "swap": ("MENTEE", "MENTEE"),
    "capacity": ("MENTOR", "PLACES"),
    "withdraw-mentee": ("MENTEE",),
    "withdraw-mentor": ("MENTOR",),
}


def add_recruit(parser: ArgumentParser) -> None:
    """Whom to recruit."""
    parser.add_argument("--top", type=int, default=10, metavar="N", help="how many kinds to list")
    parser.add_argument(
        "--together",
        type=int,
        choices=range(1, MOST_RECRUITS + 1),
        metavar="N",
        help="choose so many, each the best after those before joined",
    )


def add_change(parser: ArgumentParser) -> None:
    """What changes would cost, one after the other."""
    for name, words in CHANGES.items():
        parser.add_argument(
            f"--{name}",
            nargs=len(words),
            metavar=words,
            action="append",
            default=[],
            help=f"what it costs to {name.replace('-', ' a ')}".replace("capacity", "set places"),
        )


def recruit(asked: Namespace, problem: Problem) -> int:
    """Tell what one more mentor of every kind would give, exactly."""
    matching = solve(problem, threads=asked.threads)
    if asked.together:
        chosen, after = advise_set(matching, recruits=asked.together, threads=asked.threads)
        lines = [_recruit_words(one) for one in chosen]
        more = after.matched - matching.matched
        lines.append(f"together: {_people_words(more)}")
    else:
        useful = (one for one in advise(matching, threads=asked.threads) if not one.gives_nothing)
        lines = [_recruit_words(one) for one, _ in zip(useful, range(asked.top), strict=False)]
    _say(lines or ["Nobody whom one could recruit would change anything."])
    return 0


def change(asked: Namespace, problem: Problem) -> int:
    """Make the changes in the order in which the manual lists them, and tell what each does."""
    rematch = Rematch(solve(problem, threads=asked.threads))
    for words, made in _made(rematch, asked):
        _say([f"{words}: {_change_words(made)}", *_moves(made)])
    return 0


def compare(asked: Namespace, problem: Problem) -> int:
    """Tell what each welfare and a floor would give, beside stable matching."""
    _say(
        f"{row.name}: {row.matched} matched, {row.waited} of them have waited, "
        f"total {row.total}, mean {row.mean:.1f}, "
        f"lowest {row.lowest}, lowest tenth {row.lowest_tenth:.1f}, "
        f"{row.blocking} pairs would rather swap, {row.wishes} wishes fulfilled"
        for row in tradeoff(problem)
    )
    return 0


def _made(rematch: Rematch, asked: Namespace) -> Iterator[tuple[str, Change]]:
    """Every change asked for, solved one after the other."""
    actions: dict[str, Callable[..., Change]] = {
        "lock": rematch.lock,
        "veto": rematch.veto,
        "swap": rematch.swap,
        "capacity": lambda mentor, places: rematch.set_capacity(mentor, _number(places)),
        "withdraw-mentee": rematch.withdraw_mentee,
        "withdraw-mentor": rematch.withdraw_mentor,
    }
    for name, action in actions.items():
        for words in getattr(asked, name.replace("-", "_")):
            try:
                yield f"{name} {' '.join(words)}", action(*words)
            except KeyError as error:
                raise ProblemError(f"There is nobody with the id {error}.") from error


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ProblemError(f"{text} is no number of places.")
    return int(text)


def _recruit_words(one: Recruit) -> str:
    kind = f"{one.profile.area}, {one.profile.language}, {one.profile.time_zone}"
    return f"{kind}: {_people_words(one.people)}, welfare {one.points:+}"


def _change_words(made: Change) -> str:
    return f"{_people_words(made.matched)}, total {made.total:+}"


def _people_words(difference: int) -> str:
    if difference == 0:
        return "as many people have a mentor"
    number, more = abs(difference), "more" if difference > 0 else "fewer"
    return f"{number} person {more} has a mentor" if number == 1 else f"{number} {more} have one"


def _moves(made: Change) -> Iterator[str]:
    for move in made.moves:
        yield f"  {move.mentee}: {move.before or 'nobody'} → {move.after or 'nobody'}"


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _add_nothing(parser: ArgumentParser) -> None:
    """A comparison needs nothing but the problem."""


ADVICE: Final = {
    "recruit": ("tell whom to recruit, and what each would give", add_recruit, recruit),
    "change": ("tell what a decision would cost", add_change, change),
    "compare": ("tell what each welfare would give, beside stable matching", _add_nothing, compare),
}
"""Every command: what it is for, what may be asked of it, and who answers."""
