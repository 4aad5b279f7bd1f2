"""Turn the shortlist over: the same pairs by mentor."""

from nodement.matcher.kernels.seating import Graph


def turn_over(graph: Graph) -> None:
    """Fill `back_*` from the pairs by mentee, in their order (a counting sort)."""
    back = graph.back_start
    back[:] = 0
    for edge in range(graph.column.size):
        back[graph.column[edge] + 1] += 1
    for column in range(back.size - 1):
        back[column + 1] += back[column]
    free = back.copy()
    for row in range(graph.start.size - 1):
        for edge in range(graph.start[row], graph.start[row + 1]):
            column = graph.column[edge]
            graph.back_row[free[column]] = row
            graph.back_edge[free[column]] = edge
            free[column] += 1
