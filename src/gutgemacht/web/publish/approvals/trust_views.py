"""Pages."""

from django.http import HttpRequest, HttpResponse
from gutgemacht.web.people.access import needs
from gutgemacht.web.people.models import Role


@needs()
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@needs(Role.APPROVER, Role.CHANNEL_OWNER)
def people(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse()
