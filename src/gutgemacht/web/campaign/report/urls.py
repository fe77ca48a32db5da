"""Routes of the report of a panel."""

from django.urls import path

from gutgemacht.web.campaign.report import simulated, views

app_name = "report"

urlpatterns = [
    path("", views.page, name="page"),
    path("report.pdf", views.as_pdf, name="pdf"),
    path("report.json", views.as_json, name="json"),
    path("report.csv", views.as_csv, name="csv"),
    path("pictures/<int:stimulus>/", views.picture, name="picture"),
    path("simulated/", simulated.page, name="simulated"),
]
