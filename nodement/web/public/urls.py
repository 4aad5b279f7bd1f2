"""Addresses for everybody."""

from django.urls import path

from nodement.web.public.enter import enter
from nodement.web.public.home import health, home

app_name = "public"
urlpatterns = [
    path("", home, name="home"),
    path("enter/<str:token>/", enter, name="enter"),
    path("health/", health, name="health"),
]
