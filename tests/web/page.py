"""Read a page as a person does."""

import html
import re
from typing import Any

HIDDEN = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
UNSEEN = re.compile("[\u2060\u2066\u2069]")


def words(response: Any) -> str:
    """Everything that the page says, in one line."""
    body = TAG.sub(" ", HIDDEN.sub("", response.content.decode()))
    return " ".join(UNSEEN.sub("", html.unescape(body)).split())


def main(response: Any) -> str:
    """What the page says between its header and its footer."""
    body = response.content.decode()
    start, end = body.index("<main"), body.index("</main>")
    return " ".join(UNSEEN.sub("", html.unescape(TAG.sub(" ", body[start:end]))).split())


def forms(response: Any) -> list[str]:
    """Where the forms of the page's main part lead, in order."""
    body = response.content.decode()
    return re.findall(r'<form[^>]*action="([^"]*)"', body[body.index("<main") :])
