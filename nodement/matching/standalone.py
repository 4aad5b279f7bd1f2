"""Match two survey files without a database, and check such a matching."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from nodement.matcher import Answer, Matching, RefusedRow, answer_of, read_answer, solve, verify
from nodement.matcher import AnswerError as AnswerError
from nodement.matcher import write_answer as write_answer
from nodement.matcher import write_edges as write_edges
from nodement.matcher.problem import Policy, Problem, ProblemError
from nodement.matching.bridge import plain_policy, problem_of
from nodement.surveys.areas import NODEJS_TAXONOMY, Taxonomy
from nodement.surveys.fields import Field
from nodement.surveys.findings import SheetError
from nodement.surveys.profile import Role
from nodement.surveys.reading import Reading, read_file
from nodement.surveys.rows import ReadingSettings


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
    """A matching of two files."""

    readings: Mapping[Role, Reading]
    matching: Matching
    answer: Answer


def match_files(files: Files, *, term_start: date) -> Matched:
    """Read both files and find the best matching, with its certificate."""
    readings = {role: _read(files, role) for role in Role}
    matching = solve(_problem(readings, plain_policy(term_start)))
    refused = [row for role in Role for row in _refused(files.of(role), readings[role])]
    answer = answer_of(matching, input_sha256=files.sha256, refused_rows=refused)
    return Matched(readings, matching, answer)


def verify_files(result: Path, files: Files) -> list[str]:
    """What is wrong with a kept matching of two files; nothing, if it holds.

    The policy has to be the one of `match_files`, whatever the answer says of itself. Raises
    `AnswerError` when the file is no matching at all.
    """
    answer = read_answer(result.read_bytes())
    if answer.input_sha256 != files.sha256:
        return ["The files are not the ones that this matching was made from: the hash differs."]
    readings = {role: _read(files, role) for role in Role}
    try:
        problem = _problem(readings, plain_policy(answer.policy.term_start))
    except ProblemError as error:
        return [str(error)]
    faults = verify(problem, answer)
    refused = [row for role in Role for row in _refused(files.of(role), readings[role])]
    if _unnamed(refused) != _unnamed(answer.refused_rows):
        faults.append("The refused rows are not the ones that these files give.")
    return faults


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
