"""LibreOffice Writer, headless, with its own LanguageTool client switched on.

Run by Debian's python3, which has the bridge to LibreOffice (python3-uno). It writes one JSON
object a step: the locales offered, what the client understood of a text, and that a document
is open; it leaves that to its automatic check until a line comes in.
Usage: office.py ADDRESS FOLDER TEXT TEXT-OF-THE-DOCUMENT
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException, Locale

START_SECONDS = 120
TYPING_SECONDS = 10
CLIENT = "org.openoffice.lingu.LanguageToolGrammarChecker"
SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"
GERMAN = Locale("de", "DE", "")


def property_value(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def start(folder, pipe):
    command = [
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ]
    # A session of its own: soffice is a script that starts the office as a child.
    with (folder / "office.txt").open("w") as output:
        return subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            start_new_session=True,
            env=os.environ | {"HOME": str(folder)},
        )


def connect(process, pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            assert process.poll() is None, "LibreOffice ended at once"
            assert time.monotonic() < end, "LibreOffice does not answer"
            time.sleep(0.3)


class Office:
    """The services of one running LibreOffice."""

    def __init__(self, context):
        self._context = context
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name):
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def connect_to(self, address):
        """What a person sets under Tools, Options, Language Settings, LanguageTool Server."""
        access = self.service(
            "com.sun.star.configuration.ConfigurationProvider"
        ).createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (property_value("nodepath", SETTINGS),),
        )
        access.replaceByName("BaseURL", address)
        access.replaceByName("IsEnabled", True)
        access.commitChanges()

    def offered(self):
        locales = self.service(CLIENT).getLocales()
        return sorted(f"{each.Language}-{each.Country}".rstrip("-") for each in locales)

    def proofread(self, text):
        result = self.service(CLIENT).doProofreading("1", text, GERMAN, 0, len(text), ())
        units = text.encode("utf-16-le")
        return [
            {
                "words": units[2 * start : 2 * (start + error.nErrorLength)].decode("utf-16-le"),
                "title": error.aShortComment,
                "message": error.aFullComment,
                "suggestions": list(error.aSuggestions),
            }
            for error in result.aErrors
            for start in [error.nErrorStart]
        ]

    def open_with(self, text):
        """A new document in German; its automatic check then works on its own."""
        self.service("com.sun.star.linguistic2.LinguServiceManager").setConfiguredServices(
            "com.sun.star.linguistic2.Proofreader", GERMAN, (CLIENT,)
        )
        self.service("com.sun.star.linguistic2.LinguProperties").IsSpellAuto = True
        document = self.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        cursor = document.Text.createTextCursor()
        cursor.CharLocale = GERMAN
        document.Text.insertString(cursor, text, False)
        return document


def type_until_told(document):
    """Whoever started this watches the server and writes a line when it has seen enough.

    Until then the person goes on typing: a busy LibreOffice may leave out its first check.
    """
    while not select.select([sys.stdin], [], [], TYPING_SECONDS)[0]:
        document.Text.insertString(document.Text.End, " ", False)
    sys.stdin.readline()


def end(process, office):
    """Asks LibreOffice to end, then ends what is left of its process group, nothing else."""
    if office is not None:
        with contextlib.suppress(DisposedException):
            office.desktop.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=20)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=20)


def tell(**what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(address, folder, text, document_text):
    pipe = f"gutgemacht-{os.getpid()}"
    process, office = start(folder, pipe), None
    try:
        office = Office(connect(process, pipe))
        office.connect_to(address)
        tell(offered=office.offered())
        tell(errors=office.proofread(text))
        document = office.open_with(document_text)
        tell(opened=True)
        type_until_told(document)
        document.close(True)
    finally:
        end(process, office)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
