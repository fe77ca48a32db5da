"""Routes of panels; each belongs to a campaign."""

from django.urls import path

from gutgemacht.web.campaign.panel import letter_views, people_views, plan_views, views

app_name = "panel"

urlpatterns = [
    path("<int:number>/panels/", views.rounds, name="all"),
    path("<int:number>/panels/new/", plan_views.new, name="new"),
    path("<int:number>/panels/<int:which>/", views.watch, name="page"),
    path("<int:number>/panels/<int:which>/plan/", plan_views.edit, name="plan"),
    path("<int:number>/panels/<int:which>/drop/", plan_views.drop, name="drop"),
    path("<int:number>/panels/<int:which>/open/", plan_views.open_, name="open"),
    path("<int:number>/panels/<int:which>/standing/", views.standing, name="standing"),
    path("<int:number>/panels/<int:which>/close/", views.end, name="close"),
    path("<int:number>/panels/<int:which>/people/", people_views.people, name="people"),
    path("<int:number>/panels/<int:which>/groups/<int:group>/more/", views.more, name="more"),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/code.svg",
        people_views.code,
        name="code",
    ),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/poster/",
        people_views.poster,
        name="poster",
    ),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/renew/",
        people_views.renew,
        name="renew",
    ),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/letters/",
        letter_views.write,
        name="letters",
    ),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/remind/",
        letter_views.remind,
        name="remind",
    ),
    path(
        "<int:number>/panels/<int:which>/groups/<int:group>/withdraw/",
        letter_views.withdraw,
        name="withdraw",
    ),
]
