"""Hand one letter to the mail server, or keep it in the local mailbox."""

from email.message import MIMEPart
from email.policy import SMTP as STRICT

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from nodement.outbox.models import Letter


class Post:
    """One open line to the mail server, used for a batch of letters."""

    def __init__(self) -> None:
        self._line: BaseEmailBackend | None = None

    def send(self, letter: Letter) -> None:
        """Hand over a letter; raises OSError (SMTP errors are of that kind) when refused."""
        if settings.MAIL_IS_LOCAL:
            return
        if self._line is None:
            self._line = get_connection()
            self._line.open()
        try:
            self._line.send_messages([_mail(letter)])
        except OSError:
            self.hang_up()
            raise

    def hang_up(self) -> None:
        if self._line is not None:
            line, self._line = self._line, None
            line.close()


def _mail(letter: Letter) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.reader.email],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        mail.attach(_invitation(letter))
    return mail


def _invitation(letter: Letter) -> MIMEPart:
    """The calendar file, typed so that mail programs offer to take it over (RFC 6047)."""
    part = MIMEPart(policy=STRICT)
    part.set_content(
        letter.calendar.encode(),
        "text",
        "calendar",
        filename="invitation.ics",
        params={"method": letter.calendar_method, "charset": "utf-8"},
    )
    return part
