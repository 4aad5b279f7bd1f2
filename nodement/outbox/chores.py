"""What time does to letters: the queued are sent, the lost are sent again, the refused wait."""

from contextlib import closing
from datetime import datetime, timedelta

from django.db.models import Case, F, QuerySet, Value, When, prefetch_related_objects
from django.utils.translation import gettext as _

from nodement.kit.claims import claim, free
from nodement.outbox.channels import FateUnknown, NoServer, Post, Returned
from nodement.outbox.models import Letter

LEASE = timedelta(minutes=5)
BATCH = 20
PATIENCE = tuple(timedelta(minutes=wait) for wait in (1, 5, 15, 60, 180, 360, 720, 1440))
OUTAGE = tuple(timedelta(minutes=wait) for wait in (1, 5, 15))
SECRET_LIFE = timedelta(hours=1)
CODE = "sign-in-code"
WAITING = [Letter.State.QUEUED, Letter.State.SENDING]
GONE = [Letter.State.SENT, Letter.State.WITHHELD]


def send_letters(now: datetime) -> int:
    """Send a batch of what is due; say how many left.

    A letter is marked as on its way before it is handed over. If the worker dies in between, its
    fate is unknown: when the lease has run out it is sent again under the same Message-ID, and
    marked as possibly sent twice.
    """
    due = Letter.objects.filter(state__in=WAITING, due_at__lte=now)
    letters = claim(due, now=now, lease=LEASE, most=BATCH)
    prefetch_related_objects(letters, "reader")
    held = due.filter(lease_until=now + LEASE, pk__in=[letter.pk for letter in letters])
    sent = 0
    with closing(Post()) as post:
        for letter in letters:
            try:
                sent += _send(letter, post, now)
            except FateUnknown:
                held.update(lease_until=None)
                break
            except NoServer as outage:
                _wait_for_server(due.filter(free(now)) | held, outage, now)
                break
    return sent


def forget_secrets(now: datetime) -> int:
    """Delete what let somebody in, once it has served or has run out; say how many letters.

    A code runs out by itself. A link does not, so a letter with one keeps its words until it has
    left: however long a server is down, nobody gets an empty letter.
    """
    old = Letter.objects.filter(is_secret=True, written_at__lte=now - SECRET_LIFE).exclude(html="")
    codes, links = old.filter(name=CODE), old.exclude(name=CODE).filter(state__in=GONE)
    code_words = _("The code that stood here has run out and was deleted.")
    link_words = _("This letter held a link for its reader alone. Its words were deleted.")
    return codes.update(text=f"{code_words}\n", html="") + links.update(
        text=f"{link_words}\n", html=""
    )


def _send(letter: Letter, post: Post, now: datetime) -> bool:
    """Send one letter, if it is still ours to send and its reader is still here."""
    post.open()
    ours = Letter.objects.filter(pk=letter.pk, claims=letter.claims)
    doubt = letter.is_possibly_twice or letter.state == Letter.State.SENDING
    if not ours.filter(reader__is_active=True).update(
        state=Letter.State.SENDING, is_possibly_twice=doubt, tries=F("tries") + 1
    ):
        gone = ours.filter(reader__is_active=False)
        gone.update(state=Letter.State.WITHHELD, lease_until=None)
        return False
    try:
        post.send(letter)
    except NoServer:
        ours.update(state=Letter.State.QUEUED, tries=letter.tries)
        raise
    except Returned as refusal:
        _put_off(letter, refusal, now, gives_up=refusal.is_final)
        return False
    except FateUnknown as loss:
        _put_off(letter, loss, now)
        ours.update(is_possibly_twice=True)
        raise
    ours.update(state=Letter.State.SENT, sent_at=now, lease_until=None, trouble="")
    return True


def _put_off(letter: Letter, trouble: Exception, now: datetime, *, gives_up: bool = False) -> None:
    """Try this letter again later, with growing patience that ends one day."""
    is_last_try = letter.tries >= len(PATIENCE)
    wait = PATIENCE[min(letter.tries, len(PATIENCE) - 1)]
    Letter.objects.filter(pk=letter.pk, claims=letter.claims).update(
        state=Letter.State.FAILED if gives_up or is_last_try else Letter.State.QUEUED,
        due_at=now + wait,
        lease_until=None,
        trouble=str(trouble),
    )


def _wait_for_server(letters: "QuerySet[Letter]", outage: NoServer, now: datetime) -> None:
    """Let every due letter wait about as long again as it has waited; none gives up."""
    steps = [When(written_at__gt=now - wait, then=Value(now + wait)) for wait in OUTAGE]
    letters.update(
        due_at=Case(*steps, default=Value(now + OUTAGE[-1])), lease_until=None, trouble=str(outage)
    )
