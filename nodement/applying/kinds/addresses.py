"""Where somebody is found: an email address, a GitHub username, a link."""

import re
import unicodedata
from difflib import get_close_matches
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Unclear
from nodement.surveys.cleaning import folded, one_line
from nodement.surveys.findings import quoted

LONGEST_ADDRESS, LONGEST_LINK = 254, 500

_WELL_KNOWN = (
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
    "icloud.com", "proton.me", "protonmail.com", "gmx.de", "gmx.net", "web.de", "mail.ru",
    "yandex.ru", "qq.com", "163.com", "fastmail.com", "zoho.com", "aol.com", "orange.fr",
)  # fmt: skip
_ALSO_REAL = frozenset({"mail.com", "gmx.com", "ymail.com", "email.com", "me.com", "gmx.at"})
_NEAR = 0.83
_GITHUB = re.compile(
    r"(?:https?://)?(?:www\.)?(?:github\.com/)?@?([a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,38})"
    r"(?:/[\w./-]*)?"
)
_SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)
_PORT = re.compile(r"[^/]+:\d+(?:/|$)")
_check_link = URLValidator(schemes=["http", "https"])


def read_email(entry: Entry) -> str | None:
    """The address in small letters."""
    address = plain_address(entry.text())
    if not address:
        return None
    if not is_address(address):
        raise Unclear(
            _("“%(typed)s” is not an email address. Please write it like name@example.org.")
            % {"typed": quoted(address)}
        )
    return address


def plain_address(typed: str) -> str:
    """What was typed as an address: on one line, in small letters."""
    plain = unicodedata.normalize("NFKC", one_line(typed))
    return plain.removeprefix("mailto:").lower().strip()


def is_address(text: str) -> bool:
    """Whether this is an email address; letters that nobody sees make it look like another."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text.isprintable() and len(text) <= LONGEST_ADDRESS


def read_github(entry: Entry) -> str | None:
    """The username alone in small letters, also from the address of a page."""
    typed = folded(one_line(entry.text()))
    if not typed:
        return None
    found = _GITHUB.fullmatch(typed)
    if found is None:
        raise Unclear(
            _(
                "“%(typed)s” is not a GitHub username. "
                "Please write it as it stands in the address of your page on GitHub."
            )
            % {"typed": quoted(typed)}
        )
    return found[1]


def read_link(entry: Entry) -> str | None:
    """An address on the web; nothing that a browser would run."""
    typed = one_line(entry.text())
    if not typed:
        return None
    address = typed
    if not _SCHEME.match(typed) or _PORT.match(typed):
        address = f"https://{typed.removeprefix('//')}"
    if len(address) <= LONGEST_LINK and _is_link(address):
        return address
    raise Unclear(
        _(
            "“%(typed)s” is not an address on the web. "
            "Please copy it from your browser; it begins with https://."
        )
        % {"typed": quoted(typed)}
    )


def likely_address(address: str) -> str:
    """What was probably meant by an address whose domain looks mistyped; "" when it looks right."""
    name, _at, domain = address.rpartition("@")
    if domain in _WELL_KNOWN or domain in _ALSO_REAL:
        return ""
    near = get_close_matches(domain, _WELL_KNOWN, n=1, cutoff=_NEAR)
    return f"{name}@{near[0]}" if name and near else ""


def _is_link(address: str) -> bool:
    try:
        _check_link(address)
        return "@" not in urlsplit(address).netloc
    except (ValidationError, ValueError):
        return False
