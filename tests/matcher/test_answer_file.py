"""An answer keeps in a file, the same bytes every time, and a broken file is refused in words."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from nodement.matcher.answer import RefusedRow
from nodement.matcher.files.answer_file import AnswerError, answer_pieces, read_answer, write_answer
from nodement.matcher.judging.scoring import score
from nodement.matcher.report import write_edges
from tests.matcher.people import crowd, mentee, mentor, problem
from tests.matcher.proven import proven
from tests.matcher.shapes import misfits

HOUSE = Path(__file__).parents[2]
SCHEMA = json.loads((HOUSE / "docs" / "schema" / "answer.json").read_text())
PEOPLE = crowd(
    6,
    12,
    5,
    busy=0.4,
    vetoes={("mentee1@example.org", "mentor1@example.org")},
    raise_floor=True,
    mentors_per_mentee=2,
)
ANSWER = replace(proven(PEOPLE), refused_rows=(RefusedRow("mentees.csv", 7, "No email."),))


def test_what_is_written_is_read_again():
    assert read_answer(write_answer(ANSWER)) == ANSWER
    assert read_answer(write_answer(ANSWER).encode()) == ANSWER


def test_numbers_of_any_size_are_written_and_read():
    huge = replace(ANSWER.certificate, big=10**40)

    assert read_answer(write_answer(replace(ANSWER, certificate=huge))).certificate.big == 10**40


def test_the_text_comes_in_pieces_that_are_small():
    pieces = list(answer_pieces(ANSWER))

    assert "".join(pieces) == write_answer(ANSWER)
    assert max(map(len, pieces)) < 1000 < len(write_answer(ANSWER))


def test_prices_and_decisions_are_written_in_order_whatever_the_order_they_came_in():
    proof = ANSWER.certificate
    turned = replace(proof, u=dict(reversed(proof.u.items())), v=dict(reversed(proof.v.items())))

    assert write_answer(replace(ANSWER, certificate=turned)) == write_answer(ANSWER)


def test_the_file_has_the_documented_shape():
    people = problem([mentee(), mentee("katherine")], [mentor()], weights={"areas": 10})
    record = json.loads(write_answer(proven(people)))

    assert record["objective"] == {"matched": 1, "total": 10, "kept": 0, "floor": None}
    pair = record["pairs"][0]
    assert (pair["mentor"], pair["score"], pair["language"], pair["common_minutes"]) == (
        "ada",
        10,
        "de",
        360,
    )
    assert (pair["points"]["areas"], pair["shared_areas"]) == (10, ["Testing"])
    assert record["unmatched"][0]["cause"] == "places_taken"
    assert (record["certificate"]["big"], record["certificate"]["gap"]) == (101, 0)
    assert record["certificate"]["v"] == {"ada": 201}
    assert (record["certificate"]["floor"], record["co"]) == (None, None)
    assert record["policy"]["term_start"] == "2030-01-07"


def test_the_schema_describes_what_is_written():
    record = json.loads(write_answer(ANSWER))

    assert list(misfits(record, SCHEMA)) == []
    record["pairs"][0]["score"] = "high"
    record["certificate"]["floor"]["extra"] = 1
    assert list(misfits(record, SCHEMA)) == [
        "pairs 0 score: should be integer",
        "certificate floor: none of the shapes",
    ]


def test_edges_are_every_eligible_pair_with_its_score():
    people = problem(
        [mentee(), mentee("katherine", areas=("HTTP",))], [mentor()], weights={"areas": 10}
    )
    file = io.StringIO()

    assert write_edges(score(people), file) == 1
    assert file.getvalue() == "mentee,mentor,score\ngrace,ada,10\n"


def test_edges_are_sorted_whatever_the_order_of_the_rows():
    people = problem([mentee("b"), mentee("a")], [mentor("z"), mentor("y")])
    edges = [edge[:2] for edge in score(people).edges()]

    assert edges == [("a", "y"), ("a", "z"), ("b", "y"), ("b", "z")]


def broken(*path, to):
    record = json.loads(write_answer(ANSWER))
    place = record
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(record)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "This is not JSON: "),
        ("[" * 100_000, "This is not JSON: "),
        (b"\xff\xfe\xff", "This is not JSON: "),
        ("[]", "the answer should be a record."),
        (broken("certificate", to=None), "the answer has no 'certificate'."),
        (broken("objective", "total", to=1.5), "the answer: objective: total should be a whole"),
        (broken("objective", "total", to=True), "the answer: objective: total should be a whole"),
        (broken("pairs", to={}), "the answer: pairs should be a list."),
        (broken("pairs", 1, "score", to="9"), "the answer: pairs 2: score should be a whole"),
        (broken("pairs", 0, "shared_areas", 0, to=3), "the answer: pairs 1: shared_areas 1 should"),
        (broken("policy", "term_start", to="soon"), "the answer: policy: term_start should be a"),
        (broken("policy", "shared_area_required", to=1), "the answer: policy: shared_area_requi"),
        (broken("policy", "welfare", to="x"), "the answer: policy: welfare: Known are concave, "),
        (broken("decisions", "vetoes", 0, to=["x"]), "the answer: decisions: vetoes 1 should be"),
        (broken("certificate", "u", to=[]), "the answer: certificate: u should be a record."),
        (broken("certificate", "floor", "value", to="x"), "the answer: certificate: floor: value "),
        (broken("co", "pairs", to=None), "the answer: co has no 'pairs'."),
    ],
)
def test_a_file_that_is_no_answer_is_refused_with_the_place(text, words):
    with pytest.raises(AnswerError) as refused:
        read_answer(text)
    assert str(refused.value).startswith(words)
