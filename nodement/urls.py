"""Every address of the site."""

from django.urls import URLPattern, URLResolver, include, path

from nodement.web.accounts import urlpatterns as accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nodement.web.public.urls")),
    path("", include("nodement.web.member.urls")),
    path("", include("nodement.web.organizer.urls")),
    *accounts,
]
handler400 = "nodement.web.errors.unreadable"
handler404 = "nodement.web.errors.not_found"
handler500 = "nodement.web.errors.broken"
handler403 = "nodement.web.errors.forbidden"
