"""The form of a source: its name, and what its way asks for."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gutgemacht.networks.way import Field, HearWay
from gutgemacht.web.listen.models import Source
from gutgemacht.web.listen.sources.words import FIELDS


class SourceForm(forms.Form):
    """`source` is one that is changed: secrets that are left empty stay as they are."""

    name = forms.CharField(label=_("Name"), help_text=_("As you call it."), max_length=150)

    def __init__(self, way: HearWay, *args: Any, source: Source | None = None, **more: Any) -> None:
        more["initial"] = {"name": source.name, **source.details} if source else None
        super().__init__(*args, **more)
        self._way = way
        for field in way.fields:
            self.fields[field.name] = _asked(field, kept=bool(source and source.sealed))

    def details(self) -> dict[str, str]:
        """What may be seen."""
        return {
            one.name: self._told(one)
            for one in self._way.fields
            if not one.secret and self._told(one)
        }

    def secrets(self) -> dict[str, str]:
        """What may not."""
        return {
            one.name: self._told(one) for one in self._way.fields if one.secret and self._told(one)
        }

    def _told(self, field: Field) -> str:
        return str(self.cleaned_data.get(field.name) or "").strip()


def _asked(field: Field, *, kept: bool) -> forms.CharField:
    label, about = FIELDS[field.name]
    needed = field.needed and not (field.secret and kept)
    if not needed:
        stays = _("Leave it empty to keep it.") if field.secret and kept else _("Can be left out.")
        about = format_lazy("{} {}", about, stays)
    hints = {"placeholder": field.example, "autocomplete": "off", "spellcheck": "false"}
    # What was just typed comes back after a trial, to the one who typed it.
    widget = (
        forms.PasswordInput(attrs=hints, render_value=True)
        if field.secret
        else forms.TextInput(attrs=hints)
    )
    return forms.CharField(
        label=label, help_text=about, required=needed, widget=widget, max_length=500
    )
