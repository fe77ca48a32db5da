"""The forms of people: who, by which mail address, with which password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.people.models import Person


class PersonForm(forms.ModelForm):
    """Name and mail address; the address is what one signs in with."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("Mail address"), max_length=150)

    class Meta:
        """A person's own words."""

        model = Person
        fields = ("name", "email")

    def clean_email(self) -> str:
        """The address in small letters; each belongs to one person."""
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(username=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody with this address is here already."))
        return email

    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002 (name of the base class)
        """The person, who signs in by mail address."""
        self.instance.username = self.cleaned_data["email"]
        person: Person = super().save(commit=commit)
        return person


class FirstPersonForm(PersonForm):
    """The first administrator, who chooses a password at once."""

    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ten characters or more. A sentence is easy to remember."),
    )

    def clean_password(self) -> str:
        """A password that is not easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (as above)
        """The person with the password."""
        self.instance.set_password(self.cleaned_data["password"])
        return super().save(commit=commit)
