"""Turn a letter's Markdown file and its facts into a subject, plain text and HTML."""

import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass

import css_inline
import nh3
from django.conf import settings
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from nodement.outbox.quoting import as_typed, quoted
from nodement.people.models import Person

MARKDOWN = MarkdownIt("commonmark", {"html": False})
LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])+)\]\(((?:\\.|[^\s()\\])+)\)")
BOLD = re.compile(r"(?<!\\)\*\*")
HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
INLINE = css_inline.CSSInliner(load_remote_stylesheets=False)
LONGEST_SUBJECT = 200
SECRET = {
    "sign-in-code",
    "confirm-address",
    "application-complete",
    "waiting-list-joined",
    "waiting-list-left",
    "matching-begun",
    "still-waiting",
    "application-declined",
    "application-taken-up",
    "application-waits",
    "application-closed",
    "application-withdrawn",
    "status-link",
    "interest-confirm",
    "sign-up-open",
    "late-invitation",
    "nomination",
    "project-confirm",
    "address-confirm",
}
"""Letters with a link that opens something: their words are forgotten once they are sent."""


@dataclass(frozen=True)
class Paper:
    """A letter as it reads."""

    subject: str
    text: str
    html: str
    is_secret: bool


def compose(name: str, *, reader: Person, facts: Mapping[str, object]) -> Paper:
    """Fill the letter `letters/NAME.md` in for one reader, in the reader's language and clock.

    What people typed is shown as they typed it: it never becomes a link, a heading or a second
    subject line.
    """
    known = {"reader": str(reader), "site": str(settings.SITE_URL), **facts}
    zone = zoneinfo.ZoneInfo(reader.time_zone)
    with translation.override(reader.language), timezone.override(zone):
        marked = _fill(name, {key: quoted(fact) for key, fact in known.items()})
        first_line, _end, body = marked.partition("\n")
        subject = _subject(first_line)
        return Paper(subject, _text(body), _html(subject, body, reader.language), name in SECRET)


def _fill(name: str, facts: dict[str, object]) -> str:
    """The letter as Markdown; its facts are quoted, so nothing is left to be escaped."""
    letter = Engine.get_default().get_template(f"letters/{name}.md")
    return letter.render(Context(facts, autoescape=False)).lstrip()


def _subject(line: str) -> str:
    subject = " ".join(as_typed(line).split())
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    return subject[: LONGEST_SUBJECT - 1].rstrip() + "…"


def _text(body: str) -> str:
    """Plain text with addresses in the open."""
    plain = LINK.sub(lambda link: f"{link[1]}:\n{link[2]}", HEADING.sub("", BOLD.sub("", body)))
    return re.sub(r"\n{3,}", "\n\n", as_typed(plain)).strip() + "\n"


def _html(subject: str, body: str, language: str) -> str:
    facts = {
        "subject": subject,
        "body": SafeString(nh3.clean(MARKDOWN.render(body))),
        "site": settings.SITE_URL,
        "language": language,
        "is_right_to_left": translation.get_language_bidi(),
    }
    return INLINE.inline(render_to_string("letters/envelope.html", facts))
