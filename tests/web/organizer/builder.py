"""A form under construction: what a browser would send from its pages."""

import html
import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from nodement.forms.actions import change_draft
from nodement.forms.content import Content
from nodement.forms.models import Form
from nodement.people.models import Person
from tests.make import NOON


@dataclass
class Building:
    """One form, its address, and the organizer who changes it behind the other's back."""

    form: Form
    other: Person

    @property
    def address(self) -> str:
        return f"/forms/{self.form.public_id}/"

    @property
    def now(self) -> Form:
        return Form.objects.get(pk=self.form.pk)

    @property
    def content(self) -> Content:
        return self.now.content

    @property
    def edition(self) -> int:
        return self.now.edition

    def change(self, content: Content) -> None:
        """Somebody else changes the form."""
        change_draft(self.form, content, edition=self.edition, by=self.other, at=NOON)

    def order(self) -> list[list[str]]:
        return [[each.key for each in section.questions] for section in self.content.sections]


def filled_in(browser: Client, address: str, **changed: Any) -> dict[str, Any]:
    """What the form of a page would send if somebody changed these fields."""
    page = browser.get(address).content.decode()
    page = page[page.index("<main") :]
    form = re.findall(r'<form class="form[^"]*" method="post".*?</form>', page, re.DOTALL)[0]
    sent: dict[str, Any] = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    )
    for tag in re.findall(r"<input[^>]*>", form):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("type") in ("text", "number"):
            sent[said["name"]] = html.unescape(said.get("value", ""))
        elif "checked" in tag:
            sent.setdefault(said["name"], []).append(said.get("value", "on"))
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        sent[name] = html.unescape(text)
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    sent.pop("csrfmiddlewaretoken", None)
    return {name: value for name, value in (sent | changed).items() if value is not None}
