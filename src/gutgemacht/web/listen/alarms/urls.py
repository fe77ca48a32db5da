"""Routes of alarms."""

from django.urls import path

from gutgemacht.web.listen.alarms import acting, settings_views, views

app_name = "alarms"

urlpatterns = [
    path("", views.everything, name="all"),
    path("<int:number>/", views.one, name="one"),
    path("<int:number>/heard/", acting.heard, name="heard"),
    path("<int:number>/give-back/", acting.give_back, name="give-back"),
    path("<int:number>/false/", acting.false, name="false"),
    path("<int:number>/not-false/", acting.not_false, name="not-false"),
    path("<int:number>/mute/", acting.mute, name="mute"),
    path("settings/", settings_views.page, name="settings"),
    path("settings/chain/", settings_views.add_place, name="add-place"),
    path("settings/chain/<int:number>/", settings_views.change_place, name="change-place"),
    path("settings/away/", settings_views.add_absence, name="add-absence"),
    path("settings/away/<int:number>/", settings_views.end_absence, name="end-absence"),
    path("settings/test/", settings_views.test, name="test"),
]
