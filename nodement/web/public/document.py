"""A text of a program, for whoever is asked to agree to it: as it counts now, or as it read."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.documents.models import Document
from nodement.documents.queries import published
from nodement.documents.rendering import rendered
from nodement.programs.models import Program
from nodement.web.access import Who, screen
from nodement.web.types import Request


@screen(Who.VISITOR)
def document(request: Request, program_id: str, kind: str) -> HttpResponse:
    """Drafts do not exist here."""
    program = get_object_or_404(Program.objects.select_related("community"), public_id=program_id)
    versions = list(published(program, kind).defer("text")[:100])
    if not versions:
        raise Http404
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked), None)
    if asked and shown is None:
        raise Http404
    version = shown or versions[0]
    context = {
        "program": program,
        "kind": Document.Kind(kind),
        "version": version,
        "text": rendered(version.text),
        "versions": versions,
        "current": versions[0],
    }
    return render(request, "public/document.html", context)
