"""Text blocks of the coaches: words they say often, in both languages."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gutgemacht.web.coach.models import Block
from gutgemacht.web.frame import page_language
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Role


class BlockForm(forms.ModelForm):
    """A title and the words; one language is enough."""

    class Meta:
        """Fields in the order of the page."""

        model = Block
        fields = ["title", "words_de", "words_en"]
        labels = {
            "title": gettext_lazy("Title, for coaches only"),
            "words_de": gettext_lazy("In German"),
            "words_en": gettext_lazy("In English"),
        }

    def clean(self) -> dict[str, Any]:
        """Words in one language at least."""
        given = super().clean() or self.cleaned_data
        if not given.get("words_de") and not given.get("words_en"):
            self.add_error("words_de", _("Please write the words in one language at least."))
        return given


@never_cache
@needs(Role.COACH)
@require_safe
def blocks(request: HttpRequest) -> HttpResponse:
    """All text blocks."""
    rows = [(block, block.in_(page_language())) for block in Block.objects.all()]
    return render(request, "coach/blocks.html", {"blocks": rows})


@never_cache
@needs(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, number: int = 0) -> HttpResponse:
    """A new block, or one that is changed."""
    kept = get_object_or_404(Block, pk=number) if number else Block()
    form = BlockForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept. It stands beside every talk now."))
        return redirect("coach:blocks")
    status = 400 if request.method == "POST" else 200
    return render(request, "coach/block.html", {"form": form, "block": kept}, status=status)


@needs(Role.COACH)
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """A block goes."""
    get_object_or_404(Block, pk=number).delete()
    messages.success(request, _("Removed."))
    return redirect("coach:blocks")
