"""All settings of the web, from the environment, sensible without any."""

from pathlib import Path

import dj_database_url

from gutgemacht.media import LARGEST
from gutgemacht.media.error import LARGEST_FILM
from gutgemacht.web import environment

BASE = Path(__file__).parent
DATA = environment.folder("DATA", "data")

SECRET_KEY = environment.secret("SECRET_KEY", DATA / "secret-key")
DEBUG = environment.flag("DEBUG")
# Behind a proxy name the hosts; a tool on one's own machine answers to any name.
ALLOWED_HOSTS = environment.text("HOSTS", "*").split(",")
DEMO = environment.flag("DEMO")
# Asked of LanguageTool clients when set.
TOKEN = environment.text("TOKEN")
# Days for which acts of channels are kept; the log of decisions stays.
KEEP_ACTS = environment.number("KEEP_ACTS", 1_095)
# Days for which mentions are kept; their counts stay.
KEEP_MENTIONS = environment.number("KEEP_MENTIONS", 400)
# Names of the company, to recognise accounts that look official.
COMPANY = tuple(name for name in environment.text("COMPANY").split(",") if name)
# Where second opinions are asked; without it the page does not offer any.
OPINION = environment.opinion()
# Where mails are handed in; without it links are shown instead of sent.
MAIL = environment.mail()
# Where people find this house, so that mails can lead here.
ADDRESS = environment.address("ADDRESS")
# Hosts of the own network that may be called by pages, against the rule of https and public ones.
INSIDE = frozenset(environment.text("INSIDE").split(",")) - {""}
# The company's own accounts, by which people may sign in.
SIGN_ON = Path(environment.text("SIGN_ON", str(DATA / "sign-on.yml"))).absolute()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "gutgemacht.web.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "gutgemacht.web.draft",
    "gutgemacht.web.guideline",
    "gutgemacht.web.guideline.own",
    "gutgemacht.web.handbook",
    "gutgemacht.web.cases",
    "gutgemacht.web.languagetool",
    "gutgemacht.web.notices",
    "gutgemacht.web.publish.channels",
    "gutgemacht.web.publish.drafts",
    "gutgemacht.web.publish.approvals",
    "gutgemacht.web.publish.sending",
    "gutgemacht.web.publish.ledger",
    "gutgemacht.web.campaign",
    "gutgemacht.web.campaign.panel",
    "gutgemacht.web.campaign.reading",
    "gutgemacht.web.campaign.report",
    "gutgemacht.web.campaign.gate",
    "gutgemacht.web.listen",
    "gutgemacht.web.listen.alarms",
    "gutgemacht.web.listen.mentions",
    "gutgemacht.web.incident",
    "gutgemacht.web.learn",
    "gutgemacht.web.learn.practice",
    "gutgemacht.web.workshop",
    "gutgemacht.web.coach",
    "gutgemacht.web.ideas",
    "gutgemacht.web.culture",
    "gutgemacht.web.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "gutgemacht.web.headers.utf8_only",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gutgemacht.web.people.here.own_language_and_clock",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gutgemacht.web.headers.content_security_policy",
    "gutgemacht.web.api.refusals.in_one_shape",
]
ROOT_URLCONF = "gutgemacht.web.urls"
ASGI_APPLICATION = "gutgemacht.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gutgemacht.web.frame.frame",
                "gutgemacht.web.publish.frame.publishing",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE", f"sqlite:///{DATA / 'gutgemacht.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "draft:page"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Sign-in by allauth: the mail address is the name, nobody signs up, people are invited.
ACCOUNT_ADAPTER = "gutgemacht.web.people.adapters.AccountDoor"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_CHANGE_EMAIL = True
# Whoever looks after the house gives the address; another one is confirmed by mail.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"add_email": "gutgemacht.web.people.forms.AddressForm"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
MFA_ADAPTER = "gutgemacht.web.people.adapters.FactorDoor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "gutgemacht"
SOCIALACCOUNT_ADAPTER = "gutgemacht.web.people.adapters.SignOnDoor"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True

# Attempts to sign in are counted here. In the database, so that several processes count
# together and a restart forgets nothing; it must hold more than somebody can crowd out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if MAIL:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.sealed, MAIL.seals
    EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM")

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
TIME_ZONE = environment.text("TIME_ZONE", "Europe/Berlin")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [
    BASE / "static",
    ("handbook", BASE.parent / "guideline" / "handbook" / "page"),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600

# Larger bodies are refused by `limit.py` before they are read; below it nothing is ever
# written to a temporary file.
LARGEST_BODY = 2_000_000
# A picture, and the form around it.
LARGEST_UPLOAD = LARGEST + 100_000
# A film, of which stills are made, and the form around it; it is not kept.
LARGEST_FILM_UPLOAD = LARGEST_FILM + 100_000
LARGER_BODIES = {
    "/draft/media/": LARGEST_UPLOAD,
    "/drafts/": LARGEST_UPLOAD,
    "/api/v1/drafts/": LARGEST_UPLOAD,
    "/guideline/own/": LARGEST_UPLOAD,
    "/campaigns/": LARGEST_FILM_UPLOAD,
    "/ideas/": LARGEST_UPLOAD,
    "/listening/sources/import/": LARGEST_UPLOAD,
}
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY + 1
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_UPLOAD + 1
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# A draft has a few for each of its pictures, channels and notes.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
CSRF_FAILURE_VIEW = "gutgemacht.web.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "gutgemacht.web.quiet.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "gutgemacht": {"level": "INFO"},
    },
}
