"""The forms of ideas: what is offered, a picture with its rights, a thank-you."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gutgemacht.web.frame import page_language
from gutgemacht.web.ideas.models import Idea, IdeaPicture
from gutgemacht.web.people.models import Person

FACTS, LONGEST_FACT, LONGEST_SOURCE = 6, 400, 150
LONGEST_SAID = 10_000
USUAL = timedelta(days=28)


def day_field(label: Any, help_text: Any) -> forms.DateField:
    """A day that may stay empty."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


class LinkField(forms.URLField):
    """An address of the web, with https where nobody says so."""

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", required=False, **options)

    def to_python(self, value: Any) -> str:
        """The address; other schemes than those of the web are refused."""
        address = super().to_python(value) or ""
        if address and not address.lower().startswith(("https://", "http://")):
            raise forms.ValidationError(_("Please give an address that begins with https://."))
        return address


class IdeaForm(forms.ModelForm):
    """An idea with up to six facts. What the company posted becomes marks and is not kept."""

    link = LinkField(
        label=gettext_lazy("Link"),
        max_length=1_000,
        help_text=gettext_lazy("Where people read on. You can mend it later; all links follow."),
    )
    until = day_field(
        gettext_lazy("Fresh until"),
        gettext_lazy("After this day nobody is offered it any more. Empty: always."),
    )
    posted = forms.CharField(
        label=gettext_lazy("What did the company post about it?"),
        max_length=LONGEST_SAID,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "May stay empty. Only a fingerprint of it is kept: it helps others to say it otherwise."
        ),
    )

    class Meta:
        """The fields in the order of the page."""

        model = Idea
        fields = ["kind", "headline", "link", "until", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("What is it about?")
        self.fields["headline"].label = _("In one line")
        self.fields["language"].label = _("In which language is it written?")
        if not self.instance.pk:
            self.initial.setdefault("language", page_language())
            self.initial.setdefault("until", timezone.localdate() + USUAL)
        known = self.instance.facts
        for number in range(FACTS):
            fact = known[number] if number < len(known) else {}
            self._fact(number, fact)

    def _fact(self, number: int, fact: dict[str, str]) -> None:
        self.fields[f"fact-{number}"] = forms.CharField(
            label=_("Fact"), required=False, max_length=LONGEST_FACT, initial=fact.get("words")
        )
        self.fields[f"source-{number}"] = forms.CharField(
            label=_("Where from?"),
            required=False,
            max_length=LONGEST_SOURCE,
            initial=fact.get("source"),
        )
        self.fields[f"url-{number}"] = LinkField(
            label=_("Address of the source"), max_length=1_000, initial=fact.get("url")
        )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The fields of the facts."""
        return [
            (self[f"fact-{number}"], self[f"source-{number}"], self[f"url-{number}"])
            for number in range(FACTS)
        ]

    def clean_until(self) -> date | None:
        """The last day; one that has passed is of no use to anybody."""
        until: date | None = self.cleaned_data["until"]
        if until and "until" in self.changed_data and until < timezone.localdate():
            raise forms.ValidationError(_("This day has passed already."))
        return until

    def clean(self) -> dict[str, Any]:
        """A fact has its source."""
        given = super().clean() or {}
        facts = []
        for number in range(FACTS):
            fact = {
                "words": given.get(f"fact-{number}", ""),
                "source": given.get(f"source-{number}", ""),
                "url": given.get(f"url-{number}", ""),
            }
            if fact["words"] and not fact["source"]:
                self.add_error(f"source-{number}", _("Please say where it is from."))
            elif not fact["words"] and (fact["source"] or fact["url"]):
                self.add_error(f"fact-{number}", _("The fact itself is missing."))
            elif fact["words"]:
                facts.append(fact)
        self.instance.facts = facts
        return given


class PictureForm(forms.ModelForm):
    """A picture of an idea: what is to be seen, whose it is, until when it may be used."""

    until = day_field(
        gettext_lazy("Until when?"),
        gettext_lazy("The last day on which it may be used. Empty: the right does not end."),
    )

    class Meta:
        """All but the bytes."""

        model = IdeaPicture
        fields = ["alt", "holder", "until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alt"].label = _("What is to be seen?")
        self.fields["alt"].help_text = _("For people who cannot see it; they copy it with theirs.")
        self.fields["holder"].label = _("Whose picture is it?")
        self.fields["holder"].help_text = _("And are the people in it all right with this?")


class NewPictureForm(PictureForm):
    """The same with the file."""

    file = forms.FileField(label=gettext_lazy("Picture (JPEG, PNG, WebP or GIF)"))
    field_order = ["file", "alt", "holder", "until"]


class ThanksForm(forms.Form):
    """Whom somebody thanks, and for what."""

    to = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Whom?"), empty_label=gettext_lazy("choose")
    )
    words = forms.CharField(
        label=gettext_lazy("For what?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Something they did: that is what stays."),
    )

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Person.objects.filter(is_active=True).exclude(pk=person.pk)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others.order_by("name", "username")
