"""What comes in by the pulse survey."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gutgemacht.web.culture.survey import QUESTIONS, STEPS
from gutgemacht.web.culture.words import question_words, step_words

LONGEST = 1_000


class SurveyForm(forms.Form):
    """Three steps and a few words; each may be left out, but not all of them.

    `quarter` is the one in which the page was opened.
    """

    quarter = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("What would help you?"),
        help_text=_(
            "Only if you like. It is shown when at least ten people have written something, sorted"
            " by the alphabet. Please name nobody."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "class": "plain"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        steps = step_words()
        for question in QUESTIONS:
            self.fields[question] = forms.TypedChoiceField(
                required=False,
                coerce=int,
                empty_value=None,
                label=question_words()[question],
                choices=[(step, steps[step]) for step in STEPS],
                widget=forms.RadioSelect,
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields of the questions."""
        return [self[question] for question in QUESTIONS]

    @property
    def steps(self) -> dict[str, int]:
        """The questions that were answered, with their steps."""
        told = {question: self.cleaned_data.get(question) for question in QUESTIONS}
        return {question: step for question, step in told.items() if step is not None}

    def clean(self) -> dict[str, Any]:
        """Refuses a form in which nothing was said."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.steps and not cleaned["words"]:
            raise forms.ValidationError(_("Please answer at least one of the questions."))
        return cleaned
