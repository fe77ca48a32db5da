"""Routes of the guideline."""

from django.urls import path

from gutgemacht.web.guideline import alarms, house, lint, views

app_name = "guideline"

urlpatterns = [
    path("", views.rules, name="rules"),
    path("lint/", lint.page, name="lint"),
    path("settings/", house.page, name="settings"),
    path("<slug:rule_id>/", views.rule, name="rule"),
    path("<slug:rule_id>/false-alarm/", alarms.false_alarm, name="false-alarm"),
]
