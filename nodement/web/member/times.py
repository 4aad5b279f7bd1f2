"""Propose a time, answer one, say how it went."""

from datetime import MAXYEAR, MINYEAR, datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from nodement.kit.errors import Refusal
from nodement.pairs import actions, rules
from nodement.pairs.models import Meeting
from nodement.web.access import Who, screen
from nodement.web.member.pair import mark_of, pair_page
from nodement.web.types import SignedInRequest

LONGEST_NUMBER = 4


class TimeForm(forms.Form):
    """A moment: one of the times offered (`moment`), or any other in the reader's own clock."""

    moment = forms.CharField(required=False)
    other = forms.DateTimeField(
        required=False, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    )

    def chosen(self) -> datetime:
        if not self.is_valid():
            if self.has_error("other", "ambiguous_timezone"):
                raise Refusal(_("The clocks change in that hour. Choose one before or after it."))
            raise Refusal(_("That is no time. Write it as 2026-12-31 18:00."))
        if self.cleaned_data["other"]:
            other: datetime = self.cleaned_data["other"]
            return _sane(other)
        return moment_of(self.cleaned_data["moment"])


def moment_of(text: str) -> datetime:
    """A moment as our own pages send it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(_("Choose one of the times, or write another.")) from None
    if moment.tzinfo is None:
        raise Refusal(_("Choose one of the times, or write another."))
    return _sane(moment)


@screen(Who.MEMBER_OF_PAIR, "POST")
def propose(request: SignedInRequest, pair_id: str) -> HttpResponse:
    pair = get_object_or_404(rules.workable(request.user), public_id=pair_id)
    try:
        moment = TimeForm(request.POST).chosen()
        meeting = actions.propose_time(pair, moment, by=request.user, at=request.now)
    except Refusal as refusal:
        typed = request.POST.get("other", "")
        return pair_page(request, pair, typed=typed, trouble=refusal.words)
    partner = pair.partner_of(request.user)
    if meeting.state == Meeting.State.AGREED and not meeting.proposed_for:
        messages.success(request, _("Agreed. You both get an invitation by letter."))
    else:
        words = _("Proposed. %(name)s gets a letter and can answer with one click.")
        messages.success(request, words % {"name": partner})
    return redirect("member:pair", pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def accept(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    meeting = _own(request, meeting_id)
    moment = moment_of(request.POST.get("moment", ""))
    actions.accept_time(meeting, moment, by=request.user, at=request.now)
    messages.success(request, _("Agreed. You both get an invitation by letter."))
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def keep(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    meeting = _as_seen(request, meeting_id)
    actions.keep_time(meeting, by=request.user, at=request.now)
    messages.success(request, _("The meeting stays where it was."))
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def cancel(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    meeting = _as_seen(request, meeting_id)
    actions.cancel_meeting(meeting, by=request.user, at=request.now)
    words = _("Cancelled. %(name)s is told by letter.")
    messages.success(request, words % {"name": meeting.pair.partner_of(request.user)})
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def place(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    """Say where you meet; a refused place is kept as it was typed."""
    meeting = _own(request, meeting_id)
    typed = request.POST.get("place", "")
    try:
        actions.say_where(meeting, typed, by=request.user, at=request.now)
    except Refusal as refusal:
        return pair_page(request, meeting.pair, typed_place=typed, trouble=refusal.words)
    messages.success(request, _("Noted where you meet; both calendars get it."))
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def outcome(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    """Say whether you met: `met` with minutes, or not."""
    meeting = _own(request, meeting_id)
    if request.POST.get("met") == "yes":
        minutes = request.POST.get("minutes", "60")
        if not minutes.isdecimal() or len(minutes) > LONGEST_NUMBER:
            raise Refusal(_("Say how many minutes you met, as a number."))
        actions.hold_meeting(meeting, minutes=int(minutes), by=request.user, at=request.now)
        messages.success(request, _("Noted: you met. Well done, both of you."))
    else:
        actions.miss_meeting(meeting, by=request.user, at=request.now)
        messages.success(request, _("Noted. That happens; propose a new time when you can."))
    return redirect("member:pair", meeting.pair.public_id)


def _own(request: SignedInRequest, meeting_id: str) -> Meeting:
    return get_object_or_404(rules.own_meetings(request.user), public_id=meeting_id)


def _as_seen(request: SignedInRequest, meeting_id: str) -> Meeting:
    """The meeting, if its times are still those that stood beside the button."""
    meeting = _own(request, meeting_id)
    if request.POST.get("seen", mark_of(meeting)) != mark_of(meeting):
        words = _("You or %(name)s have changed this meeting meanwhile: look at it.")
        raise Refusal(words % {"name": meeting.pair.partner_of(request.user)})
    return meeting


def _sane(moment: datetime) -> datetime:
    """A moment with which one can reckon; the calendar's first and last years are slips."""
    if not MINYEAR + 1 < moment.year < MAXYEAR:
        raise Refusal(_("Choose one of the times, or write another."))
    return moment
