"""Postal addresses: a street with its number, with the town where it is told."""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.text import Span

KINDS = ("address",)

_NAME = r"[A-ZÄÖÜÉ][A-Za-zÄÖÜäöüßéèàêâîôç'’]+"
_CAPITAL = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüßéèàêâîôç]*"
# Endings that only streets have, and those that other words have too.
_SURE = "stra(?:ß|ss)e|str\\.?|gasse|gässchen|gässli|allee|chaussee|gürtel"
_MAYBE = (
    "weg|platz|ring|ufer|damm|steig|stieg|kai|quai|hof|zeile|siedlung|graben|markt|berg|park|"
    "pfad|promenade|lände|steg|wiese|leite|brücke|kamp|twiete"
)
_WORDS = "Stra(?:ß|ss)e|Str\\.|Gasse|Weg|Platz|Allee|Ring|Ufer|Damm|Kai|Gürtel|Promenade|Zeile"
_ADJECTIVES = "Alte|Neue|Lange|Kurze|Hohe|Obere|Untere|Große|Kleine|Breite|Innere|Äußere"
_PREPOSITIONS = (
    "Am|Im|An[ ]de[rn]|Auf[ ]de[rm]|In[ ]der|Unter[ ]den|Zum|Zur|Hinter[ ]de[rm]|Hinterm"
    "|Vor[ ]de[rm]|Bei[ ]der|Beim"
)
_HOUSE = r"""(?P<house>[1-9][0-9]{0,3}[ ]?(?:[a-zA-Z](?!\w))?(?:[/-][ ]?[0-9]{1,4}[a-z]?){0,3})
    (?!\w)"""
_SIGN = r"(?:,|[ ]-|[ ]·|[ ]\||\n)\s?"
_TOWN = rf"""(?:in[ ])?(?:(?:A|D|CH|DE|AT)-)?(?P<code>[0-9]{{4,5}})[ ]{_NAME}
    (?:[ -](?:(?:am|an[ ]der|im|bei|ob[ ]der)[ ])?{_NAME}|/{_NAME})?
    (?:[ ][0-9]{{1,2}}(?![\w.:]))?"""

# A word for a street, so that the sign before the postcode may be left out.
_STREET = re.compile(
    rf"""(?<![\w@#-])(?P<street>
        (?:{_NAME}[- ]){{0,3}}? {_CAPITAL}(?:-{_CAPITAL}){{0,3}}-? (?i:{_SURE}|(?P<maybe>{_MAYBE}))
      | [a-zäöüß]+(?:stra(?:ß|ss)e|gasse|str\.)
      | (?:{_NAME}(?:er[ ]|-)|(?:{_ADJECTIVES})[rn]?[ ])(?:{_WORDS})
    ),?(?P<blank>[ ]?)(?:Nr\.?[ ])? {_HOUSE} (?P<town>(?:{_SIGN}|[ ]){_TOWN})?""",
    re.VERBOSE,
)
# Any other name needs its town.
_PLACE = re.compile(
    rf"""(?<![\w-])(?P<street>(?:(?:{_PREPOSITIONS})[ ])?{_NAME}(?:[ -]{_NAME})?)[ ] {_HOUSE}
    (?P<town>(?:{_SIGN}|[ ](?=in[ ])){_TOWN})""",
    re.VERBOSE,
)
_ENGLISH = re.compile(
    rf"""(?<![\w.,-])(?P<house>[1-9][0-9]{{0,4}}[a-zA-Z]?(?:-[0-9]{{1,4}})?),?[ ]
    (?P<street>(?:{_CAPITAL}['’.a-z]*[ ]){{1,3}}(?:
        (?:Street|Road|Lane|Avenue|Drive|Close|Court|Way|Place|Terrace|Crescent|Gardens|Square
          |Boulevard|Hill|Row|Mews|Grove|Walk|Parade|Quay)(?!\w)
      | (?:St|Rd|Ln|Ave|Dr|Ct|Pl|Blvd)(?!\w)\.? ))
    (?P<town>(?:,?[ ](?:Apt|Flat|Unit|Suite)\.?[ ]?[0-9]+[A-Za-z]?)?
        (?:,[ ]?{_NAME}(?:[ -]{_NAME}(?!\w))?)?
        (?: ,?[ ][A-Z]{{1,2}}[0-9][0-9A-Z]?[ ]?[0-9][A-Z]{{2}}
          | ,?[ ][A-Z]{{2}},?[ ][0-9]{{5}}(?:-[0-9]{{4}})? )?)
    """,
    re.VERBOSE,
)
# Words that end like a street.
_NO_STREET = re.compile(
    r"""(?:arbeits|park|bahn|hauptbahn|stell|sitz|spiel|bauern|aus|um|heim|rad|weihnachts|super|floh
    |freizeit|tabellen|start|studien|lehr|ausbildungs|praktikums|camping|fußball|sport|bau|steck
    |messe|wochen|job|hin|rück|feier|fried|schlacht|innen|wind|solar|fuhr|ehr|vor|nach|zeit|treff
    |kita|schul|lade|fahrrad|fuß|wander|spenden|sieges|medaillen)
    (?:weg|platz|hof|markt|park|pfad|berg|ring)""",
    re.VERBOSE | re.IGNORECASE,
)
# Roads between towns have a number, not houses.
_ROAD = re.compile(r"(?:bundes|landes|kreis|staats|schnell|reichs)(?:straße|strasse|str)", re.I)
_UNIT = re.compile(
    r"""[ ]?(?:uhr|prozent|%|km|kilometer|meter|cm|m²|m2|qm|min|minuten|stunden|tage|wochen|monate
    |jahre|euro|€|eur|chf|personen|leute|plätze|mal|punkte|grad|°|zimmer|stück|million|mio)(?!\w)
    |[:.,][0-9]""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(
    r"""(?:am[ ])?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
    |jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def find(passage: Passage) -> Iterator[Found]:
    """Streets with a number, and with postcode and town where these stand beside."""
    text = passage.text
    for expression in (_STREET, _PLACE, _ENGLISH):
        for match in expression.finditer(text):
            if _is_address(text, match):
                span = Span(match.start(), match.start() + len(match[0].rstrip()))
                yield Found("address", span, " ".join(span.cut(text).split()))


def _is_address(text: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups["town"]:
        dated = groups.get("code") and _YEAR.fullmatch(groups["code"])
        return "blank" in groups or not (dated or _DAY.match(groups["street"]))
    if _YEAR.fullmatch(match["house"].strip()) or _UNIT.match(text, match.end("house")):
        return False
    if _ROAD.match(groups["street"]):
        return False
    # Glued to its number, "platz3" is no street.
    return not groups.get("maybe") or bool(groups["blank"] and not _is_no_street(groups["street"]))


def _is_no_street(street: str) -> bool:
    return _NO_STREET.fullmatch(street.split()[-1].split("-")[-1]) is not None
