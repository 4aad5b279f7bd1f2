"""What a browser without scripts makes of a form: its controls, and what it would send."""

from html.parser import HTMLParser
from typing import Any

CHOSEN = {"checkbox", "radio"}
CONTROLS = {"input", "select", "textarea"}


class Form(HTMLParser):
    """`sent` is what would be posted; `unnamed` are controls without a label of their own."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.described: set[str] = set()
        self.unnamed: list[str] = []
        self._inside = {"label": "", "select": "", "textarea": ""}
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        self._note_names(said)
        if tag in self._inside:
            self._inside[tag] = said.get("name", tag)
        if tag in CONTROLS and "name" in said:
            self._note_control(said)
        getattr(self, f"_begin_{tag}", lambda said: None)(said)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside[tag] = ""

    def handle_data(self, text: str) -> None:
        if name := self._inside["textarea"]:
            self.sent[name][-1] += text.removeprefix("\n")

    def _note_names(self, said: dict[str, str]) -> None:
        self.ids += [said["id"]] if "id" in said else []
        self.labelled |= {said["for"]} if "for" in said else set()
        for name in ("aria-describedby", "aria-labelledby"):
            self.described |= set(said.get(name, "").split())

    def _note_control(self, said: dict[str, str]) -> None:
        named = self._inside["label"] or said.get("aria-label") or said.get("aria-labelledby")
        if not named:
            self.unnamed.append(said["id"])

    def _begin_input(self, said: dict[str, Any]) -> None:
        if said["type"] in CHOSEN and "checked" in said:
            self._send(said["name"], said["value"])
        if said["type"] == "text":
            self._send(said["name"], said["value"])

    def _begin_textarea(self, said: dict[str, str]) -> None:
        self._send(said["name"], "")

    def _begin_select(self, said: dict[str, str]) -> None:
        self._send(said["name"], "")

    def _begin_option(self, said: dict[str, str]) -> None:
        if (name := self._inside["select"]) and "selected" in said:
            self.sent[name][-1] = said["value"]

    def _send(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)
