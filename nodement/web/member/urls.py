"""Addresses of mentees and mentors."""

from django.urls import path

from nodement.web.member.account import account, ask_address, delete, export
from nodement.web.member.application import application
from nodement.web.member.invitation import invitation
from nodement.web.member.letters import letter, letters
from nodement.web.member.me import me
from nodement.web.member.nominations import nominations
from nodement.web.member.pair import pair
from nodement.web.member.project import project
from nodement.web.member.settings import person_settings
from nodement.web.member.times import accept, cancel, keep, outcome, place, propose

app_name = "member"
urlpatterns = [
    path("me/", me, name="me"),
    path("me/settings/", person_settings, name="settings"),
    path("me/account/", account, name="account"),
    path("me/account/address/", ask_address, name="ask_address"),
    path("me/account/export/", export, name="export"),
    path("me/account/delete/", delete, name="delete"),
    path("me/letters/", letters, name="letters"),
    path("me/applications/<str:application_id>/", application, name="application"),
    path("letters/<str:letter_id>/", letter, name="letter"),
    path("projects/<str:project_id>/", project, name="project"),
    path("projects/<str:project_id>/nominations/", nominations, name="nominations"),
    path("pairs/<str:pair_id>/", pair, name="pair"),
    path("pairs/<str:pair_id>/times/", propose, name="propose"),
    path("meetings/<str:meeting_id>/accept/", accept, name="accept"),
    path("meetings/<str:meeting_id>/keep/", keep, name="keep"),
    path("meetings/<str:meeting_id>/cancel/", cancel, name="cancel"),
    path("meetings/<str:meeting_id>/place/", place, name="place"),
    path("meetings/<str:meeting_id>/outcome/", outcome, name="outcome"),
    path("meetings/<str:meeting_id>/invitation.ics", invitation, name="invitation"),
]
