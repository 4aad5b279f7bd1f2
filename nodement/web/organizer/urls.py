"""Addresses of organizers, and of those who keep the installation."""

from django.urls import path

from nodement.web.organizer.application import application, delete_note, file, mark, note
from nodement.web.organizer.changes import changes
from nodement.web.organizer.changes import undo as undo_change
from nodement.web.organizer.close import close
from nodement.web.organizer.cohort import cohort
from nodement.web.organizer.cohorts import new_cohort
from nodement.web.organizer.dates import dates
from nodement.web.organizer.decisions import decide, revoke
from nodement.web.organizer.document import decide as decide_document
from nodement.web.organizer.document import document
from nodement.web.organizer.documents import documents
from nodement.web.organizer.duplicates import duplicates, merge
from nodement.web.organizer.form import copy as copy_form
from nodement.web.organizer.form import discard as discard_form
from nodement.web.organizer.form import form
from nodement.web.organizer.form import order as form_order
from nodement.web.organizer.form_preview import preview as form_preview
from nodement.web.organizer.form_publish import publish as publish_form
from nodement.web.organizer.form_question import add_question, question, remove_question
from nodement.web.organizer.form_section import add_section, remove_section, section
from nodement.web.organizer.form_translations import translations as form_translations
from nodement.web.organizer.forms import forms
from nodement.web.organizer.imports import imports
from nodement.web.organizer.invite import invite
from nodement.web.organizer.invite import revoke as revoke_invitation
from nodement.web.organizer.launch import launch
from nodement.web.organizer.letters import letters, mailbox, mailbox_letter
from nodement.web.organizer.nominations import confirm as confirm_nomination
from nodement.web.organizer.nominations import nominations
from nodement.web.organizer.nominations import take_back as take_back_nomination
from nodement.web.organizer.numbers import numbers
from nodement.web.organizer.pairs import pairs
from nodement.web.organizer.people import people
from nodement.web.organizer.people_bulk import people_bulk
from nodement.web.organizer.people_export import people_export
from nodement.web.organizer.policy import policy
from nodement.web.organizer.programs import programs
from nodement.web.organizer.projects import accept as accept_project
from nodement.web.organizer.projects import decline as decline_project
from nodement.web.organizer.projects import manage as manage_projects
from nodement.web.organizer.projects import undo as undo_decline
from nodement.web.organizer.publish import publish
from nodement.web.organizer.round import cancel as cancel_round
from nodement.web.organizer.round import matching_round
from nodement.web.organizer.rounds import rounds
from nodement.web.organizer.sign_up import sign_up
from nodement.web.organizer.start import start
from nodement.web.organizer.start_dates import start_dates
from nodement.web.organizer.start_steps import start_settings, start_texts, start_words
from nodement.web.organizer.start_team import start_documents, start_team
from nodement.web.organizer.survey_import import cancel as cancel_import
from nodement.web.organizer.survey_import import confirm, correct, survey_import
from nodement.web.organizer.team import take_back, team
from nodement.web.organizer.unmatched import unmatched
from nodement.web.organizer.views import delete as delete_view
from nodement.web.organizer.views import views

