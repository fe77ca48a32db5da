"""The forms of a channel: what people know of it, and how its account is connected."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gutgemacht.networks.way import Field, Way
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.channels.models import Channel

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SECOND_FACTOR = {"": _("nobody knows yet"), "true": _("yes"), "false": _("no")}


class CountryField(forms.ChoiceField):
    """Whose law holds; nothing is chosen before somebody does."""

    def __init__(self, **options: Any) -> None:
        choices = [("", _("please choose")), *Channel.Country.choices]
        super().__init__(label=_("Whose law holds"), choices=choices, **options)


class AddressField(forms.URLField):
    """An address as people write it, who leave out what the browser would ask for: the scheme."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "url"})
        super().__init__(required=False, assume_scheme="https", widget=widget, **options)


class ChannelForm(forms.ModelForm):
    """What people know of a channel; what they have looked at counts as seen today."""

    url = AddressField(label=_("Address"))
    country = CountryField()
    imprint = AddressField(label=_("Address of the imprint, as the profile links to it"))
    second_factor = forms.TypedChoiceField(
        label=_("Second factor at the network"),
        choices=list(SECOND_FACTOR.items()),
        coerce=lambda value: {"true": True, "false": False}[value],
        empty_value=None,
        required=False,
    )

    class Meta:
        """Fields in the order of the page."""

        model = Channel
        fields = [
            "name",
            "handle",
            "url",
            "country",
            "owner",
            "substitute",
            "second_factor",
            "imprint",
            "apps",
        ]
        labels = {
            "name": _("Name"),
            "handle": _("Account name there"),
            "owner": _("Who answers for it"),
            "substitute": _("Substitute"),
            "apps": _("Programs that may post there, one a line"),
        }
        help_texts = {
            "name": _("As you call it among yourselves."),
            "apps": _("You find them in the settings of the network, often under “apps”."),
        }
        widgets = {"apps": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, feed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("owner", "substitute"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Person.objects.filter(is_active=True).order_by("name")
            field.empty_label = str(_("nobody yet"))
        if feed:
            self.fields["url"].required, self.fields["url"].label = True, _("Address of the feed")
        known = {None: "", True: "true", False: "false"}
        self.initial["second_factor"] = known[self.instance.second_factor]

    def clean(self) -> dict[str, Any]:
        """Owner and substitute are two people."""
        found = super().clean() or self.cleaned_data
        if found.get("owner") and found.get("owner") == found.get("substitute"):
            self.add_error("substitute", _("A substitute is somebody else than the owner."))
        return found

    def put(self, now: datetime) -> Channel:
        """Saves; an imprint or list of programs that was just written down was looked at."""
        channel: Channel = self.save(commit=False)
        if "imprint" in self.changed_data:
            channel.imprint_seen_at = now if channel.imprint else None
        if "apps" in self.changed_data:
            channel.apps_seen_at = now
        channel.save()
        return channel


class ConnectForm(forms.Form):
    """What a way of connecting asks for, and for a new channel whose law holds."""

    def __init__(self, way: Way, *args: Any, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in way.fields:
            self.fields[field.name] = _asked(field)
        if new:
            self.fields["country"] = CountryField()

    def asked(self) -> dict[str, str]:
        """What was typed, as the network takes it."""
        told = {key: str(value).strip() for key, value in self.cleaned_data.items()}
        return {key: value for key, value in told.items() if value and key != "country"}


def _asked(field: Field) -> forms.CharField:
    label, help_text = _WORDS[field.name]
    if not field.needed:
        help_text = format_lazy("{} {}", help_text, _("Can be left out."))
    hints = {"placeholder": field.example, "autocomplete": "off", "spellcheck": "false"}
    widget = forms.PasswordInput(attrs=hints) if field.secret else forms.TextInput(attrs=hints)
    return forms.CharField(
        label=label, help_text=help_text, required=field.needed, widget=widget, max_length=300
    )


_WORDS: "dict[str, tuple[str | _StrPromise, str | _StrPromise]]" = {
    "handle": (_("Account name"), ""),
    "password": (
        _("App password"),
        _("Not the password you sign in with: make one for apps in the settings of the network."),
    ),
    "name": (
        _("Name of the app password"),
        _("As you called it there. With it we can delete the app password on disconnecting."),
    ),
    "server": (
        _("Server"),
        _("The address of the server where the account lives."),
    ),
}
