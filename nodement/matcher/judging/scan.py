"""All pairs of a problem at given prices: the best of every mentee, the worth of every mentor."""

from dataclasses import dataclass, field

from nodement.matcher.compiled import LARGE, compiled
from nodement.matcher.judging.offers import Asked as Asked
from nodement.matcher.judging.offers import Listed as Listed
from nodement.matcher.judging.offers import Numbers
from nodement.matcher.judging.offers import Offers as Offers
from nodement.matcher.judging.offers import Weights as Weights
from nodement.matcher.judging.scan_blocks import BlockScan
from nodement.matcher.judging.scan_sweeps import SweepScan
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels import scan as kernels
from nodement.matcher.kernels.seating import Graph


@dataclass(eq=False)
class Scan:
    """A problem and what its pairs are worth.

    Large problems are scanned by compiled kernels in `threads` threads, small ones by NumPy in
    blocks; the numbers are the same. `large` is from how many pairs on: a single look at the
    pairs pays for loading kernels later than a search that takes many.
    """

    scored: Scored
    weights: Weights
    threads: int = 1
    large: int = LARGE
    _means: BlockScan | SweepScan = field(init=False)

    def __post_init__(self) -> None:
        """Choose the means."""
        mentees, mentors = self.size
        loops = compiled(kernels) if mentees * mentors >= self.large else None
        self._means = (
            BlockScan(self.scored, self.weights)
            if loops is None
            else SweepScan(self.scored, self.weights, loops, self.threads)
        )

    @property
    def size(self) -> tuple[int, int]:
        """How many mentees, how many mentors."""
        return len(self.scored.planes.mentees), len(self.scored.planes.mentors)

    def best_of_rows(self, asked: Asked, v: Numbers, graph: Graph) -> Offers:
        """The best pairs of each mentee off the list at these prices of all mentors."""
        return self._means.best_of_rows(asked, v, Listed(graph.start, graph.column))

    def best_of_columns(self, rows: Numbers, columns: Numbers, u: Numbers) -> Numbers:
        """The most that any of the mentees `rows` would pay for each mentor in `columns`.

        By column, at least 0, and 0 for all other mentors. `u` are the prices of all mentees.
        """
        return self._means.best_of_columns(rows, columns, u)

    def weights_of(self, rows: Numbers, columns: Numbers) -> Numbers:
        """The weights of single pairs from two equally long arrays; -1 where forbidden."""
        return self._means.weights_of(rows, columns)
