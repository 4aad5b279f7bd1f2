"""Requests as views know them."""

from datetime import datetime

from django.http import HttpRequest

from nodement.people.models import Person


class Request(HttpRequest):
    """A request with the moment in which it came."""

    now: datetime


class SignedInRequest(Request):
    """A request of a person who is known."""

    user: Person
