"""Routes of trust."""

from django.urls import path

from gutgemacht.web.publish.approvals import trust_views

app_name = "trust"

urlpatterns = [
    path("", trust_views.page, name="page"),
    path("answers/<int:number>/", trust_views.answer, name="answer"),
    path("channels/<int:number>/", trust_views.people, name="people"),
]
