"""`python -m nodement.matcher`: match people or scores from a JSON file, and check a matching."""

import hashlib
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, get_args

from nodement.matcher.answer import Answer
from nodement.matcher.checking.verify import verify
from nodement.matcher.commands import ADVICE
from nodement.matcher.files.answer_file import AnswerError, answer_pieces, read_answer
from nodement.matcher.files.problem_file import read_problem
from nodement.matcher.problem import MOST_MENTORS, Problem, ProblemError, Welfare
from nodement.matcher.report import answer_of, write_edges
from nodement.matcher.solving.running import Limits, Progress
from nodement.matcher.solving.solve import Matching, solve

HELD: Final = 0
REFUSED: Final = 1
CLEARED: Final = "\r\033[K"

ABOUT: Final = """\
Match mentees with mentors from one JSON file: exactly, and with a proof.

  python -m nodement.matcher solve people.json --out answer.json
  python -m nodement.matcher verify people.json answer.json
  python -m nodement.matcher compare people.json
  python -m nodement.matcher recruit people.json --top 5
  python -m nodement.matcher change people.json --swap grace katherine

A small people.json:

  {"format": "nodement-scores", "version": 1, "perfect": 10,
   "mentees": [{"id": "grace"}, {"id": "katherine"}],
   "mentors": [{"id": "ada", "capacity": 2}],
   "scores": [["grace", "ada", 9], ["katherine", "ada", 4]]}

Pairs without a score are never made. For people with time zones, hours and areas instead of
scores use "nodement-problem"; docs/matching-files.md describes both forms.

Exits with 0 when all is well, 1 when a file is refused or a matching does not hold, 2 when the
call is wrong.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words say; returns the exit code."""
    asked = _parser().parse_args(arguments)
    do: Callable[[Namespace], int] = asked.do
    try:
        return do(asked)
    except (ProblemError, AnswerError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
        return REFUSED


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "python -m nodement.matcher",
        description=ABOUT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    solving = commands.add_parser("solve", help="find the best matching")
    solving.set_defaults(do=_solve)
    _add_problem(solving)
    solving.add_argument("--out", type=Path, metavar="FILE", help="write the answer as JSON")
    solving.add_argument(
        "--edges", type=Path, metavar="FILE", help="write the score of every eligible pair as CSV"
    )
    solving.add_argument(
        "--time-limit",
        type=_seconds,
        metavar="SECONDS",
        help="stop then, with the best found and how far from the best it can be",
    )
    checking = commands.add_parser("verify", help="check an answer without the solver")
    checking.set_defaults(do=_verify)
    _add_problem(checking)
    checking.add_argument("answer", type=_file, metavar="ANSWER.json")
    for name, (words, add, answer) in ADVICE.items():
        command = commands.add_parser(name, help=words)
        command.set_defaults(do=partial(_advise, answer))
        _add_problem(command)
        add(command)
    return parser


def _advise(answer: Callable[[Namespace, Problem], int], asked: Namespace) -> int:
    return answer(asked, _problem(asked))


def _add_problem(parser: ArgumentParser) -> None:
    """The problem, and what may be asked otherwise than its file does."""
    parser.add_argument("problem", type=_file, metavar="PROBLEM.json")
    parser.add_argument("--threads", type=int, choices=range(1, 65), default=1, metavar="N")
    parser.add_argument(
        "--welfare",
        choices=get_args(Welfare),
        help="how scores add up: nobody far behind, the plain total, or few in the worst bands",
    )
    parser.add_argument(
        "--floor",
        action="store_true",
        help="first raise the lowest score as far as it costs nobody their mentor",
    )
    parser.add_argument(
        "--mentors-per-mentee",
        type=int,
        choices=range(1, MOST_MENTORS + 1),
        metavar="N",
        help="give places that are left to people who have a mentor already",
    )


def _file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise ArgumentTypeError(f"there is no file {name}")
    return path


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise ArgumentTypeError(f"{text} is no number of seconds")
    return seconds


def _problem(asked: Namespace) -> Problem:
    """The problem of the file, with what was asked otherwise."""
    problem = read_problem(asked.problem.read_bytes())
    policy = problem.policy
    policy = replace(
        policy,
        welfare=asked.welfare or policy.welfare,
        raise_floor=asked.floor or policy.raise_floor,
        mentors_per_mentee=asked.mentors_per_mentee or policy.mentors_per_mentee,
    )
    return replace(problem, policy=policy)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _solve(asked: Namespace) -> int:
    watched = sys.stderr.isatty()
    matching = solve(
        _problem(asked),
        threads=asked.threads,
        limits=Limits(seconds=asked.time_limit),
        progress=_tell if watched else None,
    )
    sys.stderr.write(CLEARED if watched else "")
    answer = answer_of(matching, input_sha256=_hash(asked.problem))
    if asked.out:
        with asked.out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(answer_pieces(answer))
    if asked.edges:
        with asked.edges.open("w", encoding="utf-8", newline="") as file:
            write_edges(matching.scored, file)
    sys.stdout.write(_told(answer, matching, with_pairs=not asked.out))
    return HELD


def _told(answer: Answer, matching: Matching, *, with_pairs: bool) -> str:
    """What was found, in a few lines; the pairs as well when they go to no file."""
    people = len(matching.scored.problem.mentees)
    lines = [f"{answer.matched} of {people} mentees matched, total {answer.total}."]
    if answer.floor is not None:
        lines.append(f"The lowest score is {answer.floor}; a higher one would cost people.")
    if answer.decisions.current:
        lines.append(f"{answer.kept} of {len(answer.decisions.current)} pairs stay.")
    if answer.co is not None:
        lines.append(f"Second mentors: {answer.co.matched}.")
    lines.append(_proof_words(answer))
    if with_pairs:
        lines += (f"{pair.mentee} with {pair.mentor}: {pair.score}" for pair in answer.pairs)
        lines += (f"{one.mentee} with nobody: {one.words}" for one in answer.unmatched)
    return "".join(f"{line}\n" for line in lines)


def _proof_words(answer: Answer) -> str:
    proof = answer.certificate
    if proof.gap == 0:
        return "Nothing better exists."
    more = proof.gap // proof.big
    if more == 0:
        return "Stopped early: no matching has more people, but a better one may exist."
    return f"Stopped early: a matching may exist that has up to {more} more people."


def _tell(progress: Progress) -> None:
    """One line on the terminal that writes over itself."""
    line = f"{progress.stage}: {progress.done} of {progress.of}" if progress.of else progress.stage
    if progress.bound is not None:
        line += f", {progress.matched} matched of at most {progress.bound}"
    if progress.gap is not None:
        line += f", at most {progress.gap:.2g} % from the best"
    sys.stderr.write(CLEARED + line)


def _verify(asked: Namespace) -> int:
    problem = _problem(asked)
    answer = read_answer(asked.answer.read_bytes())
    faults = []
    if answer.input_sha256 != _hash(asked.problem):
        faults.append("The file is not the one the answer was made from: the hash differs.")
    if answer.policy != problem.policy:
        faults.append("Ask for the same --welfare, --floor and --mentors-per-mentee as then.")
    faults += verify(problem, answer)
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if not faults:
        sys.stdout.write("This matching holds: every rule is kept. " + _proof_words(answer) + "\n")
    return REFUSED if faults else HELD


if __name__ == "__main__":
    sys.exit(main())
