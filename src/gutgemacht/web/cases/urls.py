"""Routes of the cases."""

from django.urls import path

from gutgemacht.web.cases import views

app_name = "cases"

urlpatterns = [
    path("", views.page, name="all"),
    path("<slug:case_id>/", views.case, name="one"),
]
