"""Adding a channel, connecting its account, and connecting it again."""

from collections.abc import Mapping
from hmac import compare_digest

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gutgemacht.networks.way import Way
from gutgemacht.publish.network import NetworkError
from gutgemacht.web.errors import BadInput
from gutgemacht.web.people.access import needs, person_of
from gutgemacht.web.publish.channels import connect, waiting
from gutgemacht.web.publish.channels.cut import give_back
from gutgemacht.web.publish.channels.forms import ChannelForm, ConnectForm
from gutgemacht.web.publish.channels.kinds import FEED, Door, door, doors
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.channels.who import STEWARDS
from gutgemacht.web.publish.ledger.log import note


@never_cache
@needs(*STEWARDS)
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Which network."""
    found = doors()
    context = {
        "open": [one for one in found if one.ways],
        "others": [one for one in found if not one.ways],
    }
    return render(request, "channels/choose.html", context)


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def by_hand(request: HttpRequest, network: str) -> HttpResponse:
    """A channel on which somebody posts by hand, or a feed that is read."""
    there = _door(network)
    form = ChannelForm(
        request.POST or None,
        instance=Channel(network=network, country="", owner=person_of(request)),
        feed=network == FEED,
    )
    if not form.is_valid():
        context = {"form": form, "door": there}
        return render(request, "channels/new.html", context, status=400 if form.errors else 200)
    now = timezone.now()
    channel = form.instance
    channel.added_at = now
    channel.way = Channel.Way.FEED if network == FEED else Channel.Way.BY_HAND
    with transaction.atomic():
        form.put(now)
        note(request.user, "channel added", f"channel {channel.pk}", {"network": network}, now)
    return _added(request, channel)


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, network: str) -> HttpResponse:
    """A new channel, by connecting its account."""
    return _connect(request, _door(network), None)


@never_cache
@needs(*STEWARDS)
@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, number: int) -> HttpResponse:
    """The account of a channel is connected again."""
    channel = get_object_or_404(Channel, pk=number, closed_at=None)
    return _connect(request, _door(channel.network), channel)


@never_cache
@needs(*STEWARDS)
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """The owner comes back from the network's own page, with a yes or a no."""
    kept = waiting.kept(request)
    if not kept or not compare_digest(request.GET.get("state", ""), kept["state"]):
        said = _("This way back was not begun here, or was used already. Please connect again.")
        return render(request, "channels/not_connected.html", {"said": said}, status=400)
    waiting.forget(request)
    number = int(kept["channel"]) if kept["channel"] else None
    try:
        credentials = connect.finish(kept["network"], kept, request.GET.dict())
        return _proven(request, kept["network"], credentials, number, kept["country"])
    except BadInput as fault:
        context = {"said": fault.message, "number": number, "network": kept["network"]}
        return render(request, "channels/not_connected.html", context, status=400)


@require_safe
def app(request: HttpRequest) -> JsonResponse:
    """Who we are, for servers that know apps by such a document; none where we have no https."""
    try:
        return JsonResponse(connect.app_document(house(request)))
    except NetworkError as error:
        raise Http404(str(error)) from None


def house(request: HttpRequest) -> connect.House:
    """How servers see us: by the address of the settings, else as this request does."""
    website = settings.ADDRESS or request.build_absolute_uri("/").rstrip("/")
    return connect.House(
        website, website + reverse("channels:back"), website + reverse("channels:app")
    )


def _connect(request: HttpRequest, there: Door, channel: Channel | None) -> HttpResponse:
    ways: dict[str, Way] = {way.id: way for way in connect.ways(there, house(request))}
    if not ways:
        raise Http404
    way = ways.get(request.GET.get("way", ""), next(iter(ways.values())))
    form = ConnectForm(way, request.POST or None, new=channel is None)
    if form.is_valid():
        try:
            return _asked(request, there, way, form, channel)
        except BadInput as fault:
            form.add_error(fault.where if fault.where in form.fields else None, fault.message)
    others = [other for other in ways.values() if other != way]
    context = {"form": form, "door": there, "way": way, "others": others, "channel": channel}
    return render(request, "channels/connect.html", context, status=400 if form.errors else 200)


def _asked(
    request: HttpRequest, there: Door, way: Way, form: ConnectForm, channel: Channel | None
) -> HttpResponse:
    """Asks the network at once, or sends the owner there; raises BadInput."""
    country = form.cleaned_data.get("country", "")
    number = channel.pk if channel else None
    if way.id != "oauth":
        return _proven(request, there.network, form.asked(), number, country)
    target, kept = connect.begin(there.network, form.asked(), house(request))
    goal = {"network": there.network, "channel": str(number or ""), "country": country}
    waiting.keep(request, kept | goal)
    return render(request, "channels/elsewhere.html", {"target": target, "door": there})


def _proven(
    request: HttpRequest,
    network: str,
    credentials: dict[str, str],
    number: int | None,
    country: str,
) -> HttpResponse:
    """The account is asked whose it is, and becomes a channel; raises BadInput."""
    proven = connect.prove(network, credentials)
    person, now = person_of(request), timezone.now()
    try:
        if number is None:
            return _added(request, connect.add(network, proven, country, person, now))
        old = connect.again(number, proven, person, now)
    except BadInput:
        _return(network, proven[1])
        raise
    _return(network, old)
    messages.success(request, _("The account is connected again."))
    return redirect("channels:one", number)


def _return(network: str, credentials: Mapping[str, str]) -> None:
    """Gives back a token nobody needs. It was ours alone; an app password may be in use still."""
    if not {"token", "key"}.isdisjoint(credentials):
        give_back(network, credentials)


def _added(request: HttpRequest, channel: Channel) -> HttpResponse:
    messages.success(request, _("%(name)s is in the register.") % {"name": channel.name})
    return redirect("channels:one", channel.pk)


def _door(network: str) -> Door:
    found = door(network)
    if found is None:
        raise Http404
    return found
