"""Read and write problems as JSON: with people and rules, or with scores from elsewhere."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from nodement.matcher.files.answer_file import id_pair
from nodement.matcher.files.json_lines import pieces
from nodement.matcher.files.json_node import Node, parsed
from nodement.matcher.files.problem_form import (
    COUNT,
    GOALS,
    MENTEE,
    MENTOR,
    NAME,
    POLICY,
    Kind,
    read_fields,
    record_schema,
    required,
    whole,
    write_fields,
)
from nodement.matcher.problem import (
    GIVEN,
    HIGHEST_WEIGHT,
    IdPair,
    Mentee,
    Mentor,
    Policy,
    Problem,
    ProblemError,
    places_of,
)

PROBLEM: Final = "nodement-problem"
SCORES: Final = "nodement-scores"
VERSION: Final = 1
NO_TERM: Final = date(1970, 1, 5)
PERFECT: Final = 100
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

DECIDED: Final = ("vetoes", "locks", "continuing", "current")
DECIDED_BESIDE_SCORES: Final = ("vetoes", "locks", "current")
SCORED_MENTEE: Final[Mapping[str, Kind]] = {"id": NAME, "priority": MENTEE["priority"]}
SCORED_MENTOR: Final[Mapping[str, Kind]] = {"id": NAME, "capacity": COUNT}

PERFECT_SCORE: Final = whole(0, HIGHEST_WEIGHT)
NOWHERE: Final[Mapping[str, Any]] = {"time_zone": "UTC", "availability": (), "areas": ()}


def read_problem(text: str | bytes) -> Problem:
    """Read either form; which one it is, the file says itself.

    Raises `ProblemError` that names the place and what is wrong there. What is left out has the
    default of `Mentee`, `Mentor` or `Policy`.
    """
    root = parsed(text, "the problem", ProblemError)
    form = root["format"].text()
    if form not in (PROBLEM, SCORES):
        raise root["format"].refuse(f"{form!r} is neither {PROBLEM!r} nor {SCORES!r}.")
    if root["version"].number() != VERSION:
        raise root["version"].refuse(f"Only version {VERSION} can be read.")
    return _with_people(root) if form == PROBLEM else _with_scores(root)


def write_problem(problem: Problem) -> str:
    """JSON that `read_problem` reads as an equal problem; only what differs from a default.

    Of a problem with scores the form with scores is written: ids, priorities, places and scores.
    """
    record = _people_record(problem) if problem.scores is None else _scores_record(problem)
    return "".join(pieces(record)) + "\n"


def problem_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a problem with people."""
    properties = {
        "policy": record_schema(POLICY, required(Policy)),
        "mentees": _list_schema(record_schema(MENTEE, required(Mentee))),
        "mentors": _list_schema(record_schema(MENTOR, required(Mentor))),
        **dict.fromkeys(DECIDED, _list_schema(_pair_schema())),
    }
    return _schema(PROBLEM, "People to be matched", properties, ("policy", "mentees", "mentors"))


def scores_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a problem with scores."""
    properties = {
        "policy": record_schema(GOALS, []),
        "perfect": PERFECT_SCORE.schema,
        "mentees": _list_schema(record_schema(SCORED_MENTEE, ["id"])),
        "mentors": _list_schema(record_schema(SCORED_MENTOR, ["id"])),
        "scores": _list_schema(_pair_schema({"type": "integer", "minimum": 0})),
        **dict.fromkeys(DECIDED_BESIDE_SCORES, _list_schema(_pair_schema())),
    }
    needed = ("mentees", "mentors", "scores")
    return _schema(SCORES, "Scores to be matched by", properties, needed)


def _with_people(root: Node) -> Problem:
    root.only(("format", "version", "policy", "mentees", "mentors", *DECIDED))
    policy = _fields(root["policy"], POLICY, required(Policy))
    mentees = root["mentees"].each(lambda one: _fields(one, MENTEE, required(Mentee)))
    mentors = root["mentors"].each(lambda one: _fields(one, MENTOR, required(Mentor)))
    return Problem(
        tuple(Mentee(**one) for one in mentees),
        tuple(Mentor(**one) for one in mentors),
        Policy(**policy),
        **_decided(root, DECIDED),
    )


def _with_scores(root: Node) -> Problem:
    known = ("format", "version", "policy", "perfect", "mentees", "mentors", "scores")
    root.only((*known, *DECIDED_BESIDE_SCORES))
    perfect = PERFECT_SCORE.read(root["perfect"]) if "perfect" in root else PERFECT
    goals = read_fields(root["policy"], GOALS) if "policy" in root else {}
    mentees = root["mentees"].each(lambda one: _fields(one, SCORED_MENTEE, ["id"]))
    mentors = root["mentors"].each(lambda one: _fields(one, SCORED_MENTOR, ["id"]))
    return Problem(
        tuple(Mentee(**one, **NOWHERE) for one in mentees),
        tuple(Mentor(**one, **NOWHERE) for one in mentors),
        Policy(term_start=NO_TERM, term_weeks=1, weights={GIVEN: perfect}, **goals),
        scores=_scores(root["scores"], perfect, (_ids(mentees), _ids(mentors))),
        **_decided(root, DECIDED_BESIDE_SCORES),
    )


def _ids(people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Each id by itself: so that a million scores share the texts of a few names."""
    return {one["id"]: one["id"] for one in people}


