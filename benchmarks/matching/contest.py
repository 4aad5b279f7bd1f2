"""Who takes part: every other solver, the environment it needs, and what a size would cost it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

ELIGIBLE: Final = 0.16
MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Size:
    """How many people of both sides, and how many places there are."""

    mentees: int
    mentors: int
    places: int

    @property
    def seats(self) -> float:
        """Cells of a matrix in which a mentor stands once for every place."""
        return float(self.mentees) * self.places

    @property
    def arcs(self) -> float:
        """Pairs that are eligible, about."""
        return ELIGIBLE * self.mentees * self.mentors


@dataclass(frozen=True, slots=True)
class Peer:
    """Another solver: its module in `peers`, its package, and its own environment if it needs one.

    `bytes_needed` and `seconds_needed` are rough rules from runs on two cores; they decide only
    whether a size is tried at all.
    """

    name: str
    module: str
    package: str
    environment: str
    bytes_needed: Callable[[Size], float]
    seconds_needed: Callable[[Size], float]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a measurement of another solver may use: memory, and time to wait for it."""

    gigabytes: int
    seconds: int


PEERS: Final = (
    Peer(
        "SciPy, dense",
        "scipy_dense",
        "scipy",
        "",
        lambda size: 8.5 * size.seats,
        lambda size: 280 * (size.seats / 4e8) ** 1.3,
    ),
    Peer(
        "OR-Tools, min-cost flow",
        "ortools_flow",
        "ortools",
        "",
        lambda size: 170 * size.arcs,
        lambda size: 46 * (size.arcs / 3.8e7) ** 1.2,
    ),
    Peer(
        "munkres",
        "munkres_matrix",
        "munkres",
        "munkres",
        lambda size: 165 * size.seats,
        lambda size: 1.5 * (size.seats / 1e6) ** 1.5,
    ),
    Peer(
        "munkres, pure Python",
        "munkres_matrix",
        "munkres",
        "munkres-pure",
        lambda size: 60 * max(size.mentees, size.places) ** 2.0,
        lambda size: 7 * (max(size.mentees, size.places) / 500) ** 5.0,
    ),
    Peer(
        "mentor-match",
        "mentor_match",
        "mentor-match",
        "mentor-match",
        lambda size: 1300 * size.seats,
        lambda size: 35 * (size.seats / 1e6) ** 1.5,
    ),
    Peer(
        "matching, stable",
        "stable_matching",
        "matching",
        "matching",
        lambda size: 500 * size.arcs,
        lambda size: 2.6 * (size.arcs / 96e3) ** 1.5,
    ),
)


def too_much(peer: Peer, size: Size, limits: Limits) -> str:
    """Why a size is not tried, in words; empty if it is."""
    gigabytes = peer.bytes_needed(size) / 1e9
    if gigabytes > limits.gigabytes:
        return f"too large: about {gigabytes:,.0f} GB"
    seconds = peer.seconds_needed(size)
    if seconds > limits.seconds:
        return f"too slow: about {_length(seconds)}"
    return ""


def _length(seconds: float) -> str:
    if seconds < 2 * HOUR:
        return f"{seconds / MINUTE:,.0f} minutes"
    return f"{seconds / HOUR:,.0f} hours"
