"""Routes of the draft."""

from django.urls import path

from gutgemacht.web.draft import opinion, upload, views

app_name = "draft"

urlpatterns = [
    path("", views.page, name="page"),
    path("notes/", views.notes, name="notes"),
    path("media/", upload.page, name="media"),
    path("media/card/", upload.card, name="media-card"),
    path("media/copy/", upload.copy, name="media-copy"),
    path("opinion/", opinion.before, name="opinion"),
    path("opinion/answer/", opinion.answer, name="opinion-answer"),
    path("privacy/", views.privacy, name="privacy"),
]
