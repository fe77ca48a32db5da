"""Routes of channels."""

from django.urls import path

from gutgemacht.web.publish.channels import adding, closing, views

app_name = "channels"

urlpatterns = [
    path("", views.register, name="all"),
    path("channels.csv", views.export, name="export"),
    path("new/", adding.choose, name="choose"),
    path("new/<slug:network>/", adding.by_hand, name="new"),
    path("new/<slug:network>/account/", adding.account, name="connect"),
    path("app.json", adding.app, name="app"),
    path("back/", adding.back, name="back"),
    path("cut/", closing.all_at_once, name="cut"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/edit/", views.edit, name="edit"),
    path("<int:number>/seen/", views.seen, name="seen"),
    path("<int:number>/account/", adding.again, name="again"),
    path("<int:number>/by-hand/", views.by_hand, name="by-hand"),
    path("<int:number>/disconnect/", closing.disconnect, name="disconnect"),
    path("<int:number>/close/", closing.close, name="close"),
    path("<int:number>/reopen/", closing.reopen, name="reopen"),
]
