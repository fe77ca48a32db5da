"""Routes of the draft."""

from django.urls import path

from gutgemacht.web.draft import views

app_name = "draft"

urlpatterns = [
    path("", views.page, name="page"),
    path("notes/", views.notes, name="notes"),
    path("privacy/", views.privacy, name="privacy"),
]
