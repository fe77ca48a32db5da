"""A rule as a form: what somebody from communications fills in, and the file's other keys kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gutgemacht.guideline import DraftLanguage, Rule
from gutgemacht.guideline.scope import COUNTRIES, SPEAKERS
from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.web.draft.choices import CHANNELS
from gutgemacht.web.frame import page_language
from gutgemacht.web.words import basis_words, effect_words, topic_words

LINE_END = " ⏎ "
LONGEST_ID = 50
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"}
)
WITHIN = ("sentence", "match", "post", "start")
KINDS = ("term", "pattern", "question")

Data = dict[str, Any]


def _lines(*, rows: int, label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, required=False)


def _choose(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RuleForm(forms.Form):
    """Every text once per language; the one that comes `first` is enough."""

    kind = forms.ChoiceField(
        label=_("What is looked for?"),
        choices=[
            ("term", _("Words and names")),
            ("pattern", _("Patterns, for people who know expressions")),
            ("question", _("Nothing a machine can tell: ask the author")),
        ],
        widget=forms.RadioSelect,
        initial="term",
    )
    glossaries = _choose(_("Lists of names"), ())
    within = forms.ChoiceField(
        label=_("An exception counts"),
        choices=[
            ("sentence", _("in the same sentence")),
            ("match", _("at the very place")),
            ("post", _("anywhere in the text")),
            ("start", _("at the beginning of the text")),
        ],
        initial="sentence",
    )
    topic = forms.ChoiceField(label=_("Chapter of the handbook"), initial="tone")
    basis = forms.ChoiceField(label=_("Rests on"), initial="house")
    effect = forms.ChoiceField(label=_("Says to the company"), initial="ask")
    speakers = _choose(
        _("Who"),
        [("company", _("the company")), ("employee", _("employees")), ("private", _("in private"))],
        _("To employees and in private it is only ever a hint."),
    )
    panel = forms.BooleanField(
        label=_("Readers first: what it finds needs a panel before it goes out"),
        help_text=_("Only for posts of the company. People it is meant for read it blind."),
        required=False,
    )
    channels = _choose(_("Where"), CHANNELS.items(), _("Nothing chosen: everywhere."))
    countries = _choose(
        _("For which countries"),
        [("DE", _("Germany")), ("AT", _("Austria")), ("CH", _("Switzerland"))],
    )
    sources = _lines(
        rows=2,
        label=_("Where it comes from"),
        help_text=_("A line each; a link may stand behind |."),
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Why this change?"),
        help_text=_("Stands in the history, for those who come after you."),
        required=False,
        max_length=500,
    )

    def __init__(
        self, *args: Any, glossaries: Sequence[tuple[str, str]], first: DraftLanguage, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.first = first
        self.fields["topic"].choices = list(topic_words().items())  # type: ignore[attr-defined]
        # What is law is not decided in a company's house.
        words = {key: word for key, word in basis_words().items() if key != "law"}
        self.fields["basis"].choices = list(words.items())  # type: ignore[attr-defined]
        self.fields["effect"].choices = list(effect_words().items())  # type: ignore[attr-defined]
        self.fields["glossaries"].choices = glossaries  # type: ignore[attr-defined]
        self.initial = {
            "speakers": list(SPEAKERS[:2]),
            "countries": list(COUNTRIES),
            **(self.initial or {}),
        }
        for language in DRAFT_LANGUAGES:
            self._add_texts(language)

    def _add_texts(self, code: DraftLanguage) -> None:
        texts = {
            "title": forms.CharField(
                label=_("What is the matter?"),
                help_text=_("A short heading, as a kind colleague would say it."),
                required=False,
                max_length=120,
            ),
            "why": _lines(
                rows=2,
                label=_("Why? Which reading do you fear?"),
                help_text=_("The reason convinces; a ban alone does not."),
            ),
            "instead": _lines(rows=2, label=_("What instead?")),
            "replace": _lines(
                rows=2,
                label=_("Words to offer instead"),
                help_text=_("One per line; a click puts them in."),
            ),
            "words": _lines(
                rows=4,
                label=_("Words to find"),
                help_text=_(
                    "One per line. All endings are found too; “rabatt*” finds every word that "
                    "starts so, “=Mutti” only this form."
                ),
            ),
            "unless": _lines(
                rows=2,
                label=_("Not when one of these stands there"),
                help_text=_("One per line, written like the words above."),
            ),
            "bad": _lines(
                rows=4,
                label=_("Better not: three sentences it must find"),
                help_text=_("One per line. What is found is marked for you."),
            ),
            "good": _lines(
                rows=4,
                label=_("This works: three it must leave alone"),
                help_text=_("Best with the same word, in a harmless sense."),
            ),
        }
        for name, field in texts.items():
            self.fields[f"{name}_{code}"] = field

    def of(self, code: DraftLanguage) -> dict[str, Any]:
        """The fields of one language by their plain names, for the template."""
        names = ("title", "why", "instead", "replace", "words", "unless", "bad", "good")
        return {name: self[f"{name}_{code}"] for name in names}

    @property
    def main(self) -> dict[str, Any]:
        """The fields in the language that comes first."""
        return self.of(self.first)

    @property
    def other(self) -> dict[str, Any]:
        """The fields in the other language."""
        return self.of("en" if self.first == "de" else "de")


def first_language(rule: Rule | None) -> DraftLanguage:
    """The language a rule was written in: the only one it reads, else that of the page."""
    shown = rule.languages_shown if rule else ()
    return shown[0] if len(shown) == 1 else page_language()


def initial(rule: Rule) -> Data:
    """What the form shows of a rule."""
    data = rule.model_dump(mode="json", by_alias=True)
    find, unless = data["find"], _simple_unless(data["unless"])
    first = first_language(rule)
    shown: Data = {
        "kind": find["kind"],
        "glossaries": find.get("glossaries", []),
        "within": unless["within"] if unless else "sentence",
        "topic": rule.topic,
        "basis": rule.basis,
        "effect": rule.effect,
        "speakers": data["applies"]["speakers"],
        "panel": rule.panel,
        "channels": data["applies"]["channels"],
        "countries": data["applies"]["countries"],
        "sources": "\n".join(" | ".join(filter(None, (s.name, s.url))) for s in rule.sources),
    }
    for code in DRAFT_LANGUAGES:
        examples = data["examples"].get(code, {"bad": [], "good": []})
        shown |= {
            f"title_{code}": rule.title.in_(code),
            f"why_{code}": rule.why.in_(code),
            f"instead_{code}": rule.instead.in_(code),
            f"replace_{code}": "\n".join(data["replace"].get(code, [])),
            f"words_{code}": "\n".join(
                [*find.get(code, []), *(find.get("any", []) if code == first else [])]
            ),
            f"unless_{code}": "\n".join(unless[code]) if unless else "",
            f"bad_{code}": "\n".join(_one_line(e["text"]) for e in examples["bad"] if _plain(e)),
            f"good_{code}": "\n".join(_one_line(e["text"]) for e in examples["good"] if _plain(e)),
        }
    return shown


def rule_data(
    cleaned: Data, before: Rule | None, rule_id: str, today: str, first: DraftLanguage
) -> Data:
    """The data of the rule that the form describes; what the form does not show stays."""
    kept: Data = {}
    if before is not None:
        kept = before.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude_none=True
        )
    data: Data = {
        **kept,
        "id": rule_id,
        "revision": kept.get("revision", 1),
        "status": kept.get("status", "draft"),
        "since": kept.get("since", {"draft": today}),
        "topic": cleaned["topic"],
        "basis": cleaned["basis"],
        "effect": cleaned["effect"],
        "applies": {
            **kept.get("applies", {}),
            **{name: cleaned[name] for name in ("speakers", "countries") if cleaned[name]},
            "channels": cleaned["channels"],
        },
        "panel": cleaned["panel"],
        "find": _find(cleaned, kept.get("find", {})),
        "unless": _unless(cleaned, kept.get("unless", [])),
        "replace": _by_language(cleaned, "replace"),
        "examples": _examples(cleaned, kept.get("examples", {})),
        "sources": _sources(cleaned["sources"]),
    }
    for name in ("title", "why", "instead"):
        data[name] = {
            code: cleaned[f"{name}_{code}"].strip() or cleaned[f"{name}_{first}"].strip()
            for code in DRAFT_LANGUAGES
        }
    return data


def id_of(title: str, taken: set[str]) -> str:
    """A name for a new rule, from its title, that no other has."""
    base = slugify(title.translate(UMLAUTS))[:LONGEST_ID].strip("-") or "rule"
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def lines(text: str) -> list[str]:
    """The lines that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _find(cleaned: Data, kept: Data) -> Data:
    kind = cleaned["kind"]
    find = {key: value for key, value in kept.items() if kept.get("kind") == kind}
    find |= {"kind": kind, "any": []}
    for code in DRAFT_LANGUAGES:
        find[code] = lines(cleaned[f"words_{code}"])
    if kind != "pattern":
        find["glossaries"] = cleaned["glossaries"]
    return find


