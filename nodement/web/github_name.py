"""Names of accounts elsewhere, as people type them."""

import re

from django import forms
from django.utils.translation import gettext as _

GITHUB = re.compile(
    r"(?:(?:https?://)?(?:www\.)?github\.com/|@)?([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})/?"
)


def clean_github(typed: str) -> str:
    """`@name`, `name` or the address of a profile: the name. Refuses anything else."""
    if not typed.strip():
        return ""
    found = GITHUB.fullmatch(typed.strip())
    if found is None:
        raise forms.ValidationError(
            _("This is no GitHub name: letters and digits, perhaps with hyphens between them.")
        )
    return found[1]
