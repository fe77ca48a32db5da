"""The form of an own card: one language is enough, the other may follow."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gutgemacht.guideline.words import DRAFT_LANGUAGES
from gutgemacht.web.frame import page_language
from gutgemacht.web.learn.models import OwnCard
from gutgemacht.web.rules import in_force

NAMES = ("question", "text", "answer", "wrong")


class CardForm(forms.ModelForm):
    """All of a card but its incident; `main` are the fields in the page's language."""

    class Meta:
        """The fields in the order of the page."""

        model = OwnCard
        fields = ["kind", "state", "rule"] + [
            f"{name}_{language}" for language in DRAFT_LANGUAGES for name in NAMES
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = page_language()
        rules = in_force().guideline.rules
        titles = sorted(((rule.id, rule.title.in_(language)) for rule in rules), key=lambda t: t[1])
        self.fields["rule"] = forms.ChoiceField(
            choices=[("", _("none")), *titles, *self._gone({rule.id for rule in rules})],
            required=False,
            label=_("From which rule?"),
        )
        for field, label in (("kind", _("What does it ask?")), ("state", _("Who sees it?"))):
            self.fields[field].label = label
        self.fields["state"].help_text = _(
            "On trial: those who write cards. In use: everybody who can open this house."
        )
        for code in DRAFT_LANGUAGES:
            self._words(code)

    def _gone(self, known: set[str]) -> list[tuple[str, str]]:
        """The rule of a card that no longer is: it may stay."""
        rule = self.instance.rule
        return [(rule, rule)] if rule and rule not in known else []

    def _words(self, code: str) -> None:
        labels = {
            "question": _("Question"),
            "text": _("The sentence or situation it is about"),
            "answer": _("Answer"),
            "wrong": _("Wrong answers, one a line"),
        }
        helps = {
            "text": _("May stay empty. No names, please."),
            "answer": _("With the reason: that is what stays in mind."),
            "wrong": _(
                "May stay empty: then people think first and turn the card over. Wrong answers "
                "are as likely as the right one, and none is a trick."
            ),
        }
        for name in NAMES:
            field = self.fields[f"{name}_{code}"]
            field.label, field.help_text = labels[name], helps.get(name, "")
            field.widget.attrs["lang"] = code
            if name != "question":
                field.widget.attrs["rows"] = 3 if name == "wrong" else 2

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields in the language of the page."""
        return [self[f"{name}_{page_language()}"] for name in NAMES]

    @property
    def other(self) -> list[forms.BoundField]:
        """The same in the other language."""
        code = "en" if page_language() == "de" else "de"
        return [self[f"{name}_{code}"] for name in NAMES]

    def clean(self) -> dict[str, Any]:
        """A card is whole in one language at least, and no language is half."""
        given = super().clean() or {}
        whole = False
        for code in DRAFT_LANGUAGES:
            parts = [bool(given.get(f"{name}_{code}")) for name in ("question", "answer")]
            whole = whole or all(parts)
            others = any(given.get(f"{name}_{code}") for name in ("text", "wrong"))
            if (any(parts) or others) and not all(parts):
                name = "question" if not parts[0] else "answer"
                self.add_error(f"{name}_{code}", _("A card needs a question and its answer."))
        if not whole and not self.errors:
            self.add_error(f"question_{page_language()}", _("Write the question and its answer."))
        return given
