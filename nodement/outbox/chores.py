"""What time does to letters: the queued are sent, the lost are sent again, the failed wait."""

import smtplib
from datetime import datetime, timedelta

from django.db.models import F

from nodement.kit.claims import claim
from nodement.outbox.channels import Post
from nodement.outbox.models import Letter

LEASE = timedelta(minutes=5)
BATCH = 50
PATIENCE = (1, 5, 15, 60, 180, 360, 720, 1440)


def send_letters(now: datetime) -> int:
    """Send what is due; say how many left.

    A letter is marked as on its way before it is handed over. If the worker dies in between, its
    fate is unknown: when the lease has run out it is sent again under the same Message-ID, and
    marked as possibly sent twice.
    """
    waiting = [Letter.State.QUEUED, Letter.State.SENDING]
    due = Letter.objects.filter(state__in=waiting, due_at__lte=now)
    post = Post()
    sent = 0
    try:
        for claimed in claim(due, now=now, lease=LEASE, most=BATCH):
            sent += _send(claimed, post, now)
    finally:
        post.hang_up()
    return sent


def _send(letter: Letter, post: Post, now: datetime) -> bool:
    ours = Letter.objects.filter(pk=letter.pk, claims=letter.claims)
    if not letter.reader.is_active:
        ours.update(state=Letter.State.WITHHELD, lease_until=None)
        return False
    doubt = letter.is_possibly_twice or letter.state == Letter.State.SENDING
    if not ours.update(state=Letter.State.SENDING, is_possibly_twice=doubt, tries=F("tries") + 1):
        return False
    try:
        post.send(letter)
    except OSError as error:
        _put_off(letter, error, now)
        return False
    ours.update(state=Letter.State.SENT, sent_at=now, lease_until=None, trouble="")
    return True


def _put_off(letter: Letter, error: OSError, now: datetime) -> None:
    """Try again later, with growing patience; give up on a refusal that is final."""
    tries = letter.tries + 1
    is_final = isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        500 <= code < 600 for code, _words in error.recipients.values()
    )
    gives_up = is_final or tries > len(PATIENCE)
    wait = timedelta(minutes=PATIENCE[min(tries, len(PATIENCE)) - 1])
    Letter.objects.filter(pk=letter.pk, claims=letter.claims).update(
        state=Letter.State.FAILED if gives_up else Letter.State.QUEUED,
        due_at=now + wait,
        lease_until=None,
        trouble=" ".join(str(error).split())[:400],
    )
