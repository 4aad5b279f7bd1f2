"""Files that answer a question: told apart by what is in them, and deleted with their rows."""

from collections.abc import Iterable

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from nodement.applying.models import Upload
from nodement.kit.errors import Refusal
from nodement.surveys.cleaning import one_line

LARGEST_FILE = 5 * 1024 * 1024
PDF, TEXT = "application/pdf", "text/plain"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
ENDS_PAGES = "\t\n\r\f"


def content_type_of(file: "File[bytes]") -> str:
    """What a file is, by its bytes; its name and what the browser says of it do not count.

    Refuses in words what is too large, empty, or neither a PDF nor plain text. Pictures are
    refused because they tell where and with what they were taken.
    """
    if (file.size or 0) > LARGEST_FILE:
        raise Refusal(_("This file is larger than 5 MB. Please make it smaller, or send a part."))
    file.seek(0)
    content = file.read()
    file.seek(0)
    if not content:
        raise Refusal(_("This file is empty. Please choose it again."))
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(PICTURES):
        raise Refusal(
            _("Pictures are not taken here: they tell more than they show. Please save it as PDF.")
        )
    if _is_text(content):
        return TEXT
    raise Refusal(_("Only PDF and plain text are taken here. Please save the file as PDF."))


def name_of(file: "File[bytes]") -> str:
    """The name of a file as people read it, without folders and tricks."""
    plain = one_line((file.name or "").replace("\\", "/").rsplit("/", 1)[-1])
    return plain[-255:] or pgettext("the name of a file without a name", "file")


def delete_uploads(uploads: Iterable[Upload]) -> None:
    """Delete files with their rows; the bytes go once the change is kept."""
    gone = list(uploads)
    names = [upload.file.name for upload in gone]
    Upload.objects.filter(pk__in=[upload.pk for upload in gone]).delete()
    transaction.on_commit(lambda: _forget(names))


def _forget(names: Iterable[str | None]) -> None:
    for name in names:
        default_storage.delete(name or "")


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(mark < " " and mark not in ENDS_PAGES for mark in text)
