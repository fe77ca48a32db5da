"""How an idea is kept, and how its offerer learns of a dead link."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from gutgemacht.web.ideas.forms import IdeaForm
from gutgemacht.web.ideas.models import Idea
from gutgemacht.web.ideas.shares import marks_of
from gutgemacht.web.notices.tell import tell
from gutgemacht.web.people.models import Person


@transaction.atomic
def keep(form: IdeaForm, now: datetime, by: Person | None = None) -> Idea:
    """What a valid form says; of the company's own post only the marks. `by` offers a new one."""
    idea: Idea = form.save(commit=False)
    if by is not None:
        idea.by, idea.at = by, now
    if "link" in form.changed_data:
        idea.is_dead = False
    idea.save()
    if posted := form.cleaned_data["posted"]:
        idea.said = list(marks_of(posted, idea))
        idea.save(update_fields=["said"])
    return idea


@transaction.atomic
def found_dead(idea: Idea, now: datetime) -> None:
    """Notes that the link leads nowhere, and tells whoever offered the idea, once."""
    changed = Idea.objects.filter(pk=idea.pk, is_dead=False).exclude(link="").update(is_dead=True)
    if changed and idea.by is not None:
        page = reverse("ideas:change", args=[idea.pk])
        tell("idea-link-dead", [idea.by], {"idea": idea.headline, "page": page}, now)
