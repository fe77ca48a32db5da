"""The form of a company's decisions, and what they make of `company.yml`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gutgemacht.check.aside import FEWEST_LETTERS
from gutgemacht.guideline import Company, Guideline, PanelRule
from gutgemacht.guideline.rewrite import Changes
from gutgemacht.guideline.shipped import ALWAYS
from gutgemacht.web.words import appetite_words, switch_words

OWN = "own"
SWITCHES = ("statuses", "effects", "bases")
# What no appetite leaves out.
FIXED = {"statuses": "active", "effects": "stop", "bases": "law"}


class HouseForm(forms.Form):
    """What a company decides about its guideline."""

    name = forms.CharField(label=_("Name of the company"), max_length=150, required=False)
    names = forms.CharField(
        label=_("Names of its accounts"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
        help_text=_("One a line. Account names that look like these look official."),
    )
    packs = forms.MultipleChoiceField(required=False)
    appetite = forms.ChoiceField()
    statuses = forms.MultipleChoiceField(required=False)
    effects = forms.MultipleChoiceField(required=False)
    bases = forms.MultipleChoiceField(required=False)
    off_rule = forms.ChoiceField(label=_("Rule"), required=False)
    off_reason = forms.CharField(label=_("Why"), max_length=200, required=False)
    panel_for = forms.ChoiceField(
        label=_("Which posts of the company readers see first"),
        choices=[
            ("rules", _("those for which a rule asks for readers")),
            ("all", _("all")),
            ("none", _("none")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    panel_days = forms.IntegerField(
        label=_("So many days the answer of readers holds"),
        min_value=1,
        max_value=365,
        required=False,
    )
    most_false_alarms = forms.IntegerField(
        label=_("False alarms that take a rule on trial back to draft"),
        min_value=1,
        max_value=10_000,
    )

    def __init__(
        self,
        data: Any,
        guideline: Guideline,
        packs: Sequence[str],
        rules: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial=_initial(guideline, packs), label_suffix="")
        self._shipped = list(packs)
        self._choose("packs", [(pack, pack) for pack in self._shipped])
        self._choose("appetite", [*appetite_words().items(), (OWN, _("Own switches"))])
        for group, words in switch_words().items():
            self._choose(group, list(words.items()))
        self._choose("off_rule", [("", _("Choose a rule")), *rules])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A rule is switched off with a reason, and a reason belongs to a rule."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        rule, reason = cleaned.get("off_rule"), cleaned.get("off_reason", "")
        if rule and sum(char.isalpha() for char in reason) < FEWEST_LETTERS:
            self.add_error("off_reason", _("Please say in a few words why it is switched off."))
        if reason and not rule and "off_rule" not in self.errors:
            self.add_error("off_rule", _("Which rule is it about?"))
        return cleaned

    def changes(self, now: Company, take_back: str) -> Changes:
        """What changes in `company.yml`, given what it says now."""
        said = self.cleaned_data
        off = {rule: reason for rule, reason in now.off.items() if rule != take_back}
        if said["off_rule"]:
            off[said["off_rule"]] = " ".join(said["off_reason"].split())
        names = [name.strip() for name in said["names"].splitlines() if name.strip()]
        chosen = [pack for pack in self._shipped if pack in {*ALWAYS, *said["packs"]}]
        own = said["appetite"] == OWN
        return {
            "name": said["name"] or None,
            "names": list(names) or None,
            # All means those to come as well.
            "packs": None if chosen == self._shipped else list(chosen),
            "appetite": now.appetite if own else said["appetite"],
            "switches": {group: self._switched(group) for group in SWITCHES} if own else None,
            "off": dict(off) or None,
            "most_false_alarms": said["most_false_alarms"],
            "panel": self._panel(now.panel),
        }

    def _panel(self, now: PanelRule) -> Any:
        """Which posts readers see; what the form leaves out stays, the usual is not written."""
        said = self.cleaned_data
        chosen = PanelRule.model_validate(
            {"for": said["panel_for"] or now.for_, "days": said["panel_days"] or now.days}
        )
        return None if chosen == PanelRule() else chosen.model_dump(by_alias=True)

    def _switched(self, group: str) -> list[Any]:
        on = {FIXED[group], *self.cleaned_data[group]}
        return [word for word in switch_words()[group] if word in on]


def _initial(guideline: Guideline, packs: Sequence[str]) -> dict[str, Any]:
    company, appetite = guideline.company, guideline.appetite
    return {
        "name": company.name,
        "names": "\n".join(company.names),
        "packs": list(packs) if company.packs is None else company.packs,
        "appetite": OWN if company.switches else company.appetite,
        **{group: sorted(getattr(appetite, group)) for group in SWITCHES},
        "most_false_alarms": company.most_false_alarms,
        "panel_for": company.panel.for_,
        "panel_days": company.panel.days,
    }
