"""Routes of campaigns."""

from django.urls import path

from gutgemacht.web.campaign import (
    beside_views,
    card_views,
    joins,
    upload_views,
    version_views,
    views,
)

app_name = "campaign"

urlpatterns = [
    path("", views.all_, name="all"),
    path("new/", views.new, name="new"),
    path("from-draft/<int:draft>/", joins.from_draft, name="from-draft"),
    path("<int:number>/to-draft/", joins.to_draft, name="to-draft"),
    path("<int:number>/", views.page, name="page"),
    path("<int:number>/versions/", version_views.versions, name="versions"),
    path("<int:number>/versions/<int:which>/", version_views.version, name="version"),
    path("<int:number>/save/", views.save, name="save"),
    path("<int:number>/groups/", beside_views.answer, name="groups"),
    path("<int:number>/similar/", beside_views.cases, name="similar"),
    path("<int:number>/change/", views.change, name="change"),
    path("<int:number>/put-away/", views.put_away, name="put-away"),
    path("<int:number>/stimuli/", card_views.add, name="add"),
    path("<int:number>/stimuli/back/", card_views.bring_back, name="bring-back"),
    path("<int:number>/pictures/", upload_views.pictures, name="pictures"),
    path("<int:number>/film/", upload_views.film, name="film"),
    path("<int:number>/stimuli/<int:which>/", card_views.save, name="save-card"),
    path("<int:number>/stimuli/<int:which>/copy/", card_views.copy, name="copy"),
    path("<int:number>/stimuli/<int:which>/move/", card_views.move, name="move"),
    path("<int:number>/stimuli/<int:which>/show/", card_views.show, name="show"),
    path("<int:number>/stimuli/<int:which>/take-away/", card_views.take_away, name="take-away"),
]
