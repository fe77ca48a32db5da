"""The form of a topic: its name, its kind, and its words one a line."""

from collections.abc import Collection

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gutgemacht.listen.topic_words import TopicError, Words, allowed, watch_nobody
from gutgemacht.web.listen.models import Topic
from gutgemacht.web.listen.topics.words import refusal
from gutgemacht.web.people.models import Person


class TopicForm(forms.ModelForm):
    """A topic; what it cannot have is said beside the field, and what was typed stays."""

    words = forms.CharField(
        label=_("Words to listen for"),
        help_text=_(
            "One a line: a name, a phrase, a hashtag. Usual endings are found by themselves. With "
            "# in front only the hashtag counts, with * at the end every word that begins so."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        error_messages={"required": _("Please name at least one word to listen for.")},
    )
    not_words = forms.CharField(
        label=_("Words that rule it out"),
        help_text=_(
            "One a line, can be left empty: what stands in mentions of somebody else with the same "
            "name."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        required=False,
    )

    class Meta:
        """What people say of a topic."""

        model = Topic
        fields = ["name", "kind", "words", "not_words"]
        labels = {"name": _("Name"), "kind": _("What it is")}
        help_texts = {
            "name": _("As it shall stand over its pulse."),
            "kind": _("Whoever answers our posts is counted under “our name”, in whatever words."),
        }
        error_messages = {
            "name": {"unique": _("There is a topic of this name already, open or closed.")}
        }

    def __init__(self, data: QueryDict | None, topic: Topic) -> None:
        listed = {"words": topic.words, "not_words": topic.not_words}
        initial = {name: "\n".join(words) for name, words in listed.items()}
        super().__init__(data, instance=topic, initial=initial)

    def clean_name(self) -> str:
        """A name that is nobody's who works here."""
        name: str = self.cleaned_data["name"]
        try:
            watch_nobody([name], _people())
        except TopicError as error:
            raise forms.ValidationError(refusal(error)) from error
        return name

    def clean_words(self) -> list[str]:
        """Words that a topic may have, and none that watches an employee."""
        return _permitted(self.cleaned_data["words"], _people())

    def clean_not_words(self) -> list[str]:
        """Words as they may be, and no employee among them; none is well, too."""
        typed = self.cleaned_data["not_words"]
        return _permitted(typed, _people()) if typed else []


def _permitted(typed: str, people: Collection[str]) -> list[str]:
    """The words of a field, one a line; raises ValidationError."""
    try:
        return list(allowed(Words(tuple(typed.splitlines())), people).words)
    except TopicError as error:
        raise forms.ValidationError(refusal(error)) from error


def _people() -> list[str]:
    """Who works here, by name; without one as their address names them."""
    rows = Person.objects.values_list("name", "email")
    return [name or email.partition("@")[0] for name, email in rows]
