"""Routes of practising. None names a card, so that no log tells what somebody learns."""

from django.urls import path

from gutgemacht.web.learn.practice import mine, views

app_name = "practice"

urlpatterns = [
    path("", views.start, name="start"),
    path("begin/", views.begin, name="begin"),
    path("card/", views.card, name="card"),
    path("end/", views.end, name="end"),
    path("take/", views.take, name="take"),
    path("mine/", mine.page, name="mine"),
    path("mine/cards.json", mine.export, name="export"),
    path("mine/forget/", mine.forget, name="forget"),
    path("mine/back/", mine.bring_back, name="bring-back"),
    path("mine/remind/", mine.remind, name="remind"),
    path("mine/basics/", mine.say_basics, name="basics"),
]
