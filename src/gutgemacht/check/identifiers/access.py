"""What opens a door without a password: private keys, tokens in links and in headers."""

import re
from collections.abc import Iterator

from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.guideline.identifiers import SecretKind
from gutgemacht.text import Span

KINDS = ("private-key", "url-login", "link-token", "bearer-token")

_PRIVATE_KEY = re.compile(
    r"""-----BEGIN[ ](?:[A-Z0-9]+[ ]){0,3}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----
    (?: [\s\S]{0,10000}? -----END[ ](?:[A-Z0-9]+[ ]){0,3}PRIVATE[ ]KEY(?:[ ]BLOCK)?-----
      | [A-Za-z0-9+/=\s.…]{0,5000}(?<=\S) )?""",
    re.VERBOSE,
)
_LOGIN = re.compile(
    r"""(?<![a-z0-9+.-]) [a-zA-Z][a-zA-Z0-9+.-]{1,20}://
    [^\s:/@]{0,100} : (?P<value>[^\s/@]{2,200}) @(?=[\w\[])""",
    re.VERBOSE,
)
_OPTION = re.compile(
    r"(?<!\S)curl\s[^\n]{0,200}?(?:-u|--user)[ =]?['\"]?[\w.@-]{1,60}:(?P<value>[^\s'\"]{3,200})"
)
_LINK = re.compile(r"https?://\S{3,2000}", re.IGNORECASE)
_TOKEN = re.compile(
    r"""[?&#;] (?P<name>
        [\w.-]{0,40}(?:token|signature|secret|password|passwd|passwort)
      | auth_?key | sig | api_?key | pwd | pw | jwt | sessionid | session_id | otp | magic
      | x-amz-credential | (?P<weak>auth|key|code|sid|session|invite(?:_?code)?|access|reset|ticket)
    ) = (?P<value>[^\s&\#"'<>]{4,1500}[\w=%-])""",
    re.VERBOSE | re.IGNORECASE,
)
# Names that also stand in harmless links need a value that nobody writes by hand.
_LONG = re.compile(r"(?=.*[0-9]).{12,}")
_BEARER = re.compile(
    r"""(?: authorization["']?\s?[:=]\s?["']?(?:bearer|basic|token)
          | \bbearer(?:[ -]token)?["']?\s?[:=]? )
    \s{0,2}["'„“`]? (?P<value>(?=\S*[0-9])[A-Za-z0-9._~+/-]{16,4000}=*)""",
    re.VERBOSE | re.IGNORECASE,
)
# A path that lets in whoever has it: /reset/..., /invite/...
_PATH = re.compile(
    r"""/(?:reset|reset-password|passwort|password|invite|invitation|einladung|join|magic|magic-?link
    |verify|confirm|activate|token)/(?P<value>[0-9a-f]{8}-[0-9a-f-]{27}
      |(?=[^/\s]{0,400}[0-9])(?=[^/\s]{0,400}[a-z])[a-z0-9_=.]{16,400})""",
    re.VERBOSE | re.IGNORECASE,
)
_COOKIE = re.compile(
    r"""(?:set-)?cookie:[^\n]{0,200}?(?:session\w*|\w*sid|auth\w*|\w*token)=
    (?P<value>[^\s;,"']{8,1000})""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACEHOLDERS = frozenset(
    ["", *"password passwort kennwort pass passwd pw pwd secret geheim geheimnis xxx".split()]
)


def find(passage: Passage) -> Iterator[Found]:
    """Private keys whole; of links and headers the secret part alone."""
    text = passage.text
    if "PRIVATE KEY" in text:
        for match in _PRIVATE_KEY.finditer(text):
            yield Found("private-key", Span(*match.span()), match[0])
    if "://" in text:
        yield from _in_links(text)
    for match in _OPTION.finditer(text):
        yield _value("url-login", match)
    for expression in (_BEARER, _COOKIE):
        for match in expression.finditer(text):
            yield _value("bearer-token", match)


def _in_links(text: str) -> Iterator[Found]:
    for match in _LOGIN.finditer(text):
        if match["value"].lower().strip("*.<>{}") not in _PLACEHOLDERS:
            yield _value("url-login", match)
    for link in _LINK.finditer(text):
        for match in _PATH.finditer(text, *link.span()):
            yield _value("link-token", match)
        for match in _TOKEN.finditer(text, *link.span()):
            if not match["weak"] or _LONG.match(match["value"]):
                yield _value("link-token", match)


def _value(kind: SecretKind, match: re.Match[str]) -> Found:
    return Found(kind, Span(*match.span("value")), match["value"])
