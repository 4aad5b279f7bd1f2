"""Addresses for everybody."""

from django.urls import path

from nodement.web.public.address import address
from nodement.web.public.apply import apply
from nodement.web.public.apply import begin as begin_application
from nodement.web.public.apply_invited import invited
from nodement.web.public.apply_section import languages as apply_languages
from nodement.web.public.apply_section import section as apply_section
from nodement.web.public.apply_send import later, send, sent
from nodement.web.public.document import document
from nodement.web.public.enter import enter
from nodement.web.public.home import health, home
from nodement.web.public.interest import interest, stop
from nodement.web.public.nomination import nomination
from nodement.web.public.program import program
from nodement.web.public.projects import confirm as confirm_project
from nodement.web.public.projects import declare as declare_project
from nodement.web.public.projects import projects
from nodement.web.public.status import status, status_request

app_name = "public"
urlpatterns = [
    path("", home, name="home"),
    path("enter/<str:token>/", enter, name="enter"),
    path("health/", health, name="health"),
    path("programs/<str:program_id>/documents/<str:kind>/", document, name="document"),
    path("programs/<str:program_id>/projects/", projects, name="projects"),
    path("programs/<str:program_id>/projects/declare/", declare_project, name="declare_project"),
    path("projects/confirm/<str:token>/", confirm_project, name="confirm_project"),
    path("nominations/<str:token>/", nomination, name="nomination"),
    path("address/<str:token>/", address, name="address"),
    path("programs/<str:program_id>/about/", program, name="program"),
    path("interest/<str:token>/", interest, name="interest"),
    path("interest/<str:token>/stop/", stop, name="stop"),
    path("status/", status_request, name="status_request"),
    path("status/<str:token>/", status, name="status"),
    path("apply/invited/<str:token>/", invited, name="apply_invited"),
    path("apply/<str:cohort_id>/", apply, name="apply"),
    path("apply/<str:cohort_id>/<str:role>/", begin_application, name="apply_begin"),
    path("apply/<str:cohort_id>/<str:role>/send/", send, name="apply_send"),
    path("apply/<str:cohort_id>/<str:role>/send/done/", sent, name="apply_sent"),
    path("apply/<str:cohort_id>/<str:role>/send/later/", later, name="apply_later"),
    path(
        "apply/<str:cohort_id>/<str:role>/languages/count/", apply_languages, name="apply_languages"
    ),
    path(
        "apply/<str:cohort_id>/<str:role>/<str:section_key>/", apply_section, name="apply_section"
    ),
]
