"""Routes of the company's own rules."""

from django.urls import path

from gutgemacht.web.guideline.own import lists, views

app_name = "own_rules"

urlpatterns = [
    path("", views.everything, name="all"),
    path("new/", views.new, name="new"),
    path("files/export/", views.export, name="export"),
    path("files/import/", views.bring, name="import"),
    path("posts/", views.take_posts, name="posts"),
    path("lists/", lists.everything, name="lists"),
    path("lists/new/", lists.new, name="new-list"),
    path("lists/<slug:list_id>/", lists.edit, name="list"),
    path("change/<int:number>/restore/", views.restore, name="restore"),
    path("<slug:rule_id>/", views.edit, name="edit"),
    path("<slug:rule_id>/history/", views.past, name="past"),
    path("<slug:rule_id>/remove/", views.remove, name="remove"),
]
