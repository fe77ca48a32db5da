"""Rules, drafts and verdicts for tests, from as little as matters in each."""

from datetime import datetime

from hypothesis import strategies as st

from gutgemacht.check import Compiled, Context, Draft, Verdict, check, compile_guideline
from gutgemacht.guideline import Guideline, Rule

NOON = datetime.fromisoformat("2026-12-01T12:00")

DATA = {
    "id": "probe",
    "revision": 1,
    "status": "active",
    "since": {"draft": "2026-01-01"},
    "topic": "tone",
    "basis": "house",
    "effect": "ask",
    "find": {"kind": "term", "any": ["klima"]},
    "title": {"de": "Titel", "en": "Title"},
    "why": {"de": "Grund", "en": "Reason"},
    "instead": {"de": "Ausweg", "en": "Way out"},
    "examples": {
        "de": {"bad": ["[[Klima]] a", "[[Klima]] b", "[[Klima]] c"], "good": ["a", "b", "c"]},
        "en": {"bad": ["[[Klima]] a", "[[Klima]] b", "[[Klima]] c"], "good": ["a", "b", "c"]},
    },
    "sources": [{"name": "Quelle"}],
}

# Everything Unicode allows, lone surrogates included, and more often what people write.
ANY_TEXT = st.lists(
    st.characters(exclude_categories=())
    | st.sampled_from(
        [
            *("klima", "Kl\u0456ma", "#KlimaTag", "#klima", "kl1ma", "@x", "a@b.de", "http://x.de"),
            *(
                "😀",
                "👩\u200d💻",
                "\u200b",
                "\u0308",
                "ß",
                "\n",
                ". ",
                ", ",
                " ",
                "-",
                "'",
                "$",
                "!",
            ),
            *("\ud800", "\U0001d400", "ANZEIGE", "Anzeige:"),
        ]
    ),
    max_size=25,
).map("".join)


def rule(name: str = "probe", **changes: object) -> Rule:
    """A sound rule in force that finds "klima", with changes."""
    data = {**DATA, "id": name, **changes}
    if data["status"] != "draft" and "since" not in changes:
        data["since"] = {**DATA["since"], data["status"]: "2026-01-01"}
    return Rule.model_validate(data)


def terms(*words: str, language: str = "any") -> dict[str, object]:
    """What finds these words."""
    return {"kind": "term", language: list(words)}


def made(*rules: Rule, **judges: object) -> Compiled:
    """The rules, compiled."""
    return compile_guideline(Guideline(packs=(), rules=rules), judges)


def context(**given: object) -> Context:
    """A company's German post at noon, with changes."""
    return Context(**{"time": NOON, "language": "de", **given})


def verdict(text: str, *rules: Rule, media: tuple = (), **given: object) -> Verdict:
    """What the rules say of a text in a context."""
    return check(Draft(text, media), made(*rules), context(**given))


def found(text: str, *rules: Rule, **given: object) -> list[str]:
    """What the rules find, as it stands in the text."""
    return [finding.text for finding in verdict(text, *rules, **given).findings]
