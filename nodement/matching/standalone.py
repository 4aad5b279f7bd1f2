"""Match files without a database, and check such a matching: two surveys, or one problem."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from nodement.matcher import MOST_MENTORS as MOST_MENTORS
from nodement.matcher import Answer as Answer
from nodement.matcher import AnswerError as AnswerError
from nodement.matcher import (
    Limits,
    Matching,
    Policy,
    Problem,
    RefusedRow,
    Welfare,
    answer_of,
    read_answer,
    read_problem,
    solve,
    verify,
)
from nodement.matcher import ProblemError as ProblemError
from nodement.matcher import answer_pieces as answer_pieces
from nodement.matcher import write_answer as write_answer
from nodement.matcher import write_edges as write_edges
from nodement.matching.bridge import WELFARES as WELFARES
from nodement.matching.bridge import plain_policy, problem_of
from nodement.surveys.areas import NODEJS_TAXONOMY, Taxonomy
from nodement.surveys.fields import Field
from nodement.surveys.findings import SheetError
from nodement.surveys.profile import Role
from nodement.surveys.reading import Reading, read_file
from nodement.surveys.rows import ReadingSettings


@dataclass(frozen=True)
class Aims:
    """What is asked of a matching otherwise than by default, or than its file says."""

    welfare: Welfare | None = None
    raise_floor: bool = False
    mentors_per_mentee: int | None = None

    def put_into(self, policy: Policy) -> Policy:
        return replace(
            policy,
            welfare=self.welfare or policy.welfare,
            raise_floor=self.raise_floor or policy.raise_floor,
            mentors_per_mentee=self.mentors_per_mentee or policy.mentors_per_mentee,
        )


@dataclass(frozen=True)
class Files:
    """The two files of a matching, and how to read them."""

    mentees: Path
    mentors: Path
    settings: ReadingSettings
    taxonomy: Taxonomy = NODEJS_TAXONOMY

    @property
    def sha256(self) -> str:
        """The hash of the mentees' file followed by the mentors' file."""
        return hashlib.sha256(self.mentees.read_bytes() + self.mentors.read_bytes()).hexdigest()

    def of(self, role: Role) -> Path:
        return self.mentees if role == Role.MENTEE else self.mentors


@dataclass(frozen=True)
class Matched:
    """A matching, and how the survey files were read if there were any."""

    matching: Matching
    answer: Answer
    readings: Mapping[Role, Reading] = field(default_factory=dict)


def match_files(
    files: Files, *, term_start: date, aims: Aims = Aims(), seconds: float | None = None
) -> Matched:
    """Read both files and find the best matching, with its certificate.

    After so many `seconds` of solving it is the best found, and says how far from the best it can
    be.
    """
    readings = {role: _read(files, role) for role in Role}
    problem = _problem(readings, aims.put_into(plain_policy(term_start)))
    matching = solve(problem, limits=Limits(seconds))
    refused = [row for role in Role for row in _refused(files.of(role), readings[role])]
    answer = answer_of(matching, input_sha256=files.sha256, refused_rows=refused)
    return Matched(matching, answer, readings)


def match_problem(path: Path, *, aims: Aims = Aims(), seconds: float | None = None) -> Matched:
    """The same for one file that holds a problem: people, or scores of one's own."""
    content = path.read_bytes()
    matching = solve(_aimed(content, aims), limits=Limits(seconds))
    sha256 = hashlib.sha256(content).hexdigest()
    return Matched(matching, answer_of(matching, input_sha256=sha256))


def verify_files(result: Path, files: Files, *, aims: Aims = Aims()) -> tuple[Answer, list[str]]:
    """A kept matching of two files, and what is wrong with it; nothing, if it holds.

    The policy has to be the one of `match_files` with the same aims, whatever the answer says of
    itself. Raises `AnswerError` when the file is no matching at all.
    """
    answer = read_answer(result.read_bytes())
    if answer.input_sha256 != files.sha256:
        words = "The files are not the ones that this matching was made from: the hash differs."
        return answer, [words]
    readings = {role: _read(files, role) for role in Role}
    try:
        problem = _problem(readings, aims.put_into(plain_policy(answer.policy.term_start)))
    except ProblemError as error:
        return answer, [str(error)]
    faults = _faults(problem, answer)
    refused = [row for role in Role for row in _refused(files.of(role), readings[role])]
    if _unnamed(refused) != _unnamed(answer.refused_rows):
        faults.append("The refused rows are not the ones that these files give.")
    return answer, faults


def verify_problem(result: Path, path: Path, *, aims: Aims = Aims()) -> tuple[Answer, list[str]]:
    """The same for a matching of one file that holds a problem.

    Raises `ProblemError` when that file is none.
    """
    answer, content = read_answer(result.read_bytes()), path.read_bytes()
    if answer.input_sha256 != hashlib.sha256(content).hexdigest():
        words = "The file is not the one that this matching was made from: the hash differs."
        return answer, [words]
    return answer, _faults(_aimed(content, aims), answer)


def _faults(problem: Problem, answer: Answer) -> list[str]:
    asked, said = problem.policy, answer.policy
    with_its_aims = replace(
        asked,
        welfare=said.welfare,
        raise_floor=said.raise_floor,
        mentors_per_mentee=said.mentors_per_mentee,
    )
    if asked != with_its_aims == said:
        return ["It was made with other aims: give --welfare and the like as you did then."]
    return verify(problem, answer)


def _aimed(content: bytes, aims: Aims) -> Problem:
    problem = read_problem(content)
    return replace(problem, policy=aims.put_into(problem.policy))


def _unnamed(rows: Iterable[RefusedRow]) -> list[tuple[int, str]]:
    """Refused rows without the name of their file: a renamed copy is the same file."""
    return [(row.line, row.reason) for row in rows]


def _read(files: Files, role: Role) -> Reading:
    path, settings = files.of(role), files.settings
    try:
        reading = read_file(path, path.name, role=role, taxonomy=files.taxonomy, settings=settings)
    except SheetError as error:
        raise SheetError(f"{path.name}: {error.words}") from error
    can_wait = {Field.HOURS_OF_DAY} | ({Field.CONSENT} if settings.consent_given else set())
    for missing in reading.columns.missing(role):
        if missing.field not in can_wait:
            raise SheetError(f"{path.name}: {missing.words}")
    if not reading.rows:
        raise SheetError(f"{path.name}: {_('There are no answers below the questions.')}")
    return reading


def _problem(readings: Mapping[Role, Reading], policy: Policy) -> Problem:
    mentees, mentors = ([one.profile for one in readings[role].applicants] for role in Role)
    return problem_of(mentees, mentors, policy)


def _refused(path: Path, reading: Reading) -> list[RefusedRow]:
    """One entry a row, with every reason."""
    reasons: dict[int, list[str]] = {}
    for problem in reading.refused:
        reasons.setdefault(problem.line, []).append(problem.reason)
    return [RefusedRow(path.name, line, " ".join(said)) for line, said in reasons.items()]
