"""Routes of the guideline."""

from django.urls import path

from gutgemacht.web.guideline import lint, views

app_name = "guideline"

urlpatterns = [
    path("", views.rules, name="rules"),
    path("lint/", lint.page, name="lint"),
    path("<slug:rule_id>/", views.rule, name="rule"),
]
