"""Hand one letter to the mail server, or keep it in the local mailbox."""

import contextlib
import smtplib
from email.errors import MessageError

import django
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from nodement.outbox.models import Letter

TOO_LARGE = 552
GOING_AWAY = 421


class NoServer(Exception):
    """The mail server is away, or takes nothing from us: every letter waits."""


class Returned(Exception):
    """The mail server refused this one letter; trying again may help or not."""

    def __init__(self, words: str, *, is_final: bool) -> None:
        super().__init__(words)
        self.is_final = is_final


class FateUnknown(Exception):
    """The line broke while the letter was handed over: it may have arrived."""


class Post:
    """One open line to the mail server, used for a batch of letters."""

    def __init__(self) -> None:
        self._line: BaseEmailBackend | None = None

    def open(self) -> None:
        """Reach the mail server; raises NoServer. The local mailbox needs no line."""
        if settings.MAIL_IS_LOCAL or self._line is not None:
            return
        line = _new_line()
        try:
            line.open()
        except OSError as error:
            raise NoServer(_words(error)) from error
        self._line = line

    def send(self, letter: Letter) -> None:
        """Hand over a letter; raises NoServer, Returned or FateUnknown."""
        if settings.MAIL_IS_LOCAL:
            return
        self.open()
        try:
            self._hand_over(letter)
        except smtplib.SMTPException as error:
            raise _sorted(error) from error
        except OSError as error:
            raise FateUnknown(_words(error)) from error
        except (ValueError, MessageError) as error:
            raise Returned(_words(error), is_final=True) from error

    def close(self) -> None:
        if self._line is not None:
            line, self._line = self._line, None
            with contextlib.suppress(OSError):
                line.close()

    def _hand_over(self, letter: Letter) -> None:
        if self._line is None or self._line.send_messages([_mail(letter)]) != 1:
            raise ValueError("Nobody was named to receive it.")


def _new_line() -> BaseEmailBackend:
    if django.VERSION < (6, 1):
        return mail.get_connection()
    return mail.mailers["default"]


def _mail(letter: Letter) -> EmailMultiAlternatives:
    envelope = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.reader.email],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    envelope.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        # Mail programs offer to take it over when the type says what it asks (RFC 6047).
        envelope.attach_alternative(
            letter.calendar, f"text/calendar; method={letter.calendar_method}"
        )
    return envelope


def _sorted(error: smtplib.SMTPException) -> NoServer | Returned | FateUnknown:
    """Whose trouble it is: the server's with everybody, with this letter, or nobody knows."""
    codes = _codes(error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Returned(_words(error), is_final=True)
    if not codes:
        return FateUnknown(_words(error))
    is_about_sender = isinstance(error, smtplib.SMTPSenderRefused) and codes != [TOO_LARGE]
    is_about_letter = isinstance(
        error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError | smtplib.SMTPSenderRefused
    )
    if GOING_AWAY in codes or is_about_sender or not is_about_letter:
        return NoServer(_words(error))
    return Returned(_words(error), is_final=all(500 <= code < 600 for code in codes))


def _codes(error: smtplib.SMTPException) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _words in error.recipients.values()]
    if isinstance(error, smtplib.SMTPResponseException):
        return [error.smtp_code]
    return []


def _words(error: Exception) -> str:
    """What went wrong, in one printable line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = "; ".join(_answer(*answer) for answer in error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        said = _answer(error.smtp_code, error.smtp_error)
    else:
        said = str(error) or type(error).__name__
    printable = "".join(letter if letter.isprintable() else " " for letter in said)
    return " ".join(printable.split())[:400]


def _answer(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
