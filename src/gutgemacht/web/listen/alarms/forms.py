"""Forms of how the house is told."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.listen.alarms.chain import candidates
from gutgemacht.web.listen.alarms.models import Absence, House, OnCall
from gutgemacht.web.people.models import Person

CLOCK = forms.TimeInput({"type": "time"}, format="%H:%M")


class HouseForm(forms.ModelForm):
    """How often an alarm may be none, how long is waited, when it is quiet."""

    APPETITES = (
        ("0.5", _("Rarely: at most one false alarm in two months and topic")),
        ("1", _("Now and then: about one false alarm a month and topic")),
        ("4", _("Rather too often: about one a week and topic, and storms are heard earlier")),
    )
    appetite = forms.ChoiceField(
        label=_("How often may an alarm turn out to be none?"),
        choices=APPETITES,
        widget=forms.RadioSelect,
    )
    patience = forms.IntegerField(
        label=_("Minutes until the next is asked"), min_value=5, max_value=240
    )

    class Meta:
        """Fields in the order of the page."""

        model = House
        fields = ["quiet_from", "quiet_until", "hourly", "digest_at"]
        labels = {
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
            "digest_at": _("Time of the letter"),
            "hourly": _("Each full hour instead"),
        }
        widgets = {"quiet_from": CLOCK, "quiet_until": CLOCK, "digest_at": CLOCK}

    def __init__(self, data: QueryDict | None, house: House, appetite: float) -> None:
        minutes = int(house.patience.total_seconds() // 60)
        initial = {"patience": minutes, "appetite": f"{appetite:g}"}
        super().__init__(data, instance=house, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Quiet hours have a beginning and another end, or neither."""
        said = super().clean() or self.cleaned_data
        begin, end = said.get("quiet_from"), said.get("quiet_until")
        if (begin is None) != (end is None):
            self.add_error("quiet_until", gettext("Give both times, or leave both empty."))
        elif begin is not None and begin == end:
            self.add_error("quiet_until", gettext("It must end at another time than it begins."))
        if "patience" in said:
            self.instance.patience = timedelta(minutes=said["patience"])
        return said


class PlaceForm(forms.Form):
    """Somebody for the chain, and who stands in."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who is asked"))
    substitute = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who stands in"), required=False
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        people = candidates()
        for name in ("person", "substitute"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Person.objects.filter(pk__in=[one.pk for one in people])
            # Those who lead incidents first.
            empty = [("", "–")]
            field.choices = [*empty, *((one.pk, str(one)) for one in people)]

    def clean(self) -> dict[str, Any]:
        """Nobody stands in for themselves."""
        said = super().clean() or self.cleaned_data
        if said.get("person") and said.get("person") == said.get("substitute"):
            self.add_error("substitute", gettext("Nobody can stand in for themselves."))
        return said


class AbsenceForm(forms.Form):
    """Who cannot be asked, from which day to which."""

    who = forms.ModelChoiceField(Person.objects.none(), label=_("Who"))
    since = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        field = self.fields["who"]
        assert isinstance(field, forms.ModelChoiceField)
        rows = OnCall.objects.values_list("person", "substitute")
        named = {one for row in rows for one in row if one}
        field.queryset = Person.objects.filter(pk__in=named).order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, nor past."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("since"), said.get("until")
        if first and last and last < max(first, timezone.localdate()):
            self.add_error("until", gettext("The last day is still to come, after the first."))
        return said

    def absence(self) -> Absence:
        """What a valid form says, in days of the house."""
        said = self.cleaned_data
        until = said["until"] + timedelta(days=1)
        begin, end = (datetime.combine(day, time()) for day in (said["since"], until))
        return Absence(
            person=said["who"], since=timezone.make_aware(begin), until=timezone.make_aware(end)
        )
