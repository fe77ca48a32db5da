"""A lesson as a package for the learning platform a company has."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.learn.export import FORMS
from gutgemacht.learn.export import package as packed
from gutgemacht.web.frame import page_language
from gutgemacht.web.learn.access import WRITERS
from gutgemacht.web.learn.lessons.at_hand import at_hand, card
from gutgemacht.web.people.access import needs


@never_cache
@needs(*WRITERS)
@require_safe
def package(request: HttpRequest, lesson_id: str, form: str) -> HttpResponse:
    """The ZIP file of a lesson in the language of the page."""
    lesson = at_hand().lessons.by_id.get(lesson_id)
    wanted = next((one for one in FORMS if one == form), None)
    if lesson is None or wanted is None:
        raise Http404
    language = page_language()
    found = {name: one for _, name in lesson.cards() if (one := card(name, language))}
    answer = HttpResponse(packed(lesson, found, language, wanted), content_type="application/zip")
    name = f"{lesson.id}-{language}-{wanted}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
