"""The web as an ASGI application."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from gutgemacht.web.limit import BodyLimit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")

application = BodyLimit(get_asgi_application(), settings.LARGEST_BODY)
