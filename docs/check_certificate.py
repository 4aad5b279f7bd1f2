"""Check a matching without any of the code that made it: is there nothing better?

python docs/check_certificate.py answer.json edges.csv mentors.csv

The answer and the edges are what `match --out --edges` wrote. Instead of the mentors' survey the
JSON file of a problem will do. For matchings without locks.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Scores = dict[tuple[str, str], int]
Numbers = dict[str, int]


def faults(answer: Any, scores: Scores, places: Numbers, waiting: Numbers) -> list[str]:
    """What is wrong, in words. Nothing wrong: no matching is better by more than the gap.

    `waiting` is the priority of each mentee: whoever waits longer counts for more.
    """
    proof, floor = answer["certificate"], answer["certificate"]["floor"]
    u, v, big, keep = (proof[name] for name in ("u", "v", "big", "keep"))
    pairs = {(one["mentee"], one["mentor"]): one["score"] for one in answer["pairs"]}
    current = {(mentee, mentor) for mentee, mentor in answer["decisions"]["current"]}
    taken = Counter(mentor for _mentee, mentor in pairs)
    classes = sorted(set(waiting.values()))
    counts = {pair: 1 + classes.index(waiting[pair[0]]) for pair in scores}
    people = min(len(u), sum(places.values()))
    values = worths(answer["policy"], people)
    weights = {
        pair: counts[pair] * big + keep * (pair in current) + values[score]
        for pair, score in scores.items()
        if not floor or score >= floor["value"]
    }
    objective = {
        "matched": len(pairs),
        "total": sum(pairs.values()),
        "kept": len(current & pairs.keys()),
        "floor": floor and min(pairs.values()),
    }
    true = {
        "nothing is locked": not answer["decisions"]["locks"],
        "every pair is eligible and has its score": pairs.items() <= scores.items(),
        "nobody has two mentors": len({mentee for mentee, _mentor in pairs}) == len(pairs),
        "no mentor has more mentees than places": all(taken[one] <= places[one] for one in taken),
        "one more pair that stays outweighs all scores": keep > people * values[-1]
        if current
        else keep == 0,
        "one more person outweighs all of that": big > people * (keep + values[-1]),
        "no pair is worth more than its two prices": covered(weights, u, v),
        "prices and matching come to the same, but for the gap": cost(places, u, v)
        == sum(weights.get(pair, 0) for pair in pairs) + proof["gap"],
        "the floor costs nobody a mentor, and a higher one would": not floor
        or floor_holds(floor, pairs, counts, scores, places),
        "the objective is what the pairs add up to": answer["objective"] == objective,
    }
    found = [f"Not true: {words}." for words, holds in true.items() if not holds]
    if found or answer["co"] is None:
        return found
    return faults(answer["co"], *left_over(pairs, scores, places, waiting))


def worths(policy: Any, people: int) -> list[int]:
    """What scores add: themselves, or less by the square of what is missing, or less by bands."""
    perfect = sum(policy["weights"].values())
    scores = range(perfect + 1)
    if policy["welfare"] == "total":
        return list(scores)
    if policy["welfare"] == "concave":
        return [perfect**2 - (perfect - score) ** 2 for score in scores]
    step, bands = people * perfect + 1, [min(4, 5 * s // perfect) if perfect else 4 for s in scores]
    fines = [step * (people + 1) ** (3 - band) if band < 4 else 0 for band in bands]
    return [step * (people + 1) ** 3 - fines[score] + score for score in scores]


def covered(weights: Scores, u: Numbers, v: Numbers) -> bool:
    """No price is below zero, and no pair is worth more than its two prices together."""
    dear = all(u[mentee] + v[mentor] >= weight for (mentee, mentor), weight in weights.items())
    return dear and min([0, *u.values(), *v.values()]) == 0


def cost(places: Numbers, u: Numbers, v: Numbers) -> int:
    """All mentees and all places, each at its price."""
    return sum(u.values()) + sum(places.get(mentor, 0) * v[mentor] for mentor in v)


def floor_holds(floor: Any, pairs: Scores, counts: Scores, scores: Scores, places: Numbers) -> bool:
    """Prices show: nobody can match more people at all, nor as many above the floor."""
    reached, above = ((floor[f"{name}_u"], floor[f"{name}_v"]) for name in ("reached", "above"))
    higher = {pair: counts[pair] for pair, score in scores.items() if score > floor["value"]}
    matched = sum(counts.get(pair, 0) for pair in pairs)
    return (
        covered(counts, *reached)
        and covered(higher, *above)
        and cost(places, *reached) == matched > cost(places, *above)
    )


def left_over(
    pairs: Scores, scores: Scores, places: Numbers, waiting: Numbers
) -> tuple[Scores, Numbers, Numbers]:
    """What is left for second mentors: other pairs of who has a mentor, and the free places."""
    taken, matched = Counter(mentor for _, mentor in pairs), {mentee for mentee, _ in pairs}
    left = {mentor: places[mentor] - taken[mentor] for mentor in places}
    further = {
        (mentee, mentor): score
        for (mentee, mentor), score in scores.items()
        if mentee in matched and left[mentor] and (mentee, mentor) not in pairs
    }
    return further, left, {mentee: waiting[mentee] for mentee in matched}


def main(answer_file: str, edges_file: str, mentors_file: str) -> None:
    """Read the three files and say what is wrong; exits with 1 if anything is."""
    answer = json.loads(Path(answer_file).read_text(encoding="utf-8"))
    scores = {(e["mentee"], e["mentor"]): int(e["score"]) for e in rows_of(edges_file)}
    known = problem if mentors_file.endswith(".json") else survey
    found = faults(answer, scores, *known(answer, mentors_file))
    end = "Nothing better exists." if not answer["certificate"]["gap"] else "The gap is right."
    sys.stdout.write("\n".join(found or [end]) + "\n")
    sys.exit(1 if found else 0)


def problem(answer: Any, file: str) -> tuple[Numbers, Numbers]:
    """The places of each mentor and the priority of each mentee, from the file of a problem."""
    people = json.loads(Path(file).read_text(encoding="utf-8"))
    start = answer["policy"]["term_start"]
    away = {one["id"] for one in people["mentors"] if (one.get("paused_until") or "") > start}
    places = {
        one["id"]: 0 if one["id"] in away else one.get("capacity", 1) for one in people["mentors"]
    }
    return places, {one["id"]: one.get("priority", 0) for one in people["mentees"]}


def survey(answer: Any, file: str) -> tuple[Numbers, Numbers]:
    """The same from the survey of the mentors; nobody has waited."""
    rows = rows_of(file)
    email, capacity = (
        next(heading for heading in rows[0] if words in heading.lower())
        for words in ("email", "how many mentees")
    )
    places = {one[email].strip().lower(): int(one[capacity] or 1) for one in rows}
    return places, dict.fromkeys(answer["certificate"]["u"], 0)


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of a CSV file, each by its headings."""
    with Path(file).open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


if __name__ == "__main__":
    main(*sys.argv[1:4])
