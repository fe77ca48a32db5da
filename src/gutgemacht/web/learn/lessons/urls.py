"""Routes of lessons; where one is stands in the address."""

from django.urls import path

from gutgemacht.web.learn.lessons import packages, views

urlpatterns = [
    path("", views.everything, name="lessons"),
    path("<slug:lesson_id>/", views.opening, name="lesson"),
    path("<slug:lesson_id>/<int:number>/", views.step, name="step"),
    path("<slug:lesson_id>/end/", views.end, name="lesson-end"),
    path("<slug:lesson_id>/package/<slug:form>/", packages.package, name="lesson-package"),
]
