"""Routes of the outbox."""

from django.urls import path

from gutgemacht.web.publish.sending import acting, stopping, views

app_name = "sending"

urlpatterns = [
    path("", views.everything, name="all"),
    path("held-back/", acting.all_held_back, name="held-back"),
    path("stop/", stopping.page, name="stop"),
    path("stop/<int:number>/end/", stopping.end, name="end-stop"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/now/", acting.send_now, name="now"),
    path("<int:number>/move/", acting.move, name="move"),
    path("<int:number>/call-off/", acting.call_off, name="call-off"),
    path("<int:number>/published/", acting.by_hand, name="by-hand"),
    path("<int:number>/take-back/", acting.take_back, name="take-back"),
    path("<int:number>/correct/", acting.correct, name="correct"),
]
