"""Routes of the interface for programs, of its page and of the keys."""

from django.urls import include, path

from gutgemacht.web.api import pages
from gutgemacht.web.api.interface import interface

PAGES = [
    path("", pages.page, name="page"),
    path("keys/", pages.keys, name="keys"),
    path("keys/<int:number>/end/", pages.end, name="end"),
]
urlpatterns = [
    path("v1/", interface.urls),
    path("", include((PAGES, "programs"))),
]
