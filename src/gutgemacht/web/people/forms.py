"""The forms of people: who, by which mail address, in which team, on whose clock."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account.forms import AddEmailForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.people.models import Person, Team

PASSWORD_HELP = _("Ten characters or more. A sentence is easy to remember.")


def free_address(address: str) -> str:
    """The address in small letters; raises ValidationError where it is somebody's already."""
    if Person.objects.filter(username=address.lower()).exists():
        raise forms.ValidationError(_("Somebody with this address is here already."))
    return address.lower()


class AddressForm(AddEmailForm):
    """Another mail address. Who is here is no secret to those who are here."""

    def clean_email(self) -> str:
        """An address that is nobody's."""
        return free_address(super().clean_email())


class PersonForm(forms.Form):
    """Name and mail address; the address is what one signs in with."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("Mail address"), max_length=150)

    def clean_email(self) -> str:
        """Each address belongs to one person."""
        return free_address(self.cleaned_data["email"])

    def save(self) -> Person:
        """The person, who cannot sign in yet."""
        return Person.objects.create_user(**self.cleaned_data)


class PasswordForm(forms.Form):
    """A password that is not easily guessed; `person` is not to be told by it."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HELP,
    )

    def __init__(self, *args: Any, person: Person | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean_password(self) -> str:
        """The password, when the validators of the settings agree."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class FirstPersonForm(PasswordForm, PersonForm):
    """The first administrator, who chooses a password at once."""

    field_order = ("name", "email", "password")


class TeamForm(forms.ModelForm):
    """A team: its name, and who belongs to it."""

    members = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=Person.objects.filter(is_active=True).order_by("name"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        """What can be changed."""

        model = Team
        fields = ("name", "members")
        labels = {"name": _("Name of the team")}


class MeForm(forms.ModelForm):
    """What people say of themselves."""

    name = forms.CharField(label=_("Name"), max_length=150)
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("as my browser asks")), *settings.LANGUAGES],
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    class Meta:
        """What can be changed."""

        model = Person
        fields = ("name", "language", "time_zone")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        house = _("that of the house, %(zone)s") % {"zone": settings.TIME_ZONE}
        zones = sorted(zone for zone in available_timezones() if "/" in zone)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", house), *((zone, zone.replace("_", " ")) for zone in zones)]
