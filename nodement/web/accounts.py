"""Addresses of signing in: django-allauth's views, classified like our own."""

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.github import views as github
from django.urls import path

from nodement.web.access import Who, screen
from nodement.web.public.home import joining
from nodement.web.sign_in import confirm_code, takes_a_passkey, where_github_is_set_up

visitor = screen(Who.VISITOR, "GET", "POST")
person = screen(Who.SIGNED_IN, "GET", "POST")
to_github = where_github_is_set_up(github.oauth2_login)
from_github = where_github_is_set_up(github.oauth2_callback)

urlpatterns = [
    path("sign-in/", visitor(account.request_login_code), name="account_login"),
    path("sign-in/", visitor(account.request_login_code), name="account_request_login_code"),
    path("sign-in/code/", visitor(confirm_code), name="account_confirm_login_code"),
    path(
        "sign-in/passkey/",
        visitor(takes_a_passkey(passkeys.login_webauthn)),
        name="mfa_login_webauthn",
    ),
    path("sign-in/github/", visitor(to_github), name="github_login"),
    path("sign-in/github/back/", visitor(from_github), name="github_callback"),
    path("sign-in/failed/", visitor(social.login_error), name="socialaccount_login_error"),
    path("sign-in/left/", visitor(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("sign-in/inactive/", visitor(account.account_inactive), name="account_inactive"),
    path("joining/", joining, name="account_signup"),
    path("sign-out/", visitor(account.logout), name="account_logout"),
    path("me/passkeys/", person(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("me/passkeys/", person(passkeys.list_webauthn), name="mfa_index"),
    path(
        "me/passkeys/add/", person(takes_a_passkey(passkeys.add_webauthn)), name="mfa_add_webauthn"
    ),
    path("me/passkeys/<int:pk>/edit/", person(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "me/passkeys/<int:pk>/remove/", person(passkeys.remove_webauthn), name="mfa_remove_webauthn"
    ),
]
