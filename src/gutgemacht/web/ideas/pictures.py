"""Pictures of an idea: added with their rights, shown as long as these hold."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gutgemacht.ideas import is_held
from gutgemacht.web.errors import BadInput
from gutgemacht.web.ideas.access import to_change
from gutgemacht.web.ideas.forms import NewPictureForm, PictureForm
from gutgemacht.web.ideas.models import IdeaPicture
from gutgemacht.web.ideas.offering import change_page
from gutgemacht.web.people.access import needs
from gutgemacht.web.publish.drafts.pictures import extension, kept

MOST = 6


@needs()
@require_POST
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A picture comes in, with what is to be seen and whose it is."""
    idea = to_change(request, number)
    form = NewPictureForm(request.POST, request.FILES)
    if form.is_valid() and idea.pictures.count() >= MOST:
        form.add_error("file", _("Six pictures are enough for one idea."))
    if form.is_valid():
        file = form.cleaned_data["file"]
        row: IdeaPicture = form.save(commit=False)
        try:
            row.picture = kept(file.read(), (file.name or "")[:150], timezone.now())
        except BadInput as bad:
            form.add_error("file", bad.message)
        else:
            row.idea = idea
            row.save()
            messages.success(request, _("The picture is there."))
            return redirect("ideas:change", idea.pk)
    return change_page(request, idea, picture=form)


@never_cache
@needs()
@require_safe
def show(request: HttpRequest, number: int, picture: int) -> HttpResponse:
    """The bytes of a picture, as long as its right holds."""
    row = get_object_or_404(IdeaPicture.objects.select_related("picture"), pk=picture, idea=number)
    if not is_held(row.until, timezone.localdate()):
        raise Http404
    name = f"{row.picture.digest[:12]}.{extension(row.picture)}"
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    data = bytes(row.picture.data)
    return HttpResponse(data, content_type=row.picture.media_type, headers=headers)


@needs()
@require_POST
def right(request: HttpRequest, number: int, picture: int) -> HttpResponse:
    """Alt text and right of a picture are changed."""
    idea = to_change(request, number)
    row = get_object_or_404(idea.pictures, pk=picture)
    form = PictureForm(request.POST, instance=row, prefix=str(row.pk))
    if form.is_valid():
        form.save()
        messages.success(request, _("Kept."))
    else:
        messages.error(request, _("Please say what is to be seen, and whose picture it is."))
    return redirect("ideas:change", idea.pk)


@needs()
@require_POST
def remove(request: HttpRequest, number: int, picture: int) -> HttpResponse:
    """A picture goes from an idea."""
    idea = to_change(request, number)
    get_object_or_404(idea.pictures, pk=picture).delete()
    messages.success(request, _("The picture is gone from here."))
    return redirect("ideas:change", idea.pk)
