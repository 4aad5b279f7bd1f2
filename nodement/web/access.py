"""Who may open an address: said at the view, enforced there, listed by `nodement routes`."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponseBase]


class Who(StrEnum):
    """Kinds of people, as an address knows them."""

    VISITOR = "visitor"
    SIGNED_IN = "signed in"
    MEMBER_OF_PAIR = "member of the pair"
    READER = "reader of the letter"
    ORGANIZER = "organizer"
    KEEPER = "keeper"


def screen(who: Who, *methods: str) -> Callable[[View], View]:
    """Open a view to some people, for some methods; GET alone if none is named.

    Everybody but a visitor has to be signed in. Which of the signed-in finds the thing is decided
    by the rule that the view starts from: for the others it does not exist.
    """
    allowed = methods or ("GET",)

    def classify(view: View) -> View:
        inner = view if who == Who.VISITOR else login_required(view)
        answered = [*allowed, "HEAD"] if "GET" in allowed else list(allowed)
        checked = require_http_methods(answered)(inner)

        @wraps(view)
        def classified(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return checked(*args, **kwargs)

        classified.who, classified.methods = who, allowed  # type: ignore[attr-defined]
        return classified

    return classify
