"""Markdown of organizers as safe HTML: headings, lists, tables, links; nothing else."""

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
TAGS = nh3.ALLOWED_TAGS - {"img"}
SCHEMES = {"http", "https", "mailto"}
HIGHEST, LOWEST = 2, 6


def rendered(text: str) -> SafeString:
    """The text as HTML whose highest heading is an `h2`: the page has its own `h1`."""
    tokens = MARKDOWN.parse(text)
    _shift_headings(tokens)
    page = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return SafeString(nh3.clean(page, tags=TAGS, url_schemes=SCHEMES))


def _shift_headings(tokens: list[Token]) -> None:
    """Keep the order of headings, without gaps: an `h4` under an `h1` becomes an `h3`."""
    found = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    levels = sorted({token.tag for token in found})
    for token in found:
        token.tag = f"h{min(LOWEST, HIGHEST + levels.index(token.tag))}"
