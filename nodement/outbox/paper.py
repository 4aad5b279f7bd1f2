"""Turn a letter's Markdown file and its facts into a subject, plain text and HTML."""

import re
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import css_inline
import nh3
from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from nodement.people.models import Person

MARKDOWN = MarkdownIt("commonmark", {"html": False})
SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")
LINK = re.compile(r"(?<!\\)\[([^\]]+)\]\((https?://[^)\s]+)\)")
SECRET = {"sign-in-code"}


@dataclass(frozen=True)
class Paper:
    """A letter as it reads."""

    subject: str
    text: str
    html: str
    is_secret: bool


def compose(name: str, *, reader: Person, facts: Mapping[str, object]) -> Paper:
    """Fill the letter `letters/NAME.md` in for one reader, in the reader's language.

    What people typed is shown as they typed it: it never becomes a link, a heading or a second
    subject line.
    """
    known = {"reader": str(reader), "site": str(settings.SITE_URL), **facts}
    zone = zoneinfo.ZoneInfo(reader.time_zone)
    with translation.override(reader.language), timezone.override(zone):
        plain = _fill(name, _through(known, _one_line))
        marked = _fill(name, _through(known, _escaped))
        subject, _line, text = plain.partition("\n")
        _subject, _line, body = marked.partition("\n")
        html = render_to_string(
            "letters/envelope.html",
            {
                "subject": subject,
                "body": SafeString(nh3.clean(MARKDOWN.render(body))),
                "site": settings.SITE_URL,
                "language": reader.language,
                "is_right_to_left": translation.get_language_bidi(),
            },
        )
    return Paper(" ".join(subject.split()), _as_text(text), css_inline.inline(html), name in SECRET)


def _fill(name: str, facts: Any) -> str:
    letter = get_template(f"letters/{name}.md").template
    return letter.render(Context(facts, autoescape=False))


def _as_text(body: str) -> str:
    """Plain text with addresses in the open."""
    opened = LINK.sub(lambda link: f"{link[1]}:\n{link[2]}", body.replace("**", ""))
    return re.sub(r"\n{3,}", "\n\n", opened).strip() + "\n"


def _through(value: Any, change: Callable[[str], str]) -> Any:
    """The same facts with every text in them changed; moments and numbers stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _through(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_through(item, change) for item in value]
    return value


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", _one_line(text))
