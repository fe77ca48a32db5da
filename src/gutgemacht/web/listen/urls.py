"""Routes of listening."""

from django.urls import path

from gutgemacht.web.listen import live, market, overview, topic
from gutgemacht.web.listen.mentions import feed, searches, views

app_name = "listen"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("topic/<int:number>/", topic.topic, name="topic"),
    path("topic/<int:number>/pulse/", topic.pulse, name="pulse"),
    path("market/", market.market, name="market"),
    path("mentions/", views.mentions, name="mentions"),
    path("mentions/new/", views.newer, name="newer"),
    path("mentions/ours/", views.ours, name="ours"),
    path("mentions/<int:number>/", views.change, name="mark"),
    path("searches/", searches.searches, name="searches"),
    path("searches/keep/", searches.keep, name="keep-search"),
    path("searches/<int:number>/", searches.change, name="change-search"),
    path("feed/<str:token>/", feed.feed, name="feed"),
    path("live/", live.live, name="live"),
]
