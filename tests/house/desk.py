"""What organizers have on their desk: notes, a view, a decision, a private file, an invitation."""

from django.core.files.base import ContentFile

from nodement.admissions.actions import add_note, assign_owner, save_view
from nodement.applying.invitations import LIFE
from nodement.applying.models import Invitation, Upload
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON


def on_the_desk(application: Application, organizer, secret: str) -> dict[str, str]:
    """One thing for each part of an address that organizers open beside an application."""
    cohort = application.cohort
    by = {"by": organizer, "at": NOON}
    given = assign_owner(cohort, [application], organizer, **by)
    upload = Upload.objects.create(
        application=application,
        question="file",
        file=ContentFile(secret.encode(), "answer.txt"),
        file_name=f"{secret}.txt",
        content_type="text/plain",
        size=len(secret),
        uploaded_at=NOON,
    )
    Application.objects.filter(pk=application.pk).update(given={"file": upload.public_id})
    invitation = Invitation.objects.create(
        cohort=cohort,
        role=application.role,
        person=make.person(f"Invited {secret}"),
        made_by=organizer,
        made_at=NOON,
        expires_at=NOON + LIFE,
    )
    others = Application.objects.filter(cohort=cohort, role=application.role)
    return {
        "note_id": add_note(application, f"Says {secret}", **by).public_id,
        "view_id": save_view(cohort.program, secret, "role=mentor", **by).public_id,
        "change_id": given.change.public_id,
        "invitation_id": invitation.public_id,
        "upload_id": upload.public_id,
        "other_id": others.exclude(pk=application.pk).first().public_id,
    }
