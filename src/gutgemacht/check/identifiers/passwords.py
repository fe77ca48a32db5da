"""Passwords, network keys and PINs that a text tells."""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.guideline.identifiers import SecretKind
from gutgemacht.text import Span

KINDS = ("wifi-key", "password", "pin")

_FLAGS = re.VERBOSE | re.IGNORECASE
_WORD = r"""(?P<word>(?:
      [\w-]*(?:passwort|kennwort|passwd|password|passphrase|passcode) | pwd | pw | psw
    | [\w-]*_(?:pass|pwd|pw)
    | (?:wlan|wi-?fi|netzwerk|network|router|hotspot)[ -]?(?:schlüssel|key|code|pw|pass)
    | (?:wpa2?|wpa3)[ -](?:key|schlüssel)
    | (?:recovery|backup|wiederherstellungs)[ -]?code
    )s?)"""
# What stands between the word and what it is: "for the guest network".
_FILL = r"(?:[ ]+(?!(?:ist|lautet|is)\b)[\w@.-]{2,24}){0,6}?(?:[ ]?\([^()\n]{1,40}\))?"
_NOW = r"""(?:[ ]+(?:jetzt|nun|wieder|weiterhin|übrigens|immer|noch|einfach|ab[ ]sofort
    |(?:ab|seit)[ ](?:heute|morgen)|from[ ](?:today|now[ ]on)|now|still|again|currently|just
    |simply)){0,3}"""
# Letters and digits together, or a sign inside: nobody writes that by chance.
_TELLING = (
    r"""(?:[a-zäöü][0-9]|[0-9][a-zäöü]|\w[!$%&*\#@+=]\w|_[0-9]|[0-9]_|[0-9]{3}-[0-9a-z]{2})"""
)
_CODE = rf"(?=[^\s\"'„“]*{_TELLING})"
_VALUE = r"(?P<value>[^\s\"'„“<>]{4,64})"

