"""Routes of advice."""

from django.urls import path

from gutgemacht.web.coach import asking, blocks, desk, views

app_name = "coach"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("away/", desk.away_or_back, name="away"),
    path("ask/", asking.before, name="ask"),
    path("send/", asking.send, name="send"),
    path("talks/<int:number>/", views.talk, name="talk"),
    path("talks/<int:number>/take/", views.take, name="take"),
    path("talks/<int:number>/say/", views.say, name="say"),
    path("talks/<int:number>/done/", views.done, name="done"),
    path("talks/<int:number>/choose/", views.choose, name="choose"),
    path("talks/<int:number>/offer/", views.offer, name="offer"),
    path("talks/<int:number>/hand-over/", views.hand_over, name="hand-over"),
    path("talks/<int:number>/wordings/<int:message>/", views.take_wording, name="take-wording"),
    path("blocks/", blocks.blocks, name="blocks"),
    path("blocks/new/", blocks.block, name="new-block"),
    path("blocks/<int:number>/", blocks.block, name="block"),
    path("blocks/<int:number>/remove/", blocks.remove, name="remove-block"),
]
