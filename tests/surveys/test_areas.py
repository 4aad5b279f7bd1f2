"""Matching typed areas with the taxonomy of a program."""

from hypothesis import given
from hypothesis import strategies as some

from nodement.surveys.areas import NODEJS_TAXONOMY, Matched, Taxonomy

TRICKY = Taxonomy(("Modules (ESM, CommonJS)", "ESM", "A, B, and C", "A", "C++"), ("Code review",))


def test_the_taxonomy_of_node_has_twenty_five_areas_and_four_kinds_of_help():
    assert (len(NODEJS_TAXONOMY.areas), len(NODEJS_TAXONOMY.kinds_of_help)) == (25, 4)


def test_names_with_commas_inside_are_found_in_a_list_longest_first():
    typed = "modules (esm,  commonjs), a, b, AND c, A, c++"

    assert TRICKY.match_areas(typed) == Matched(
        ("Modules (ESM, CommonJS)", "A, B, and C", "A", "C++")
    )


def test_what_is_unknown_matches_nothing_and_is_reported():
    assert TRICKY.match_areas("Quantum basket weaving, ESM; *, all") == Matched(
        ("ESM",), ("Quantum basket weaving", "*", "all")
    )


def test_an_empty_cell_is_no_area():
    assert TRICKY.match_areas(" , ;\n") == Matched((), ())


def test_case_width_blanks_and_accents_do_not_matter():
    typed = "resume\u00a0review, ＣＯＤＥ  Review"

    assert NODEJS_TAXONOMY.match_help(typed) == Matched(("Résumé review", "Code review"))


@given(some.lists(some.sampled_from(NODEJS_TAXONOMY.areas), unique=True))
def test_every_list_of_areas_comes_back_in_its_order(areas):
    assert NODEJS_TAXONOMY.match_areas(", ".join(areas)) == Matched(tuple(areas), ())


@given(some.text(max_size=60))
def test_only_names_of_the_taxonomy_are_ever_known(typed):
    assert set(NODEJS_TAXONOMY.match_areas(typed).known) <= set(NODEJS_TAXONOMY.areas)
