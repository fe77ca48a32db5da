"""Routes of the handbook."""

from django.urls import path

from gutgemacht.web.handbook import views

app_name = "handbook"

urlpatterns = [
    path("", views.page, name="page"),
    path("confirm/", views.confirm, name="confirm"),
    path("handbook.pdf", views.as_pdf, name="pdf"),
    path("handbook.md", views.as_markdown, name="markdown"),
    path("pocket.pdf", views.as_pocket, name="pocket"),
]
