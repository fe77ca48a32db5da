"""Routes of readers."""

from django.urls import path

from gutgemacht.web.campaign.reading import views

app_name = "reading"

urlpatterns = [
    path("<str:token>/", views.welcome, name="welcome"),
    path("<str:token>/look/", views.look, name="look"),
    path("<str:token>/answer/", views.answer, name="answer"),
    path("<str:token>/picture/<str:digest>/", views.picture, name="picture"),
]
