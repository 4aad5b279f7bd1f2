"""Match mentees with mentors: exactly, with reasons, and with a proof that anybody can check.

Give `solve` a `Problem`; it returns a `Matching`. `answer_of` adds reasons and a certificate,
`verify` checks the whole without the solver's code. The road of one problem:

    problem -> planes (arrays) -> rules, criteria, scan (which pairs, how good)
            -> levels (one number per pair) -> sampling, market, pricing (the optimum)
            -> certificate (the proof) -> verify (anybody's check)

The method is the assignment problem of Kuhn (1955) with mentors of several places, solved by
shortest augmenting paths with prices (Jonker and Volgenant 1987) on a shortlist of pairs, which
grows until the prices hold for all pairs (column generation, Gilmore and Gomory 1961); the prices
are the certificate (König 1931, Egerváry 1931). Stable matching (Gale and Shapley 1962) is
something else: it lets nobody prefer to swap, and pays with people who stay without a mentor.

A solved problem can be changed a little and is solved again at once (`Rematch`), and it says what
one more mentor of any kind would give (`advise`).

>>> from datetime import date
>>> evening = ((0, 18 * 60, 21 * 60),)
>>> grace = Mentee("grace", "Europe/Berlin", evening, ("Testing",), languages=("de",))
>>> ada = Mentor("ada", "Europe/Vienna", evening, ("Testing",), languages=("de",))
>>> solve(Problem((grace,), (ada,), Policy(date(2030, 1, 7)))).pairs
(('grace', 'ada'),)
"""

from nodement.matcher.answer import (
    Answer,
    AnsweredPair,
    Certificate,
    Decisions,
    FloorProof,
    LeftOut,
    RefusedRow,
)
from nodement.matcher.checking.verify import verify
from nodement.matcher.files.answer_file import AnswerError, answer_pieces, read_answer, write_answer
from nodement.matcher.files.problem_file import read_problem, write_problem
from nodement.matcher.judging.availability import common_times, weekly_common_minutes
from nodement.matcher.judging.criteria import CRITERIA
from nodement.matcher.judging.criterion import Explanation
from nodement.matcher.judging.rules import RULES
from nodement.matcher.judging.scoring import Scored, score
from nodement.matcher.problem import (
    DEFAULT_WEIGHTS,
    MOST_MENTORS,
    NO_AFFILIATION,
    Mentee,
    Mentor,
    Policy,
    Problem,
    ProblemError,
    Slot,
    Welfare,
)
from nodement.matcher.reasons.causes import (
    FreePlaces,
    RuleCount,
    Unmatched,
    explain_free_places,
    explain_unmatched,
)
from nodement.matcher.reasons.explain import ExplainedPair, explain_matching, explain_pairs
from nodement.matcher.reasons.why_not import WhyNot, explain_why_not
from nodement.matcher.report import answer_of, write_edges
from nodement.matcher.solving.certificate import certificate
from nodement.matcher.solving.running import Limits, Progress
from nodement.matcher.solving.solve import Matching, solve
from nodement.matcher.whatif.change import Change, Move
from nodement.matcher.whatif.recruits import (
    Profile,
    Recruit,
    advise,
    advise_set,
    joined,
    profiles_of,
)
from nodement.matcher.whatif.rematch import Rematch
from nodement.matcher.whatif.stable import stable_pairs
from nodement.matcher.whatif.tradeoff import TradeoffRow, measure, tradeoff
from nodement.matcher.words import Words

__all__ = [
    "CRITERIA",
    "DEFAULT_WEIGHTS",
    "MOST_MENTORS",
    "NO_AFFILIATION",
    "RULES",
    "Answer",
    "AnswerError",
    "AnsweredPair",
    "Certificate",
    "Change",
    "Decisions",
    "ExplainedPair",
    "Explanation",
    "FloorProof",
    "FreePlaces",
    "LeftOut",
    "Limits",
    "Matching",
    "Mentee",
    "Mentor",
    "Move",
    "Policy",
    "Problem",
    "ProblemError",
    "Profile",
    "Progress",
    "Recruit",
    "RefusedRow",
    "Rematch",
    "RuleCount",
    "Scored",
    "Slot",
    "TradeoffRow",
    "Unmatched",
    "Welfare",
    "WhyNot",
    "Words",
    "advise",
    "advise_set",
    "answer_of",
    "answer_pieces",
    "certificate",
    "common_times",
    "explain_free_places",
    "explain_matching",
    "explain_pairs",
    "explain_unmatched",
    "explain_why_not",
    "joined",
    "measure",
    "profiles_of",
    "read_answer",
    "read_problem",
    "score",
    "solve",
    "stable_pairs",
    "tradeoff",
    "verify",
    "weekly_common_minutes",
    "write_answer",
    "write_edges",
    "write_problem",
]
