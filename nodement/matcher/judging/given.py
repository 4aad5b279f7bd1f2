"""The one criterion of a problem that brings its own scores."""

from nodement.matcher.judging.criterion import Explanation, Facts
from nodement.matcher.judging.planes import Planes
from nodement.matcher.judging.terms import FORBIDDEN, Marked, Term
from nodement.matcher.problem import GIVEN


class Given:
    """The score that somebody else gave the pair; it is there instead of all other criteria."""

    name = GIVEN

    def term(self, planes: Planes, weight: int) -> Term:
        """The score as it is."""
        assert planes.given is not None, weight
        return Marked(planes.given, otherwise=FORBIDDEN)

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """Nothing is known of why."""
        return ()
