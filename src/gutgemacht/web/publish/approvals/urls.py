"""Routes of approvals."""

from django.urls import path

from gutgemacht.web.publish.approvals import link_views, side_views, views

app_name = "approvals"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/answer/", views.answer, name="answer"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/pictures/<str:digest>/", views.picture, name="picture"),
    path("<int:number>/links/", link_views.make, name="make-link"),
    path("links/<int:number>/withdraw/", link_views.withdraw, name="withdraw-link"),
    path("unseen/", side_views.unseen, name="unseen"),
    path("unseen/<int:number>/seen/", side_views.seen, name="seen"),
    path("deputies/", side_views.deputies, name="deputies"),
    path("deputies/<int:number>/end/", side_views.end_deputy, name="end-deputy"),
    path("read/<str:token>/", link_views.read, name="read"),
    path("read/<str:token>/<str:digest>/", link_views.picture, name="read-picture"),
]
