"""Check what `nodement match` wrote, without any of its code: is there nothing better?

python docs/check_certificate.py result.json edges.csv mentors.csv
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def faults(result: Any, scores: dict[tuple[str, str], int], places: dict[str, int]) -> list[str]:
    """What is wrong, in words. Nothing wrong: no matching has more people or a better total."""
    big, u, v = (result["certificate"][name] for name in ("big", "u", "v"))
    pairs = {(one["mentee"], one["mentor"]): one["score"] for one in result["pairs"]}
    taken = Counter(mentor for _mentee, mentor in pairs)
    most = min(len(u), sum(places.values())) * max(scores.values(), default=0)
    cost = sum(u.values()) + sum(places.get(mentor, 0) * v[mentor] for mentor in v)
    true = {
        "every pair is eligible and has its score": pairs.items() <= scores.items(),
        "nobody has two mentors": len({mentee for mentee, _mentor in pairs}) == len(pairs),
        "no mentor has more mentees than places": all(taken[one] <= places[one] for one in taken),
        "one more person outweighs all scores": big > most,
        "no price is below zero": min([0, *u.values(), *v.values()]) == 0,
        "no pair is worth more than its prices": all(
            u[mentee] + v[mentor] >= big + score for (mentee, mentor), score in scores.items()
        ),
        "prices and matching come to the same": cost == big * len(pairs) + sum(pairs.values()),
        "the objective is what the pairs add up to": result["objective"]
        == {"matched": len(pairs), "total": sum(pairs.values())},
    }
    return [f"Not true: {words}." for words, holds in true.items() if not holds]


def main(result_file: str, edges_file: str, mentors_file: str) -> None:
    """Read the three files and say what is wrong; exits with 1 if anything is."""
    edges, mentors = rows_of(edges_file), rows_of(mentors_file)
    email, capacity = (
        next(heading for heading in mentors[0] if words in heading.lower())
        for words in ("email", "how many mentees")
    )
    scores = {(one["mentee"], one["mentor"]): int(one["score"]) for one in edges}
    places = {one[email].strip().lower(): int(one[capacity] or 1) for one in mentors}
    found = faults(json.loads(Path(result_file).read_text()), scores, places)
    sys.stdout.write("\n".join(found or ["Nothing better exists."]) + "\n")
    sys.exit(1 if found else 0)


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of a CSV file, each by its headings."""
    with Path(file).open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


if __name__ == "__main__":
    main(*sys.argv[1:4])
