"""Addresses of organizers, and of those who keep the installation."""

from django.urls import path

from nodement.web.organizer.cohort import cohort
from nodement.web.organizer.dates import dates
from nodement.web.organizer.decisions import decide, revoke
from nodement.web.organizer.imports import imports
from nodement.web.organizer.letters import letters, mailbox, mailbox_letter
from nodement.web.organizer.pairs import pairs
from nodement.web.organizer.people import application, people, withdraw
from nodement.web.organizer.policy import policy
from nodement.web.organizer.programs import programs, start
from nodement.web.organizer.publish import publish
from nodement.web.organizer.round import cancel as cancel_round
from nodement.web.organizer.round import matching_round
from nodement.web.organizer.rounds import rounds
from nodement.web.organizer.survey_import import cancel as cancel_import
from nodement.web.organizer.survey_import import confirm, correct, survey_import
from nodement.web.organizer.team import take_back, team
from nodement.web.organizer.unmatched import unmatched

app_name = "organizer"
urlpatterns = [
    path("programs/", programs, name="programs"),
    path("programs/start/", start, name="start"),
    path("programs/<str:program_id>/policy/", policy, name="policy"),
    path("programs/<str:program_id>/team/", team, name="team"),
    path("programs/<str:program_id>/team/<str:role_id>/revoke/", take_back, name="take_back"),
    path("cohorts/<str:cohort_id>/", cohort, name="cohort"),
    path("cohorts/<str:cohort_id>/dates/", dates, name="dates"),
    path("cohorts/<str:cohort_id>/people/", people, name="people"),
    path("cohorts/<str:cohort_id>/pairs/", pairs, name="pairs"),
    path("cohorts/<str:cohort_id>/imports/", imports, name="imports"),
    path("cohorts/<str:cohort_id>/rounds/", rounds, name="rounds"),
    path("cohorts/<str:cohort_id>/letters/", letters, name="letters"),
    path("applications/<str:application_id>/", application, name="application"),
    path("applications/<str:application_id>/withdraw/", withdraw, name="withdraw"),
    path("imports/<str:import_id>/", survey_import, name="import"),
    path("imports/<str:import_id>/correct/", correct, name="correct"),
    path("imports/<str:import_id>/confirm/", confirm, name="confirm"),
    path("imports/<str:import_id>/cancel/", cancel_import, name="cancel_import"),
    path("rounds/<str:round_id>/", matching_round, name="round"),
    path("rounds/<str:round_id>/unmatched/", unmatched, name="unmatched"),
    path("rounds/<str:round_id>/cancel/", cancel_round, name="cancel_round"),
    path("rounds/<str:round_id>/publish/", publish, name="publish"),
    path("rounds/<str:round_id>/decisions/<str:decision_id>/revoke/", revoke, name="revoke"),
    path("proposals/<str:proposal_id>/decision/", decide, name="decide"),
    path("mailbox/", mailbox, name="mailbox"),
    path("mailbox/<str:letter_id>/", mailbox_letter, name="mailbox_letter"),
]
