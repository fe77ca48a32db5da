"""The domain stands alone, seen from a fresh interpreter."""

import subprocess
import sys

CODE = """
import sys
import gutgemacht.campaign.report, gutgemacht.campaign.plan
import gutgemacht.check, gutgemacht.culture, gutgemacht.guideline, gutgemacht.media, gutgemacht.text
import gutgemacht.publish.approval, gutgemacht.publish.ledger, gutgemacht.publish.sending
gutgemacht.text.detect("Ein Satz, lang genug, um seine Sprache zu erkennen.")
print(*sorted(name for name in sys.modules if name.split(".")[0] in {unwanted}))
"""
UNWANTED = {"django", "httpx", "requests", "sqlite3", "psycopg", "uvicorn", "typer"}


def test_the_domain_loads_without_framework_network_or_database():
    code = CODE.format(unwanted=UNWANTED)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
