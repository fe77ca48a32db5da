"""Routes of learning."""

from django.urls import include, path

from gutgemacht.web.learn import own, views

app_name = "learn"

urlpatterns = [
    path("", views.index, name="index"),
    path("rule/<slug:rule_id>/", views.rule, name="rule"),
    path("card/<slug:of>/<slug:kind>/<int:number>/", views.card, name="card"),
    path("lessons/", include("gutgemacht.web.learn.lessons.urls")),
    path("own/", own.everything, name="own-cards"),
    path("own/new/", own.new, name="new"),
    path("own/<int:number>/", views.own, name="own"),
    path("own/<int:number>/change/", own.change, name="change"),
    path("own/<int:number>/remove/", own.remove, name="remove"),
    path("own/undo/<int:number>/", own.undo, name="undo"),
]
