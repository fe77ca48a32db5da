"""Routes of the report of a panel."""

from django.urls import path

from gutgemacht.web.campaign.report import simulated, views

app_name = "report"

REPORT = "<int:number>/panels/<int:which>/report/"

urlpatterns = [
    path(REPORT, views.page, name="page"),
    path(f"{REPORT}report.pdf", views.as_pdf, name="pdf"),
    path(f"{REPORT}report.json", views.as_json, name="json"),
    path(f"{REPORT}report.csv", views.as_csv, name="csv"),
    path(f"{REPORT}pictures/<int:stimulus>/", views.picture, name="picture"),
    path(f"{REPORT}simulated/", simulated.page, name="simulated"),
]
