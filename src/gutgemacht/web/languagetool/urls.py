"""Routes of the LanguageTool API; clients differ in whether they write the last slash."""

from django.urls import re_path

from gutgemacht.web.languagetool import views

app_name = "languagetool"

urlpatterns = [
    re_path(r"^check/?$", views.check, name="check"),
    re_path(r"^languages/?$", views.languages, name="languages"),
    re_path(r"^info/?$", views.info, name="info"),
    re_path(r"^healthcheck/?$", views.healthcheck, name="healthcheck"),
    re_path(r"^maxtextlength/?$", views.maxtextlength, name="maxtextlength"),
]
