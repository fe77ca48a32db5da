"""Routes of phones."""

from django.urls import path

from gutgemacht.web.workshop import phone

app_name = "room"

urlpatterns = [
    path("", phone.door, name="door"),
    path("<str:code>/", phone.page, name="page"),
    path("<str:code>/join/", phone.join, name="join"),
    path("<str:code>/answer/", phone.answer, name="answer"),
    path("<str:code>/now/", phone.now, name="now"),
]
