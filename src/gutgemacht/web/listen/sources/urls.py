"""Routes of sources."""

from django.urls import path

from gutgemacht.web.listen.sources import adding, arriving, importing, views

app_name = "sources"

urlpatterns = [
    path("sources/", views.everything, name="all"),
    path("sources/new/", adding.choose, name="choose"),
    path("sources/new/<slug:kind>/", adding.add, name="new"),
    path("sources/door/", adding.door, name="door"),
    path("sources/import/", importing.bring, name="import"),
    path("sources/<int:number>/", views.one, name="one"),
    path("sources/<int:number>/change/", adding.change, name="change"),
    path("sources/<int:number>/pause/", views.pause, name="pause"),
    path("sources/<int:number>/remove/", views.remove, name="remove"),
    path("in/<str:token>/", arriving.take, name="in"),
]