def _simple_unless(unless: list[Data]) -> Data | None:
    """The exception that the form shows: words only, in one of the windows it knows."""
    return next((one for one in unless if _is_simple(one)), None)


def _is_simple(one: Data) -> bool:
    known = one.get("within", "match") in WITHIN
    return known and not any(one.get(key) for key in ("patterns", "any", "glossaries"))


def _unless(cleaned: Data, kept: list[Data]) -> list[Data]:
    shown = _simple_unless(kept)
    others = [one for one in kept if one is not shown]
    words = _by_language(cleaned, "unless")
    return [{**words, "within": cleaned["within"]}, *others] if words else others


def _by_language(cleaned: Data, name: str) -> Data:
    found = {code: lines(cleaned[f"{name}_{code}"]) for code in DRAFT_LANGUAGES}
    return {code: words for code, words in found.items() if words}


def _examples(cleaned: Data, kept: Data) -> Data:
    found: Data = {}
    for code in DRAFT_LANGUAGES:
        sides = {}
        for side in ("bad", "good"):
            shown = [line.replace(LINE_END, "\n") for line in lines(cleaned[f"{side}_{code}"])]
            others = [e for e in kept.get(code, {}).get(side, []) if not _plain(e)]
            sides[side] = [*shown, *others]
        if sides["bad"] or sides["good"]:
            found[code] = sides
    return found


def _plain(example: Data) -> bool:
    """An example that is nothing but a text."""
    context = {key: value for key, value in example.get("as", {}).items() if value}
    return not context and not example.get("media")


def _one_line(text: str) -> str:
    return text.replace("\n", LINE_END)


def _sources(text: str) -> list[Data]:
    found = []
    for line in lines(text):
        name, _sign, url = (part.strip() for part in line.partition("|"))
        found.append({"name": name or url, **({"url": url} if url else {})})
    return found or [{"name": "Hausregel"}]
