"""Propose a time, answer one, say how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from nodement.kit.errors import Refusal
from nodement.matching.kickoff import CommonTime, whole_quarter
from nodement.pairs import actions, rules
from nodement.pairs.models import Meeting
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

SHORTEST = timedelta(minutes=30)


@dataclass(frozen=True)
class Week:
    """The common times of one week of the reader's calendar, in order; 0 is this week."""

    number: int
    times: list[CommonTime]


def weeks_of(times: Iterable[CommonTime], now: datetime) -> list[Week]:
    """Common times of this week and the next, each from a whole quarter of an hour on."""
    monday = timezone.localdate(now) - timedelta(days=timezone.localdate(now).weekday())
    weeks = [Week(0, []), Week(1, [])]
    for time in times:
        start = whole_quarter(time.starts_at)
        number = (timezone.localdate(start) - monday).days // 7
        if number < len(weeks) and time.ends_at - start >= SHORTEST:
            rest = CommonTime(start, time.ends_at, time.mentee_zone, time.mentor_zone)
            weeks[number].times.append(rest)
    return weeks


class TimeForm(forms.Form):
    """A moment: one of the times offered (`moment`), or any other in the reader's own clock."""

    moment = forms.CharField(required=False)
    other = forms.DateTimeField(
        required=False, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    )

    def chosen(self) -> datetime:
        if not self.is_valid():
            raise Refusal(_("That is no time. Write it as 2026-12-31 18:00."))
        if self.cleaned_data["other"]:
            other: datetime = self.cleaned_data["other"]
            return other
        return moment_of(self.cleaned_data["moment"])


def moment_of(text: str) -> datetime:
    """A moment as our own pages send it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(_("Choose one of the times, or write another.")) from None
    if moment.tzinfo is None:
        raise Refusal(_("Choose one of the times, or write another."))
    return moment


@screen(Who.MEMBER_OF_PAIR, "POST")
def propose(request: SignedInRequest, pair_id: str) -> HttpResponse:
    pair = get_object_or_404(rules.workable(request.user), public_id=pair_id)
    moment = TimeForm(request.POST).chosen()
    meeting = actions.propose_time(pair, moment, by=request.user, at=request.now)
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
    meeting = _own(request, meeting_id)
    actions.keep_time(meeting, by=request.user, at=request.now)
    messages.success(request, _("The meeting stays where it was."))
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def cancel(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    meeting = _own(request, meeting_id)
    actions.cancel_meeting(meeting, by=request.user, at=request.now)
    words = _("Cancelled. %(name)s is told by letter.")
    messages.success(request, words % {"name": meeting.pair.partner_of(request.user)})
    return redirect("member:pair", meeting.pair.public_id)


@screen(Who.MEMBER_OF_PAIR, "POST")
def outcome(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    """Say whether you met: `met` with minutes, or not."""
    meeting = _own(request, meeting_id)
    if request.POST.get("met") == "yes":
        minutes = request.POST.get("minutes", "60")
        if not minutes.isdecimal():
            raise Refusal(_("Say how many minutes you met, as a number."))
        actions.hold_meeting(meeting, minutes=int(minutes), by=request.user, at=request.now)
        messages.success(request, _("Noted: you met. Well done, both of you."))
    else:
        actions.miss_meeting(meeting, by=request.user, at=request.now)
        messages.success(request, _("Noted. That happens; propose a new time when you can."))
    return redirect("member:pair", meeting.pair.public_id)


def _own(request: SignedInRequest, meeting_id: str) -> Meeting:
    return get_object_or_404(rules.own_meetings(request.user), public_id=meeting_id)
