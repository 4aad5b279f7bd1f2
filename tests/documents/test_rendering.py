"""Markdown of organizers becomes safe HTML; what differs between two texts is told."""

import pytest

from nodement.documents.changes import Mark, Piece, changes
from nodement.documents.defaults import default_texts
from nodement.documents.models import Document
from nodement.documents.rendering import rendered
from tests import make


def test_headings_begin_below_the_title_of_the_page_and_leave_no_gap():
    assert rendered("# One\n\n### Two\n") == "<h2>One</h2>\n<h3>Two</h3>\n"
    assert rendered("### Only\n") == "<h2>Only</h2>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[here](javascript:alert(1))",
        "![seen](https://example.org/pixel.png)",
        '<a href="data:text/html,x">x</a>',
    ],
)
def test_nothing_runs_and_nothing_is_fetched(text):
    page = rendered(text)

    assert "<script" not in page
    assert "<img" not in page
    assert "<a href" not in page


def test_tables_and_links_stay():
    page = rendered("| a | b |\n| --- | --- |\n| c | [d](https://example.org/) |\n")

    assert "<td>c</td>" in page
    assert '<a href="https://example.org/" rel="noopener noreferrer">d</a>' in page


def test_what_differs_is_told_paragraph_by_paragraph():
    assert changes("One\n\nTwo\n\n- a\n- b", "One\n\n2\n\n- a\n- c") == [
        Piece(Mark.SAME, "One"),
        Piece(Mark.GONE, "Two"),
        Piece(Mark.NEW, "2"),
        Piece(Mark.SAME, "- a"),
        Piece(Mark.GONE, "- b"),
        Piece(Mark.NEW, "- c"),
    ]


@pytest.mark.django_db
def test_there_is_a_text_of_each_kind_with_the_figures_of_the_program():
    program = make.program(
        name="Open *Doors*",
        contact="us@example.org",
        mentee_minutes=45,
        goals_least=1,
        goals_most=1,
    )
    texts = default_texts(program)

    assert list(texts) == list(Document.Kind)
    assert "Open \\*Doors\\* brings people together" in texts["policy"]
    assert "for 45 minutes or more" in texts["expectations"]
    assert "- Have one goal at a time." in texts["expectations"]
    assert all("us@example.org" in text for text in texts.values())
    privacy = texts["privacy"].lower()
    for topic in ("what we keep, and what for", "who sees it", "how long", "erase"):
        assert topic in privacy


@pytest.mark.django_db
def test_a_program_without_an_address_or_rules_of_its_own_still_reads_well():
    texts = default_texts(make.program())

    assert "at ." not in " ".join(texts.values())
    assert "Whoever has some experience in a topic may mentor in it." in texts["policy"]
