"""Routes of notices."""

from django.urls import path

from gutgemacht.web.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.everything, name="all"),
    path("<int:number>/try/", views.trial, name="try"),
    path("<int:number>/end/", views.end, name="end"),
]
