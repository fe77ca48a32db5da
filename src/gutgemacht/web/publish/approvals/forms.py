"""What people send: an answer, a link for a reader, a deputy, another level of trust."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gutgemacht.publish.approval import Decision, DecisionKind
from gutgemacht.publish.trust import LEVELS
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import links, standing_in
from gutgemacht.web.publish.approvals.words import level_words

LONGEST = 5_000
LONGEST_TEXT = 50_000
# Which button was pressed, and in which field its words stand.
BUTTONS: dict[str, tuple[DecisionKind, str]] = {
    "yes": ("yes", "why"),
    "change": ("change-wanted", "reason"),
    "suggest": ("suggestion", "words"),
}


class AnswerForm(forms.Form):
    """Yes, please change, or another wording; for one content."""

    fingerprint = forms.CharField(required=False, max_length=64)
    voice = forms.CharField(required=False, max_length=40)
    why = forms.CharField(required=False, max_length=LONGEST)
    reason = forms.CharField(required=False, max_length=LONGEST)
    words = forms.CharField(required=False, max_length=LONGEST)
    text = forms.CharField(required=False, max_length=LONGEST_TEXT, strip=False)

    def __init__(self, data: QueryDict, wording: str) -> None:
        super().__init__(data)
        self.wording = wording
        self.button = next((name for name in BUTTONS if name in data), "change")

    def clean(self) -> dict[str, Any]:
        """A suggestion says something else than what stands there."""
        text = (self.cleaned_data.get("text") or "").replace("\r\n", "\n")
        if self.button == "suggest" and text.strip() in ("", self.wording.strip()):
            self.add_error("text", _("Please write the text as you would like it."))
        return {**self.cleaned_data, "text": text}

    @property
    def decision(self) -> Decision:
        """What a valid form says."""
        kind, field = BUTTONS[self.button]
        said = self.cleaned_data
        return Decision(kind, said["fingerprint"], said[field], said["text"])

    @property
    def problem(self) -> str:
        """What is wrong with it, in a sentence; empty when it is valid."""
        return "" if self.is_valid() else str(next(iter(self.errors.values()))[0])


class LinkForm(forms.Form):
    """Who shall read it, and for how long."""

    name = forms.CharField(max_length=150)
    days = forms.IntegerField(min_value=1, max_value=links.MOST_DAYS)


class TrustForm(forms.Form):
    """Whose level on a channel becomes which, and why."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Whom"))
    level = forms.ChoiceField(label=_("From now on"))
    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("The one concerned reads it and can answer."),
    )

    def __init__(self, data: QueryDict | None, people: Any, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        person, level = self.fields["person"], self.fields["level"]
        assert isinstance(person, forms.ModelChoiceField)
        assert isinstance(level, forms.ChoiceField)
        person.queryset = people
        level.choices = [(word, level_words()[word]) for word in LEVELS]


class WordsForm(forms.Form):
    """What somebody says to a lowered level."""

    words = forms.CharField(max_length=LONGEST)


class DeputyForm(forms.Form):
    """Who stands in, from which day to which, on the clock of the one who says it."""

    deputy = forms.ModelChoiceField(Person.objects.none(), label=_("Who stands in"))
    since = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: QueryDict | None, person: Person) -> None:
        super().__init__(data)
        field = self.fields["deputy"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = standing_in.candidates(person)

    @property
    def times(self) -> tuple[datetime, datetime]:
        """When a valid form lets it begin and end."""
        said = self.cleaned_data
        return _begin(said["since"]), _begin(said["until"] + timedelta(days=1))


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
