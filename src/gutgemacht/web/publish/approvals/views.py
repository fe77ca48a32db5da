"""Pages."""

from django.http import HttpRequest, HttpResponse
from gutgemacht.web.people.access import needs
from gutgemacht.web.publish.approvals.rights import READERS


@needs(*READERS)
def queue(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@needs(*READERS)
def request(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse()
