"""What a project says of itself, asked on a page."""

from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.outreach.models import Project
from nodement.outreach.projects import Declaration
from nodement.surveys.cleaning import can_be_seen, one_line, several_lines

TEXTS = ("needs", "milestones", "starter_tasks")


def _several(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class ProjectForm(forms.Form):
    """Name, link and texts; nothing in them can pretend to be something else."""

    name = forms.CharField(
        label=gettext_lazy("Name of the project"),
        help_text=gettext_lazy("A repository, a working group or a team."),
        max_length=200,
    )
    link = forms.URLField(
        label=gettext_lazy("Link"),
        help_text=gettext_lazy("Where newcomers can look around: https://…"),
        max_length=300,
        assume_scheme="https",
    )
    needs = forms.CharField(
        label=gettext_lazy("What it needs help with"),
        help_text=gettext_lazy(
            "Code, documentation, tests, design, answering people: in your words."
        ),
        max_length=4000,
        widget=_several(5),
    )
    milestones = forms.CharField(
        label=gettext_lazy("Milestones"),
        help_text=gettext_lazy("What you want to reach in the next months, one a line."),
        max_length=4000,
        required=False,
        widget=_several(4),
    )
    starter_tasks = forms.CharField(
        label=gettext_lazy("Tasks to start with"),
        help_text=gettext_lazy("What somebody new can finish in a few hours, one a line."),
        max_length=4000,
        required=False,
        widget=_several(4),
    )

    @classmethod
    def of(cls, project: Project) -> dict[str, str]:
        """What the project says now, to begin with."""
        return {name: getattr(project, name) for name in cls.base_fields}

    @property
    def declaration(self) -> Declaration:
        said = self.cleaned_data
        return Declaration(
            said["name"], said["link"], said["needs"], said["milestones"], said["starter_tasks"]
        )

    def clean_name(self) -> str:
        return visible_line(self.cleaned_data["name"])

    def clean_link(self) -> str:
        link = str(self.cleaned_data["link"])
        if urlsplit(link).scheme not in ("http", "https"):
            raise forms.ValidationError(_("Please give a web address that begins with https."))
        return link

    def clean(self) -> None:
        for name in TEXTS:
            if name in self.cleaned_data:
                self.cleaned_data[name] = several_lines(self.cleaned_data[name])


def visible_line(typed: str) -> str:
    """The text on one line, without tricks of direction. Refuses what nobody can see."""
    line = one_line(typed)
    if not can_be_seen(line):
        raise forms.ValidationError(_("Please write something that people can see."))
    return line
