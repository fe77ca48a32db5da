"""The form of a plan: what is read, by whom, how sure one wants to be, until when."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.campaign.decision import MOST_READERS, Rule
from gutgemacht.campaign.questions import Questions
from gutgemacht.campaign.sums import SUM_LEAST
from gutgemacht.web.campaign.models import Stimulus
from gutgemacht.web.campaign.panel.certainty import LIMIT, USUAL, Certainty, rule_by
from gutgemacht.web.campaign.panel.models import Panel, Stratum

MOST_GROUPS = 8
LONGEST = timedelta(days=365)
LONGEST_CONSENT = 2_000


class PercentField(forms.IntegerField):
    """A share that people write as a number of a hundred, and the domain as a fraction."""

    def __init__(self, least: int, most: int, **options: Any) -> None:
        super().__init__(min_value=least, max_value=most, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        """A fraction as a number of a hundred."""
        return round(value * 100) if isinstance(value, float) else value

    def clean(self, value: Any) -> float | None:
        """A number of a hundred as a fraction."""
        number = super().clean(value)
        return None if number is None else number / 100


class PlanForm(forms.Form):
    """All of a plan but its groups; one consent text for each language it is held in."""

    stimuli = forms.ModelMultipleChoiceField(
        Stimulus.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one thing to be read.")},
    )
    per_reader = forms.IntegerField(min_value=1, max_value=20)
    certainty = forms.ChoiceField(choices=Certainty.choices, widget=forms.RadioSelect)
    limit = PercentField(1, 50)
    go = PercentField(51, 99)
    stop = PercentField(51, 99)
    closes_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(
        self,
        *args: Any,
        shown: list[Stimulus],
        languages: dict[str, Questions],
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today, self.languages = today, languages
        field = self.fields["stimuli"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Stimulus.objects.filter(pk__in=[one.pk for one in shown])
        for code, questions in languages.items():
            self.fields[f"in_{code}"] = forms.BooleanField(label=questions.name, required=False)
            self.fields[f"consent_{code}"] = forms.CharField(
                max_length=LONGEST_CONSENT, required=False, widget=forms.Textarea(attrs={"rows": 4})
            )

    def clean_closes_on(self) -> date:
        """A day that is still to come, within a year."""
        day: date = self.cleaned_data["closes_on"]
        if day <= self.today:
            raise ValidationError(_("This day is over. Choose one from tomorrow on."))
        if day > self.today + LONGEST:
            raise ValidationError(_("Choose a day within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        """Numbers of one's own are given, one sees no more than there is, a language is chosen."""
        found = super().clean() or self.cleaned_data
        chosen, per_reader = found.get("stimuli"), found.get("per_reader")
        if chosen and per_reader:
            found["per_reader"] = min(per_reader, len(chosen))
        if found.get("certainty") == Certainty.OWN:
            for name in ("limit", "go", "stop"):
                if found.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Say how many of a hundred."))
        if not any(found.get(f"in_{code}") for code in self.languages):
            self.add_error(None, _("Choose at least one language."))
        return found

    def rule(self, most: int) -> Rule:
        """When a group is decided, with at most so many readers."""
        told = self.cleaned_data
        shares = [told.get(name) or 0.0 for name in ("limit", "go", "stop")]
        return rule_by(told["certainty"], *shares, most=most)

    def consent(self) -> dict[str, str]:
        """The text by language; where nothing was written it is the usual one."""
        return {
            code: self.cleaned_data[f"consent_{code}"].strip() or questions.welcome.consent
            for code, questions in self.languages.items()
            if self.cleaned_data.get(f"in_{code}")
        }


class GroupForm(forms.Form):
    """One group of readers; without a name there is none."""

    kind = forms.ChoiceField(
        choices=Stratum.Kind.choices, label=gettext_lazy("How it concerns them")
    )
    name = forms.CharField(max_length=100, required=False, label=gettext_lazy("Who they are"))
    quota = forms.IntegerField(required=False, label=gettext_lazy("Readers for each thing shown"))

    def clean(self) -> dict[str, Any]:
        """So many that a decision can come of it."""
        found = super().clean() or self.cleaned_data
        quota = found.get("quota")
        if not found.get("name") or "quota" in self.errors:
            return found
        if quota is None or not SUM_LEAST <= quota <= MOST_READERS:
            self.add_error("quota", _few_or_many(quota))
        return found


def _few_or_many(quota: int | None) -> str:
    if quota is not None and quota > MOST_READERS:
        return _("At most %(most)s readers.") % {"most": MOST_READERS}
    return _(
        "At least %(least)s readers: with fewer nothing can be decided, and single answers could "
        "be recognised. To leave a group out, empty its name."
    ) % {"least": SUM_LEAST}


class Groups(BaseFormSet):
    """The groups: at least one, each with a name of its own."""

    def clean(self) -> None:
        """Looks at all groups together."""
        names = [name.casefold() for _kind, name, _quota in self.named()]
        if any(self.errors):
            return
        if not names:
            raise ValidationError(_("Name at least one group of readers."))
        if len(set(names)) < len(names):
            raise ValidationError(_("Two groups have the same name. Give each one of its own."))

    def named(self) -> list[tuple[str, str, int]]:
        """Kind, name and quota of each group that has a name and makes sense."""
        told = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [(one["kind"], one["name"], one["quota"]) for one in told if one.get("name")]


def groups_form(data: Any = None, initial: list[dict[str, Any]] | None = None) -> Groups:
    """The rows of the groups with some empty ones below."""
    rows = initial or []
    extra = min(2, max(MOST_GROUPS - len(rows), 0))
    made = formset_factory(
        GroupForm, formset=Groups, extra=extra, max_num=MOST_GROUPS, validate_max=True
    )
    # Rows that are sent as they were suggested would otherwise count as left empty.
    return cast("Groups", made(data, initial=None if data else rows, prefix="groups"))


def initial_of(panel: Panel) -> list[dict[str, Any]]:
    """The groups of a plan as its form shows them."""
    return [dict(row) for row in panel.strata.values("kind", "name", "quota")]


def usual_numbers() -> dict[str, Any]:
    """What stands in the form before anybody has changed it."""
    return {"certainty": Certainty.USUAL, "limit": LIMIT, "go": 0.9, "stop": 0.9, "quota": USUAL}
