"""The forms of a coach: a room, a question of their own, a question about a case, notes."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from gutgemacht.learn import Question
from gutgemacht.learn.question import FEWEST, MOST
from gutgemacht.web.workshop import offers
from gutgemacht.web.workshop.models import LONGEST, Room
from gutgemacht.web.workshop.models import Question as Row
from gutgemacht.web.workshop.words import ask_words

LONGEST_OPTION = 200


class RoomForm(forms.Form):
    """A room to be opened."""

    title = forms.CharField(max_length=120)
    begin = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("What is it called?")
        self.fields["title"].help_text = _("It stands on the wall and on the phones.")
        self.fields["begin"].label = _("Begin with three questions that suit most houses")


class OwnForm(forms.Form):
    """A coach's own question."""

    question = forms.CharField(max_length=LONGEST)
    text = forms.CharField(max_length=LONGEST, required=False, widget=forms.Textarea)
    options = forms.CharField(max_length=2 * LONGEST, widget=forms.Textarea)
    why = forms.CharField(max_length=LONGEST, required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {
            "question": (_("Question"), ""),
            "text": (_("The sentence or situation it is about"), _("May stay empty.")),
            "options": (
                _("Answers, one a line"),
                _("Two to six. One like “I do not know yet” keeps the others honest."),
            ),
            "why": (_("What you tell afterwards"), _("Stands on your own sheet; may stay empty.")),
        }
        for name, (label, help_text) in told.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
            if name != "question":
                self.fields[name].widget.attrs["rows"] = 3

    def clean_options(self) -> list[str]:
        """Each line once."""
        lines = [line.strip() for line in self.cleaned_data["options"].splitlines()]
        options = list(dict.fromkeys(line for line in lines if line))
        if not FEWEST <= len(options) <= MOST:
            raise forms.ValidationError(_("Two to six different answers, please."))
        if any(len(option) > LONGEST_OPTION for option in options):
            raise forms.ValidationError(
                _("An answer has 200 signs at most: it is read on a phone.")
            )
        return options

    def asked(self) -> Question:
        """What was written, as a question."""
        given = self.cleaned_data
        return Question(
            ask="own",
            question=given["question"],
            options=tuple(given["options"]),
            text=given["text"],
            why=tuple(line for line in given["why"].splitlines() if line.strip()),
        )


class CaseForm(forms.Form):
    """A question about a case."""

    case = forms.ChoiceField()
    ask = forms.ChoiceField()
    whom = forms.CharField(max_length=80, required=False)

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = room
        self.fields["case"] = forms.ChoiceField(
            choices=offers.cases(room.speaks),
            label=_("Case"),
        )
        self.fields["ask"] = forms.ChoiceField(
            choices=list(ask_words().items()), label=_("What do you ask?")
        )
        self.fields["whom"].label = _("Whose reading?")
        self.fields["whom"].help_text = _(
            "Only where you ask how others read it; in the plural, such as “women engineers”."
        )

    def clean(self) -> dict[str, Any]:
        """The question, as `question`; what was not planned cannot be asked about beforehand."""
        given = super().clean() or {}
        if self.errors:
            return given
        found = offers.about(
            given["case"],
            given["ask"],
            self.room.speaks,
            given["whom"],
        )
        if found is None:
            self.add_error(
                "ask", _("Nobody planned this one. Ask instead what comes first when it happens.")
            )
        return given | {"question": found}


class NotesForm(forms.ModelForm):
    """What was said about a question.

    `was` are the notes as they were when somebody began to write. What another one has written
    meanwhile stays, above: `is_joined`.
    """

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    is_joined = False

    class Meta:
        """Only the notes."""

        model: type[Model] = Row
        fields = ["notes"]

    def clean_notes(self) -> str:
        """Nothing of what two people write at once is lost; blanks and line ends do not count."""
        kept, told = self.instance.notes, str(self.cleaned_data["notes"])
        words = kept.split()
        if not words or words in (self.data.get("was", "").split(), told.split()):
            return told
        self.is_joined = True
        return f"{kept}\n\n{told}"


class RoomNotesForm(NotesForm):
    """What was said in a room."""

    class Meta(NotesForm.Meta):
        """Only the notes."""

        model = Room
