"""The form of a key for programs."""

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.api.keys import Scope, scope_words

USUAL_DAYS, MOST_DAYS = 90, 365


class KeyForm(forms.Form):
    """What a key is for, what it opens, and how long."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=80,
        help_text=_("So that you know later which one to end, such as “Newsroom, nightly list”."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it open?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one.")},
    )
    days = forms.IntegerField(
        label=_("For how many days?"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        help_text=_("A year at most. A key that ends by itself cannot be forgotten."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        scopes = cast("forms.MultipleChoiceField", self.fields["scopes"])
        scopes.choices = list(scope_words().items())

    def wanted(self) -> list[Scope]:
        """The scopes that were chosen."""
        return list(self.cleaned_data["scopes"])

    def expires(self, now: datetime) -> datetime:
        """When it ends by itself."""
        return now + timedelta(days=self.cleaned_data["days"])