_SAID = re.compile(
    rf"""(?<![\w-]) {_WORD} ["']? {_FILL}
    (?: (?P<sign> [ ]?(?::|=|=>|->|→)\s{{0,2}} | [ ]+lautet{_NOW}:?[ ]+ )
      | [ ]+(?:ist|is|war|was|bleibt|to|auf|heißt|heisst|lauten|:){_NOW}:?[ ]+ | 's[ ]+
      | \??[ ]+{_CODE} )
    (?: ["'„“”»«`](?P<quoted>[^\s"'“”„»«`]{{3,64}})["'“”«»`] | {_VALUE} )""",
    _FLAGS,
)
# "The old password no longer works, the new one is ..."
_SAID_LATER = re.compile(
    rf"""(?<![\w-]) {_WORD} [^.!?\n]{{0,60}}?
    (?<!\w)(?:neu|neue[sr]?|nun|jetzt|heute|now|new[ ]one|today) (?:[ ]+(?:ist|lautet|is)|:)
    {_NOW}:?[ ]+ {_CODE}{_VALUE}""",
    _FLAGS,
)
# A name and, behind a slash, what goes with it.
_PAIR = re.compile(
    rf"""(?<![\w-])(?P<word>zugang(?:sdaten)?|log-?in(?:daten)?|anmeldedaten|credentials|creds|access)
    (?!\w)[^.!?\n/]{{0,40}}[ :][\w.@-]{{2,40}}[ ]?/[ ]?{_CODE}{_VALUE}""",
    _FLAGS,
)
_WIFI = re.compile(
    rf"""(?<!\w)(?:wlan|wi-?fi|hotspot|ssid|gastnetz|guest[ ]network)(?!\w) [^.!?\n]{{0,60}}?
    (?<!\w)(?:key|schlüssel|pw|code|pass)[ ]?[:=]?[ ] {_CODE}{_VALUE}""",
    _FLAGS,
)
# As such codes for cameras hold it.
_WIFI_CODE = re.compile(r"(?<!\w)WIFI:[^\n]{0,100}?(?<=;)P:(?P<value>[^;\n]{4,64});")
_PIN = re.compile(
    rf"""(?<![\w-])(?:
      [\w-]{{0,30}}pin(?:-?codes?|s)? | puk | (?:[\w-]{{0,30}}-)?tan | [\w-]{{0,30}}kenncode
    | passcode | combination | combo | (?:karten)?geheimzahl | zahlenschloss | combination[ ]lock
    | code(?=[^.!?\n]{{0,60}}[ ](?:tor|tür|haustür|hintertür|tresor|safe|alarm\w*|garage|keller
      |lager|eingang|hintereingang|schranke|spind|aufzug|schlüsselbox|\w*door|gate|lock|locker|barrier))
    | (?:alarmanlage|tresor|safe|\w*tür|tor|garage|alarm|\w*door|gate):?[ ]code
    | (?:tresor-?|zahlen-?)kombination | kombination(?=[ ]?(?::|ist|lautet))
    | [\w-]{{0,30}}(?:tür|zugangs|alarm|entsperr|sicherheits|bestätigungs|tresor|safe|schlüsselbox
      |wiederherstellungs|backup|tan|2fa|sms|zahlen)-?codes?
    | (?:access|door|unlock|alarm|gate|security|verification|recovery|backup|entry|key[ ]?box
      |lock[ ]?box|safe|2fa|sms|two-factor|one-time)[ -]codes? )
    {_FILL}[ ]?(?::|=|[ ]+(?:ist|lautet|is|war|was|bleibt)|'s)?{_NOW}[ ]?:?[ ]?["'„“]?
    (?P<value>[0-9](?:[ -]?[0-9]){{3,7}})
    (?![\w€%]|[.,:][0-9]|[ ]?(?:uhr|euro|%|stellen|ziffern|digits))""",
    _FLAGS,
)
_NO_PASSWORD = re.compile(
    r"""(?:
      mindestens|vergessen|bitte|siehe|nicht|nie|niemals|kein\w*|geheim|sicher\w*|wichtig|ändern
    | persönlich|privat|manager|authenticator|wpa[23]|windows|wie|was|warum|steht|liegt|kommt|gibt
    | für|und|oder|zu|am|im|ein\w*|dein\w*|ihr\w*|mehr|unser\w*|der|die|das|dem|den|ist|ab|auf|von
    | bis|tipps?|zurücksetzen|geändert|how|what|why|see|please|never|not|no|at|ask|on|in|tips|safe
    | secure|secret|private|personal|required|forgotten|strong|weak|for|and|or|too|an|more|your|my
    | the|a|is|reset|changed|https?:.*|\W+
    | [0-9]+[-.]?(?:stellig\w*|zeichen|digits?|mal|x|uhr|%|tage|€)?
    )[.!?]*""",
    _FLAGS,
)
_DENIED = re.compile(
    r"""(?<!\w)(?:nicht|nie|niemals|never|not|example|beispiel|z\.[ ]?b\.|e\.g\.|such[ ]as|wie)
    [ :]*["'„“]?$""",
    _FLAGS,
)
# What follows where the password ends and the sentence goes on, or not.
_ALONE = re.compile(r"[.!?]?[ ]*(?:\n|$)|[,;)][ ]|[ ]+(?:[–-]|und|and|bitte|please)[ ]")
_END = ".,;:)]}>“”\"'"
_SHORTEST = 4
_PRECHECK = re.compile(
    r"pass|pw|kennwort|psw|wlan|wi-?fi|key|schlüssel|code|pin|puk|tan|com?b|komb|zahl|log-?in|zugang|acc|cred"
    r"|anmelde",
    re.IGNORECASE,
)


def find(passage: Passage) -> Iterator[Found]:
    """What the text says a password, key or PIN is, the value alone."""
    text = passage.text
    if not _PRECHECK.search(text):
        return
    for expression in (_SAID, _SAID_LATER, _PAIR):
        for match in expression.finditer(text):
            if (span := _told(text, match)) is not None:
                yield Found(_kind(match["word"]), span, span.cut(text))
    for match in (*_WIFI.finditer(text), *_WIFI_CODE.finditer(text)):
        span = _bare(match)
        yield Found("wifi-key", span, span.cut(text))
    for match in _PIN.finditer(text):
        yield Found("pin", Span(*match.span("value")), "".join(filter(str.isdigit, match["value"])))


def _kind(word: str) -> SecretKind:
    network = any(
        name in word.lower() for name in ("wlan", "wifi", "wi-fi", "netz", "network", "wpa")
    )
    return "wifi-key" if network else "password"


def _bare(match: re.Match[str]) -> Span:
    start = match.start("value")
    return Span(start, start + len(match["value"].rstrip(_END)))


def _told(text: str, match: re.Match[str]) -> Span | None:
    """Where the password stands, unless the words behind the word are none."""
    if (groups := match.groupdict()).get("quoted"):
        span = Span(*match.span("quoted"))
        return None if _DENIED.search(text, match.start(), span.start) else span
    span = _bare(match)
    said = span.cut(text)
    if _NO_PASSWORD.fullmatch(said) or _DENIED.search(text, match.start(), span.start):
        return None
    telling = re.search(_TELLING, said, re.IGNORECASE) is not None
    alone = bool(groups.get("sign")) and _ALONE.match(text, span.end) is not None
    return span if len(said) >= _SHORTEST and (telling or alone) else None
