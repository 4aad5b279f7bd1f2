"""Find text in templates that no translator would ever see."""

import re
from html.parser import HTMLParser

TRANSLATED = re.compile(
    r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}"
    r"|{%\s*block layout\s*%}.*?{%\s*endblock\s*%}",  # fills a class, is never read
    re.DOTALL,
)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
DESTINATION = re.compile(r"\]\([^)]*\)")
WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN = {"alt", "aria-label", "aria-description", "placeholder", "title", "summary", "label"}
BUTTONS = {"submit", "button", "reset"}
NAMES = {"Nodement", "GitHub"}
SILENT = {"code", "kbd", "samp", "script", "style"}


def bare_words(text: str) -> list[str]:
    """The words of a text that stand outside tags and are no name."""
    return [word for word in WORD.findall(_without_tags(text)) if word not in NAMES]


def bare_words_of_letter(source: str) -> list[str]:
    """The same for a letter in Markdown, where addresses of links are no words."""
    return bare_words(DESTINATION.sub("]()", _without_tags(source)))


def faults_of_page(source: str) -> list[str]:
    """Bare words, and styles or scripts that a strict policy would not run."""
    reader = _Reader()
    reader.feed(_without_tags(source))
    reader.close()
    return reader.faults


def _without_tags(source: str) -> str:
    return TAG.sub("", TRANSLATED.sub("", source))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._silent += tag in SILENT
        runs = "src" not in given and given.get("type") != "application/json"
        if tag == "style" or (tag == "script" and runs):
            self.faults.append(f"<{tag}> in the page")
        self.faults += [
            f"{key}= in the page" for key in given if key == "style" or key.startswith("on")
        ]
        shown = [value for key, value in given.items() if key in SHOWN]
        if tag == "input" and given.get("type") in BUTTONS:
            shown.append(given.get("value", ""))
        if tag == "meta" and given.get("name") == "description":
            shown.append(given.get("content", ""))
        self.faults += [f"not translatable: {word}" for text in shown for word in bare_words(text)]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.faults += [f"not translatable: {word}" for word in bare_words(data)]
