"""The form of a letter to many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from gutgemacht.campaign.questions import load_questions
from gutgemacht.web.campaign.panel.addresses import MOST, Addresses, addresses_in
from gutgemacht.web.campaign.panel.cost import minutes_of
from gutgemacht.web.campaign.panel.letters import LINK, Asking, asked_in
from gutgemacht.web.campaign.panel.models import Panel

DAYS = 3
# Longer than this nobody's list of addresses is.
LONGEST = 60_000


class LetterForm(forms.Form):
    """Whom to write to and what; `addresses` is what was found in the pasted text."""

    people = forms.CharField(
        label=gettext_lazy("Mail addresses"),
        max_length=LONGEST,
        help_text=gettext_lazy("One a line. They are kept sealed and deleted when the panel ends."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=150)
    text = forms.CharField(
        label=gettext_lazy("Letter"),
        max_length=3_000,
        help_text=gettext_lazy("Each gets a link of their own in the place of {link}."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    remind_after = forms.IntegerField(
        label=gettext_lazy("Remind once, after so many days, who has not answered"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=gettext_lazy("Empty: nobody is reminded."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the pages it leads to"))

    def __init__(self, data: Any = None, *, panel: Panel) -> None:
        held = {code: one.name for code, one in load_questions().items() if code in panel.consent}
        language = next(iter(held))
        super().__init__(data, initial=usual_letter(panel, language))
        self.panel = panel
        self.addresses = Addresses((), (), (), ())
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(held.items())

    def clean_people(self) -> str:
        """At least one, all of them addresses, not more than can be looked after."""
        text: str = self.cleaned_data["people"]
        found = self.addresses = addresses_in(text, asked_in(self.panel))
        if found.wrong:
            words = _("These are no mail addresses; mend or delete them: %(wrong)s")
            raise ValidationError(words % {"wrong": ", ".join(found.wrong)})
        if not found.good:
            raise ValidationError(_("All of these have a letter already."))
        if len(found.good) > MOST:
            words = _("These are %(count)s addresses; at most %(most)s at once.")
            raise ValidationError(words % {"count": len(found.good), "most": MOST})
        return text

    def clean_subject(self) -> str:
        """One line."""
        return " ".join(str(self.cleaned_data["subject"]).split())

    def clean_text(self) -> str:
        """Has one place for the link."""
        text: str = self.cleaned_data["text"]
        if text.count(LINK) != 1:
            raise ValidationError(_("Write {link} once, where the personal link shall stand."))
        return text

    def asking(self, way: str) -> Asking:
        """What is written, with links that begin with `way`."""
        told = self.cleaned_data
        return Asking(
            told["subject"], told["text"], way, told["language"], told.get("remind_after")
        )


def usual_letter(panel: Panel, language: str) -> dict[str, Any]:
    """What stands in the form before anybody has changed it."""
    with override(language):
        subject = _("May we ask for your eyes?")
        text = _(
            "Hello,\n\nbefore something is published we would like to know how it comes across to "
            "people like you. It takes about %(minutes)s minutes, on the phone too. There is no "
            "right or wrong, and your name is not asked for.\n\n%(link)s\n\nThe link is for you "
            "and holds for one answer, until %(day)s. Nobody learns who gave which answer. If you "
            "would rather not, just leave it be.\n\nThank you!"
        ) % {"minutes": minutes_of(panel.per_reader), "link": LINK, "day": last_day(panel)}
    return {"subject": subject, "text": text, "remind_after": DAYS, "language": language}


def last_day(panel: Panel) -> str:
    """The last day of a panel in words; empty where it has none."""
    end = panel.closes_at
    return date_format(timezone.localtime(end), "DATE_FORMAT") if end else ""
