"""Interface texts: what pages and code say, extracted, merged into the catalogue, compiled.

usage: python tools/messages.py [--check]    (--check changes nothing and fails on a difference)

Django's own command needs GNU gettext; Babel does the same in Python.
"""

import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages import Catalog, mofile, pofile
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

ALL = Path(__file__).parents[1] / "src" / "gutgemacht"
WEB = ALL / "web"
PO = WEB / "locale" / "de" / "LC_MESSAGES" / "django.po"
# How parts that know no page say a sentence (text/phrase.py).
PHRASE = "Phrase"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    PHRASE: None,
}


def extracted() -> Catalog:
    """All messages of templates and code, and phrases of the rest, with the files that say them."""
    catalog = Catalog(locale="de", project="gutgemacht", charset="utf-8", fuzzy=False)
    for file in sorted((*ALL.rglob("*.py"), *WEB.rglob("*.html"))):
        source = file.read_text(encoding="utf-8")
        keywords = list(KEYWORDS) if WEB in file.parents else [PHRASE]
        if keywords == [PHRASE] and f"{PHRASE}(" not in source:
            continue
        if file.suffix == ".html":
            # Indented as the template is, it would be no Python.
            lines = templatize(source, origin=file.name).splitlines()
            source = "\n".join(line.strip() for line in lines)
        found = extract_python(io.BytesIO(source.encode()), keywords, [], {})
        for _, function, arguments, _ in found:
            message, context = _message(function, arguments)
            if message:
                catalog.add(message, context=context, locations=[(os.path.relpath(file, WEB), 0)])
    return catalog


def _message(function, arguments):
    parts = arguments if isinstance(arguments, tuple) else (arguments,)
    context = None
    if function in ("pgettext", "pgettext_lazy", "npgettext"):
        context, *parts = parts
    texts = [part for part in parts if isinstance(part, str)]
    if function in ("ngettext", "npgettext") and len(texts) >= 2:
        return tuple(texts[:2]), context
    return (texts[0] if texts else None), context


def merged(fresh: Catalog) -> Catalog:
    """The fresh messages with the translations that the catalogue has."""
    if PO.exists():
        old = pofile.read_po(PO.open("rb"), locale="de")
        for message in fresh:
            known = message.id and old.get(message.id, context=message.context)
            if known:
                message.string = known.string
    return fresh


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file, without dates, so that it changes only when a text does."""
    out = io.BytesIO()
    pofile.write_po(out, catalog, sort_output=True, omit_header=True, include_lineno=False)
    head = (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        b'"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    return head + out.getvalue()


def compiled(po: bytes) -> bytes:
    """The machine's form of a catalogue."""
    catalog = pofile.read_po(io.BytesIO(po), locale="de")
    # Babel would write the hour of the day into it.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    mofile.write_mo(out, catalog)
    return out.getvalue()


def problems(po: bytes) -> list[str]:
    """Messages without a German text, and files that are not up to date."""
    catalog = pofile.read_po(io.BytesIO(po), locale="de")
    found = [f"no German for {m.id!r}" for m in catalog if m.id and not _whole(m.string)]
    if not PO.exists() or PO.read_bytes() != po:
        found.append(f"{PO.name} is not what the pages say; run python tools/messages.py")
    mo = PO.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled(po):
        found.append(f"{mo.name} is not compiled from {PO.name}; run python tools/messages.py")
    return found


def _whole(string) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def main() -> int:
    settings.configure()
    django.setup()
    po = written(merged(extracted()))
    if "--check" not in sys.argv:
        PO.write_bytes(po)
        PO.with_suffix(".mo").write_bytes(compiled(po))
    found = problems(po)
    print("\n".join(found) or "all texts are there in German")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
