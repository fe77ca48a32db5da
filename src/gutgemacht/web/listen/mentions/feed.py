"""A kept search as an Atom feed, for whoever has its address."""

import hmac

import regex
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gutgemacht.web.listen.access import READERS
from gutgemacht.web.listen.mentions.asked import Asked
from gutgemacht.web.listen.mentions.models import Search
from gutgemacht.web.listen.mentions.searches import hashed
from gutgemacht.web.listen.models import Mention

ENTRIES = 50
LONGEST_TITLE = 90
# What XML cannot hold.
_UNWRITABLE = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The newest of a search; 404 where the address is unknown or its person may read no more."""
    search = _search(token)
    found = Asked.by(search.query).of(Mention.objects.all())
    page = request.build_absolute_uri(reverse("listen:mentions"))
    made = Atom1Feed(
        title=f"{search.name} · gutgemacht",
        link=page,
        description="",
        language=search.person.language or None,
        feed_url=request.build_absolute_uri(),
    )
    for mention in found[:ENTRIES]:
        _add(made, mention, page)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _search(token: str) -> Search:
    looked_for = hashed(token)
    search = Search.objects.select_related("person").filter(hashed=looked_for).first()
    if search is None or not hmac.compare_digest(search.hashed, looked_for):
        raise Http404
    if not search.person.may(*READERS):
        raise Http404
    return search


def _add(made: Atom1Feed, mention: Mention, page: str) -> None:
    who = _written(mention.author_name or mention.author)
    text = _written(mention.text)
    first = " ".join(text.split())
    short = first if len(first) <= LONGEST_TITLE else first[:LONGEST_TITLE].rstrip() + " …"
    made.add_item(
        title=f"{who}: {short}" if who else short,
        link=_written(mention.address) or page,
        description=text,
        author_name=who or None,
        unique_id=f"urn:gutgemacht:mention:{mention.pk}",
        pubdate=mention.at,
        updateddate=mention.at,
    )


def _written(text: str) -> str:
    return _UNWRITABLE.sub("", text)
