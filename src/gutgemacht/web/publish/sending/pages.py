"""Pages of the outbox."""

from django.http import HttpRequest, HttpResponse


def everything(request: HttpRequest) -> HttpResponse: ...
def one(request: HttpRequest, number: int) -> HttpResponse: ...
