"""Routes of topics."""

from django.urls import path

from gutgemacht.web.listen.topics import making, views

app_name = "topics"

urlpatterns = [
    path("", views.everything, name="all"),
    path("new/", making.new, name="new"),
    path("<int:number>/change/", making.change, name="change"),
    path("<int:number>/close/", views.close, name="close"),
    path("<int:number>/open/", views.reopen, name="open"),
]