def _fields(node: Node, table: Mapping[str, Kind], needed: Iterable[str]) -> dict[str, Any]:
    found = read_fields(node, table)
    for name in needed:
        if name not in found:
            raise node.refusal(f"{node.address} has no {name!r}.")
    return found


def _decided(root: Node, names: Iterable[str]) -> dict[str, Any]:
    return {name: frozenset(root[name].each(id_pair)) for name in names if name in root}


def _scores(
    node: Node, perfect: int, ids: tuple[Mapping[str, str], Mapping[str, str]]
) -> dict[IdPair, int]:
    scores: dict[IdPair, int] = {}

    def known(part: Node, side: Mapping[str, str]) -> str:
        if part.text() not in side:
            raise part.refuse(f"{part.text()!r} is not there.")
        return side[part.text()]

    def read(one: Node) -> None:
        parts = one.each(lambda part: part)
        if len(parts) != 3:
            raise one.refuse("A score is a mentee, a mentor and a whole number.")
        pair, score = (known(parts[0], ids[0]), known(parts[1], ids[1])), parts[2].number()
        if not 0 <= score <= perfect:
            raise parts[2].refuse(f"{score} is not between 0 and {perfect}, the perfect score.")
        if pair in scores:
            raise one.refuse(f"{pair[0]} and {pair[1]} have a score already.")
        scores[pair] = score

    node.each(read)
    return scores


def _people_record(problem: Problem) -> dict[str, object]:
    return {
        "format": PROBLEM,
        "version": VERSION,
        "policy": write_fields(problem.policy, POLICY),
        "mentees": (write_fields(one, MENTEE) for one in problem.mentees),
        "mentors": (write_fields(one, MENTOR) for one in problem.mentors),
        **_decisions_record(problem, DECIDED),
    }


def _scores_record(problem: Problem) -> dict[str, object]:
    policy = problem.policy
    places = {one.id: places_of(one, policy) for one in problem.mentors}
    scores = sorted((problem.scores or {}).items())
    return {
        "format": SCORES,
        "version": VERSION,
        "policy": write_fields(policy, GOALS),
        "perfect": policy.perfect,
        "mentees": (write_fields(one, SCORED_MENTEE) for one in problem.mentees),
        "mentors": ({"id": one, "capacity": capacity} for one, capacity in places.items()),
        "scores": ((*pair, score) for pair, score in scores),
        **_decisions_record(problem, DECIDED_BESIDE_SCORES),
    }


def _decisions_record(problem: Problem, names: Iterable[str]) -> dict[str, object]:
    decided = {name: sorted(getattr(problem, name)) for name in names}
    return {name: pairs for name, pairs in decided.items() if pairs}


def _schema(
    form: str, title: str, properties: Mapping[str, object], needed: Iterable[str]
) -> dict[str, object]:
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "properties": {
            "format": {"const": form},
            "version": {"const": VERSION},
            **properties,
        },
        "required": ["format", "version", *needed],
        "additionalProperties": False,
    }


def _list_schema(of: Mapping[str, object]) -> dict[str, object]:
    return {"type": "array", "items": of}


def _pair_schema(*more: Mapping[str, object]) -> dict[str, object]:
    items = [{"type": "string"}, {"type": "string"}, *more]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
