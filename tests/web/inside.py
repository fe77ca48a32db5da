"""What a test of a running server cannot do by its pages, done in its house by another process."""

import os
import subprocess
import sys

from tests.web.servers import Server

BEGIN = "import django; django.setup()\n"


def inside(server: Server, code: str) -> str:
    """Runs Python with the models of the server's house at hand; what it prints comes back."""
    environment = {
        "GUTGEMACHT_DATA": str(server.data),
        "DJANGO_SETTINGS_MODULE": "gutgemacht.web.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
