"""Set plain text: a letter as paragraphs, lists and links; a place as a link."""

import re
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
BUTTON = re.compile(r"(?P<label>.+):\n(?P<address>https?://\S+)")
ADDRESS = re.compile(r"(https?://[^\s<>\"”’]+[^\s<>\"”’.,;:!?)])")
LONGEST_HEADING = 60


@register.filter
def letter_body(text: str) -> SafeString:
    """The blocks of a letter's text; only addresses of this site and of GitHub become links."""
    blocks = [block for block in re.split(r"\n{2,}", text.strip()) if block.strip()]
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks))


@register.filter
def place(text: str) -> SafeString:
    """Where two people meet: an address on the web is a link, shown in full."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return format_html("{}", text)
    if parts.scheme != "https" or not parts.netloc or " " in text:
        return format_html("{}", text)
    return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', text, text)


def _block(block: str) -> SafeString:
    lines = block.splitlines()
    if button := BUTTON.fullmatch(block):
        address = _known(button["address"])
        if address:
            words = '<p><a class="button button-primary" href="{}">{}</a></p>'
            return format_html(words, address, button["label"])
    if all(line.startswith("- ") for line in lines):
        items = format_html_join("", "<li>{}</li>", ((_linked(line[2:]),) for line in lines))
        return format_html("<ul>{}</ul>", items)
    if len(lines) == 1 and len(block) <= LONGEST_HEADING and block[-1:].isalnum():
        return format_html("<h2>{}</h2>", block)
    broken = format_html_join(mark_safe("<br>"), "{}", ((_linked(line),) for line in lines))
    return format_html("<p>{}</p>", broken)


def _linked(line: str) -> SafeString:
    """The line with its known addresses as links; everything else is escaped."""
    parts = ADDRESS.split(line)
    return format_html_join(
        "", "{}", ((_link(part) if index % 2 else part,) for index, part in enumerate(parts))
    )


def _link(address: str) -> SafeString | str:
    known = _known(address)
    return format_html('<a href="{}" rel="noreferrer">{}</a>', known, address) if known else address


def _known(address: str) -> str:
    """Where a link of a letter leads: a path of this site, a page of GitHub, or nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL.origin:
        return parts.path or "/"
    return address if (parts.scheme, parts.netloc) == ("https", "github.com") else ""
