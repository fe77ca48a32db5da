"""Routes of the culture picture."""

from django.urls import path

from gutgemacht.web.culture import views

app_name = "culture"

urlpatterns = [
    path("", views.now, name="now"),
    path("pulse/", views.pulse, name="pulse"),
    path("<slug:quarter>/", views.page, name="page"),
    path("<slug:quarter>/sums.csv", views.as_csv, name="csv"),
    path("<slug:quarter>/picture.pdf", views.as_pdf, name="pdf"),
]
