"""The settings of one installation, read from the environment; wrong values stop the start."""

import os
from pathlib import Path

import django
from django.utils.translation import gettext_lazy as _

from nodement.settings import database
from nodement.settings.environment import (
    SettingsError as SettingsError,
)
from nodement.settings.environment import (
    read_database,
    read_github,
    read_home,
    read_log_level,
    read_mail,
    read_secret_key,
    read_sender,
    read_trusted_proxies,
    read_url,
    refuse_unknown_names,
)

refuse_unknown_names(os.environ)

HOUSE = Path(__file__).resolve().parents[1]
HOME = read_home()
SITE_URL = read_url()
SECRET_KEY = read_secret_key(HOME)
MAIL = read_mail(SITE_URL)
DEFAULT_FROM_EMAIL = read_sender(SITE_URL)
GITHUB = read_github()
LOG_LEVEL = read_log_level()
ALLAUTH_TRUSTED_PROXY_COUNT = read_trusted_proxies()

DEBUG = False
ALLOWED_HOSTS = SITE_URL.hosts
CSRF_TRUSTED_ORIGINS = [SITE_URL.origin]
IS_HTTPS = SITE_URL.is_https

DATABASES = {"default": database.settings_for(read_database(HOME))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.github",
    "allauth.mfa",
    "nodement.people",
    "nodement.journal",
    "nodement.outbox",
    "nodement.programs",
    "nodement.documents",
    "nodement.forms",
    "nodement.surveys",
    "nodement.pairs",
    "nodement.applying",
    "nodement.admissions",
    "nodement.outreach",
    "nodement.matching",
    "nodement.lifecycle",
    "nodement.privacy",
    "nodement.web",
    "nodement.cli",
    "nodement.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "nodement.web.middleware.content_security_policy",
    "nodement.web.middleware.bounded",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nodement.web.middleware.moment_and_person",
    "nodement.web.middleware.refusals_in_words",
]

ROOT_URLCONF = "nodement.urls"
WSGI_APPLICATION = "nodement.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "nodement.web.context.shell",
            ],
            "libraries": {"zones": "nodement.kit.zones"},
            "builtins": ["nodement.web.templatetags.words"],
        },
    }
]
FORM_RENDERER = "nodement.web.rendering.FormRenderer"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "member:me"
LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_ADAPTER = "nodement.web.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
SOCIALACCOUNT_ADAPTER = "nodement.web.sign_in.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"github": GITHUB.provider} if GITHUB else {}
MFA_REAUTHENTICATION_REQUIRED = False
MFA_ADAPTER = "nodement.web.sign_in.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.is_loopback

SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [HOUSE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
FILE_UPLOAD_PERMISSIONS = 0o600

if django.VERSION < (6, 1):
    EMAIL_BACKEND = MAIL.backend
    EMAIL_HOST = MAIL.host
    EMAIL_PORT = MAIL.port
    EMAIL_HOST_USER = MAIL.user
    EMAIL_HOST_PASSWORD = MAIL.password
    EMAIL_USE_TLS = MAIL.starttls
    EMAIL_USE_SSL = MAIL.tls
    EMAIL_TIMEOUT = MAIL.timeout
else:
    MAILERS = {"default": {"BACKEND": MAIL.backend, "OPTIONS": MAIL.options}}
MAIL_IS_LOCAL = MAIL.is_local

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