app_name = "organizer"
urlpatterns = [
    path("programs/", programs, name="programs"),
    path("programs/start/", start, name="start"),
    path("programs/<str:program_id>/policy/", policy, name="policy"),
    path("programs/<str:program_id>/team/", team, name="team"),
    path("programs/<str:program_id>/team/<str:role_id>/revoke/", take_back, name="take_back"),
    path("programs/<str:program_id>/cohorts/new/", new_cohort, name="new_cohort"),
    path("programs/<str:program_id>/documents/", documents, name="documents"),
    path("programs/<str:program_id>/documents/<str:kind>/write/", document, name="document"),
    path(
        "programs/<str:program_id>/documents/<str:kind>/versions/<str:version_id>/",
        decide_document,
        name="decide_document",
    ),
    path("cohorts/<str:cohort_id>/start/texts/", start_texts, name="start_texts"),
    path("cohorts/<str:cohort_id>/start/words/", start_words, name="start_words"),
    path("cohorts/<str:cohort_id>/start/settings/", start_settings, name="start_settings"),
    path("cohorts/<str:cohort_id>/start/dates/", start_dates, name="start_dates"),
    path("cohorts/<str:cohort_id>/start/team/", start_team, name="start_team"),
    path("cohorts/<str:cohort_id>/start/documents/", start_documents, name="start_documents"),
    path("cohorts/<str:cohort_id>/launch/", launch, name="launch"),
    path("cohorts/<str:cohort_id>/sign-up/", sign_up, name="sign_up"),
    path("cohorts/<str:cohort_id>/close/", close, name="close_matching"),
    path("cohorts/<str:cohort_id>/", cohort, name="cohort"),
    path("cohorts/<str:cohort_id>/dates/", dates, name="dates"),
    path("cohorts/<str:cohort_id>/people/", people, name="people"),
    path("cohorts/<str:cohort_id>/people/bulk/", people_bulk, name="people_bulk"),
    path("cohorts/<str:cohort_id>/people/export/", people_export, name="people_export"),
    path("cohorts/<str:cohort_id>/changes/", changes, name="changes"),
    path("cohorts/<str:cohort_id>/duplicates/", duplicates, name="duplicates"),
    path(
        "cohorts/<str:cohort_id>/duplicates/<str:application_id>/<str:other_id>/",
        merge,
        name="merge",
    ),
    path("cohorts/<str:cohort_id>/invite/", invite, name="invite"),
    path("invitations/<str:invitation_id>/revoke/", revoke_invitation, name="revoke_invitation"),
    path("cohorts/<str:cohort_id>/numbers/", numbers, name="numbers"),
    path("cohorts/<str:cohort_id>/views/", views, name="views"),
    path("cohorts/<str:cohort_id>/views/<str:view_id>/delete/", delete_view, name="delete_view"),
    path("cohorts/<str:cohort_id>/pairs/", pairs, name="pairs"),
    path("cohorts/<str:cohort_id>/imports/", imports, name="imports"),
    path("cohorts/<str:cohort_id>/rounds/", rounds, name="rounds"),
    path("cohorts/<str:cohort_id>/letters/", letters, name="letters"),
    path("applications/<str:application_id>/", application, name="application"),
    path("applications/<str:application_id>/mark/", mark, name="mark"),
    path("applications/<str:application_id>/notes/", note, name="note"),
    path(
        "applications/<str:application_id>/notes/<str:note_id>/delete/",
        delete_note,
        name="delete_note",
    ),
    path("applications/<str:application_id>/files/<str:upload_id>/", file, name="file"),
    path("changes/<str:change_id>/undo/", undo_change, name="undo_change"),
    path("cohorts/<str:cohort_id>/forms/", forms, name="forms"),
    path("forms/<str:form_id>/", form, name="form"),
    path("forms/<str:form_id>/order/", form_order, name="form_order"),
    path("forms/<str:form_id>/preview/", form_preview, name="form_preview"),
    path("forms/<str:form_id>/publish/", publish_form, name="form_publish"),
    path("forms/<str:form_id>/discard/", discard_form, name="form_discard"),
    path("forms/<str:form_id>/copy/", copy_form, name="form_copy"),
    path("forms/<str:form_id>/translations/", form_translations, name="form_translations"),
    path("forms/<str:form_id>/questions/add/", add_question, name="form_question_add"),
    path("forms/<str:form_id>/questions/<str:question_key>/", question, name="form_question"),
    path(
        "forms/<str:form_id>/questions/<str:question_key>/remove/",
        remove_question,
        name="form_question_remove",
    ),
    path("forms/<str:form_id>/sections/add/", add_section, name="form_section_add"),
    path("forms/<str:form_id>/sections/<str:section_key>/", section, name="form_section"),
    path(
        "forms/<str:form_id>/sections/<str:section_key>/remove/",
        remove_section,
        name="form_section_remove",
    ),
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
    path("programs/<str:program_id>/projects/manage/", manage_projects, name="projects"),
    path("projects/<str:project_id>/accept/", accept_project, name="accept_project"),
    path("projects/<str:project_id>/decline/", decline_project, name="decline_project"),
    path("projects/<str:project_id>/undo/", undo_decline, name="undo_decline"),
    path("cohorts/<str:cohort_id>/nominations/", nominations, name="nominations"),
    path("nominations/<str:nomination_id>/confirm/", confirm_nomination, name="confirm_nomination"),
    path(
        "nominations/<str:nomination_id>/take-back/",
        take_back_nomination,
        name="take_back_nomination",
    ),
    path("mailbox/", mailbox, name="mailbox"),
    path("mailbox/<str:letter_id>/", mailbox_letter, name="mailbox_letter"),
]
