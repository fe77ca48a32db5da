"""The web as an ASGI application."""

import os
import warnings

from django.conf import settings
from django.core.asgi import get_asgi_application

from gutgemacht.web.limit import BodyLimit
from gutgemacht.web.streams import GoesOn
from gutgemacht.web.threads import KeptThreads

# WhiteNoise hands out small files; reading them in one go is what we want.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gutgemacht.web.settings")

pages = KeptThreads(get_asgi_application())
# Read only now: it needs the models, which need the application.
from gutgemacht.web.listen.live import WATCH  # noqa: E402

application = BodyLimit(
    GoesOn(pages, {"/listening/live/": WATCH.hear}), settings.LARGEST_BODY, settings.LARGER_BODIES
)
