"""Routes of panels, within a campaign."""

from django.urls import path

from gutgemacht.web.campaign.panel import letter_views, people_views, plan_views, views

app_name = "panel"

urlpatterns = [
    path("", views.rounds, name="all"),
    path("new/", plan_views.new, name="new"),
    path("<int:which>/", views.watch, name="page"),
    path("<int:which>/plan/", plan_views.edit, name="plan"),
    path("<int:which>/drop/", plan_views.drop, name="drop"),
    path("<int:which>/open/", plan_views.open_, name="open"),
    path("<int:which>/standing/", views.standing, name="standing"),
    path("<int:which>/close/", views.end, name="close"),
    path("<int:which>/people/", people_views.people, name="people"),
    path("<int:which>/groups/<int:group>/more/", views.more, name="more"),
    path("<int:which>/groups/<int:group>/code.svg", people_views.code, name="code"),
    path("<int:which>/groups/<int:group>/poster/", people_views.poster, name="poster"),
    path("<int:which>/groups/<int:group>/renew/", people_views.renew, name="renew"),
    path("<int:which>/groups/<int:group>/letters/", letter_views.write, name="letters"),
    path("<int:which>/groups/<int:group>/remind/", letter_views.remind, name="remind"),
    path("<int:which>/groups/<int:group>/withdraw/", letter_views.withdraw, name="withdraw"),
]
