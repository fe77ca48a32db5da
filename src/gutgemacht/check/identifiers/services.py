"""Keys of named services: the forms that their makers gave them so that they can be found."""

import re
from collections.abc import Iterator
from functools import cache

from gutgemacht.check.identifiers.found import Found, Passage
from gutgemacht.text import Span

KINDS = ("service-key",)

# As the services document them. A prefix of their own makes chance impossible.
FORMS: dict[str, str] = {
    "age": r"AGE-SECRET-KEY-1[0-9A-Z]{50,62}",
    "airtable": r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}",
    "anthropic": r"sk-ant-[A-Za-z0-9_-]{20,}",
    "atlassian": r"ATATT3[A-Za-z0-9_=-]{20,}",
    "aws": r"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}",
    "azure": r"(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{40,}",
    "azure client secret": r"[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}",
    "buildkite": r"bkua_[0-9a-z]{40}",
    "clojars": r"CLOJARS_[0-9a-z]{60}",
    "cloudflare": r"v1\.0-[0-9a-f]{24}-[0-9a-f]{100,}",
    "databricks": r"dapi[0-9a-f]{32}(?:-[0-9])?",
    "digitalocean": r"do[opr]_v1_[0-9a-f]{64}",
    "discord webhook": r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/[0-9]{15,}/"
    r"[\w-]{30,}",
    "docker": r"dckr_pat_[\w-]{20,}",
    "doppler": r"dp\.(?:pt|st|ct|sa)\.[A-Za-z0-9.]{30,}",
    "dropbox": r"sl\.[A-Za-z0-9_-]{60,}",
    "dynatrace": r"dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}",
    "facebook": r"EAA[A-Za-z0-9]{60,}",
    "figma": r"figd_[\w-]{30,}",
    "fly": r"fo1_[\w-]{40,}|FlyV1 fm[12]\w?_[A-Za-z0-9+/=,_-]{40,}",
    "github": r"gh[pousr]_[A-Za-z0-9_]{30,}|github_pat_[A-Za-z0-9_]{50,}",
    "gitlab": r"gl(?:pat|ptt|dt|rt|cbt|imt|ft|soat|agent|oas|rtr)-[A-Za-z0-9_-]{20,}|"
    r"GR1348941[\w-]{20,}",
    "google api": r"AIza[0-9A-Za-z_-]{35}",
    "google oauth": r"GOCSPX-[0-9A-Za-z_-]{28}|ya29\.[0-9A-Za-z_-]{30,}",
    "grafana": r"gl(?:c|sa)_[A-Za-z0-9+/=_]{30,}",
    "hashicorp": r"hv[sbr]\.[A-Za-z0-9_-]{24,}|[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,}",
    "heroku": r"HRKU-[A-Za-z0-9_-]{36,}",
    "hugging face": r"(?:hf|api_org)_[A-Za-z0-9]{30,}",
    "json web token": r"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?",
    "linear": r"lin_(?:api|oauth)_[A-Za-z0-9]{32,}",
    "mailchimp": r"[0-9a-f]{32}-us[0-9]{1,2}",
    "mailgun": r"key-[0-9a-f]{32}",
    "mapbox": r"sk\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
    "new relic": r"NR(?:AK|AA|JS|RA|II)-[A-Za-z0-9-]{19,}",
    "notion": r"(?:ntn_|secret_)[A-Za-z0-9]{40,}",
    "npm": r"npm_[A-Za-z0-9]{36}",
    "nuget": r"oy2[a-z0-9]{43}",
    "openai": r"sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{32,}",
    "planetscale": r"pscale_(?:tkn|pw|oauth)_[\w.=-]{30,}",
    "postman": r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}",
    "pulumi": r"pul-[0-9a-f]{40}",
    "pypi": r"pypi-[A-Za-z0-9_-]{50,}",
    "rubygems": r"rubygems_[0-9a-f]{48}",
    "sendgrid": r"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}",
    "brevo": r"xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}",
    "sentry": r"sntry[su]_[A-Za-z0-9+/=_-]{40,}",
    "shopify": r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
    "slack": r"xox[abeoprs](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{20,}",
    "slack webhook": r"https://hooks\.slack\.com/(?:services|workflows|"
    "triggers)/[A-Za-z0-9_/+-]{20,}",
    "square": r"sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,}|EAAA[A-Za-z0-9_-]{60}",
    "stripe": r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{32,}",
    "supabase": r"sbp_[0-9a-f]{40}|sb_secret_[\w-]{20,}",
    "tailscale": r"tskey-[a-z]+-[A-Za-z0-9-]{16,}",
    "teams webhook": r"https://[\w-]+\.webhook\.office\.com/webhookb2/[\w@/-]{60,}",
    "telegram": r"[0-9]{8,10}:[A-Za-z0-9_-]{35}",
    "twilio": r"(?:SK|AC)[0-9a-f]{32}",
    "twitch": r"oauth:[a-z0-9]{30}",
    "twitter": r"AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{40,}",
    "typeform": r"tfp_[\w.=-]{40,}",
    "vercel": r"vc[pairk]_[A-Za-z0-9]{24,}",
    "x ai": r"xai-[A-Za-z0-9]{40,}",
    "yandex": r"y[0-3]_[\w-]{50,}",
}
# Of the library those that look for a service's own form; entropy and key words flag any text.
_PLUGINS = (
    "artifactory.ArtifactoryDetector",
    "aws.AWSKeyDetector",
    "azure_storage_key.AzureStorageKeyDetector",
    "cloudant.CloudantDetector",
    "discord.DiscordBotTokenDetector",
    "github_token.GitHubTokenDetector",
    "gitlab_token.GitLabTokenDetector",
    "ibm_cloud_iam.IbmCloudIamDetector",
    "ibm_cos_hmac.IbmCosHmacDetector",
    "jwt.JwtTokenDetector",
    "mailchimp.MailchimpDetector",
    "npm.NpmDetector",
    "openai.OpenAIDetector",
    "pypi_token.PypiTokenDetector",
    "sendgrid.SendGridDetector",
    "slack.SlackDetector",
    "softlayer.SoftlayerDetector",
    "square_oauth.SquareOAuthDetector",
    "stripe.StripeDetector",
    "telegram_token.TelegramBotTokenDetector",
    "twilio.TwilioKeyDetector",
)
# What the text itself calls a key: a long row of letters and digits behind the word.
_NAMED = re.compile(
    r"""(?: api[ _-]?(?:key|token|schlüssel|secret) | access[ _-]?(?:key|token)
          | secret[ _-]?(?:access[ _-]?)?key | (?:client|app|webhook)[ _-]?secret
          | (?:auth|refresh)[ _-]?token | (?:private|license|deploy|encryption)[ _-]?key
          | zugriffs(?:token|schlüssel) | (?:lizenz|produkt)schlüssel | product[ _-]?key
          | \bkey(?=\s?[:=]) | token | secret )
    ["']? (?:[ \t]+[\w-]{2,20}){0,5}? [ \t]*(?::|=|=>|\b(?:ist|lautet|is)\b)?[ \t]* ["'`„“]?
    (?P<key>(?=\S{0,200}[0-9])(?=\S{0,200}[a-z])[a-z0-9_+/=.~-]{16,1000}[a-z0-9=_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_DENSE = re.compile(r"\S{16,}")
_LONGEST = 4_096
_SIGNS = re.compile(r"[A-Za-z0-9+/=_.~%-]{16,}")
_DIGIT, _LETTER = re.compile("[0-9]"), re.compile("[A-Za-z]")


def find(passage: Passage) -> Iterator[Found]:
    """Keys with the form of a service, and long ones that the text calls a key."""
    text = passage.text
    for chunk in _DENSE.finditer(text):
        written = chunk[0][:_LONGEST]
        if not (_DIGIT.search(written) and _SIGNS.search(written)):
            continue
        for expression in (_forms(), *_plugins()):
            for match in expression.finditer(written):
                if _DIGIT.search(match[0]) and _LETTER.search(match[0]):
                    yield _key(text, chunk.start() + match.start(), chunk.start() + match.end())
    for match in _NAMED.finditer(text):
        yield _key(text, *match.span("key"))


def _key(text: str, start: int, end: int) -> Found:
    written = text[start:end]
    bare = written.strip(" \t\"'=:,;")
    start += written.find(bare)
    return Found("service-key", Span(start, start + len(bare)), bare)


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9])(?:" + "|".join(FORMS.values()) + r")(?![A-Za-z0-9])")


@cache
def _plugins() -> tuple[re.Pattern[str], ...]:
    # Loaded only when a text holds something like a key: the library brings a network client
    # for asking services whether a key works, which is never called here.
    from importlib import import_module

    expressions: list[re.Pattern[str]] = []
    for name in _PLUGINS:
        module, _, detector = name.partition(".")
        plugin = getattr(import_module(f"detect_secrets.plugins.{module}"), detector)
        expressions += plugin.denylist
    return tuple(expressions)
