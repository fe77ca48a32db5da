"""Routes of the outbox."""

from django.urls import path

from gutgemacht.web.publish.sending import pages

app_name = "sending"

urlpatterns = [
    path("", pages.everything, name="all"),
    path("<int:number>/", pages.one, name="one"),
]
