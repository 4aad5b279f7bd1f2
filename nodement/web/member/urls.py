"""Addresses of mentees and mentors."""

from django.urls import path

from nodement.web.member.invitation import invitation
from nodement.web.member.letters import letter, letters
from nodement.web.member.me import me
from nodement.web.member.pair import pair
from nodement.web.member.settings import person_settings
from nodement.web.member.times import accept, cancel, keep, outcome, place, propose

app_name = "member"
urlpatterns = [
    path("me/", me, name="me"),
    path("me/settings/", person_settings, name="settings"),
    path("me/letters/", letters, name="letters"),
    path("letters/<str:letter_id>/", letter, name="letter"),
    path("pairs/<str:pair_id>/", pair, name="pair"),
    path("pairs/<str:pair_id>/times/", propose, name="propose"),
    path("meetings/<str:meeting_id>/accept/", accept, name="accept"),
    path("meetings/<str:meeting_id>/keep/", keep, name="keep"),
    path("meetings/<str:meeting_id>/cancel/", cancel, name="cancel"),
    path("meetings/<str:meeting_id>/place/", place, name="place"),
    path("meetings/<str:meeting_id>/outcome/", outcome, name="outcome"),
    path("meetings/<str:meeting_id>/invitation.ics", invitation, name="invitation"),
]
