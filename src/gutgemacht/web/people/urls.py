"""Routes of people."""

from allauth.account.views import logout
from django.urls import path

from gutgemacht.web.people import joining, me, teams, views

app_name = "people"

urlpatterns = [
    path("", views.everybody, name="all"),
    path("first/", joining.first, name="first"),
    path("invite/", views.invite, name="invite"),
    path("me/", me.me, name="me"),
    path("teams/", teams.everything, name="teams"),
    path("teams/<int:number>/", teams.change, name="team"),
    path("teams/<int:number>/remove/", teams.remove, name="remove-team"),
    path("<int:number>/", views.change, name="change"),
    path("<int:number>/invite/", views.invite_again, name="invite-again"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/leave/", views.leave, name="leave"),
    path("<int:number>/come-back/", views.come_back, name="come-back"),
    path("<int:number>/lost-factor/", views.lost_factor, name="lost-factor"),
    path("sign-in/", joining.SignIn.as_view(), name="sign-in"),
    path("sign-out/", logout, name="sign-out"),
    path("welcome/<str:secret>/", joining.welcome, name="welcome"),
]
