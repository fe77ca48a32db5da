"""The form of a webhook."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gutgemacht.publish.network import NetworkError
from gutgemacht.web.notices.hooks import put
from gutgemacht.web.notices.kinds import kinds
from gutgemacht.web.notices.models import Webhook
from gutgemacht.web.people.models import Person


class WebhookForm(forms.ModelForm):
    """Name, way, address, and what it wants to hear. The address is sealed and never shown."""

    address = forms.CharField(
        label=_("Address"),
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "https://"}),
        help_text=_("It is kept sealed and not shown again, because who knows it can write there."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What it wants to hear"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        """Fields in the order of the page."""

        model = Webhook
        fields = ["name", "way", "address", "language", "kinds"]
        labels = {
            "name": _("Name"),
            "way": _("For whom"),
            "language": _("Language"),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(name, one.label) for name, one in kinds().items() if not one.personal]

    def clean(self) -> dict[str, Any]:
        """Seals the address; `key` is that of the signature, shown once."""
        found = super().clean() or self.cleaned_data
        if "name" in found and "address" in found:
            self.instance.name = found["name"]
            try:
                self.key = put(self.instance, found["address"].strip())
            except NetworkError:
                said = gettext(
                    "This is no address that can be called: it must begin with https://."
                )
                self.add_error("address", said)
        return found

    def save_by(self, person: Person) -> Webhook:
        """The webhook, with who made it."""
        hook: Webhook = self.save(commit=False)
        hook.made_by, hook.kinds = person, self.cleaned_data["kinds"]
        hook.save()
        return hook
