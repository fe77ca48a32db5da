"""LibreOffice Writer with its own LanguageTool client, against the running server."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.web.languagetool.ask import marked
from tests.web.languagetool.relay import relay

pytestmark = pytest.mark.libreoffice

SECONDS = 120
TEXT = "🙂 Schöne Grüße 🎉 an alle, das ist ein Zauberwort 👩‍👩‍👧 und ein Werkbankwort."
DOCUMENT = "🎉 Niemand im Büro kennt das Zauberwort, das 🙂 hier steht."


def test_libreoffice_offers_german_marks_the_words_and_checks_by_itself(base, tmp_path):
    with relay(base) as passing:
        script = Path(__file__).with_name("office.py")
        # Debian's Python has the bridge to LibreOffice; ours has not.
        command = ["/usr/bin/python3", script, f"{passing.base}/v2", tmp_path, TEXT, DOCUMENT]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        with (tmp_path / "script.txt").open("w+") as errors:
            office = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment,
            )
            try:
                steps = [office.stdout.readline() for _ in range(3)]
                assert all(steps), (tmp_path / "script.txt").read_text()
                by_itself = passing.wait_for("Niemand im Büro", SECONDS)
            finally:
                office.communicate("\n", timeout=SECONDS)
        assert office.returncode == 0, (tmp_path / "script.txt").read_text()
    offered, found = json.loads(steps[0])["offered"], json.loads(steps[1])["errors"]
    assert {"de-DE", "de-AT", "de-CH", "en-GB", "en-US"} <= set(offered)
    assert [error["words"] for error in found] == ["Zauberwort", "Werkbankwort"]
    assert [error["suggestions"] for error in found] == [["bitte"], ["bitte"]]
    assert {found[0]["title"], found[0]["message"]} == {
        "Titel magic",
        "Titel magic. Darum. Bitte anders.",
    }
    assert marked(DOCUMENT, by_itself) == ["Zauberwort"]
