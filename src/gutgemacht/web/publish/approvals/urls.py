"""Routes of approvals."""

from django.urls import path

from gutgemacht.web.publish.approvals import views

app_name = "approvals"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("<int:number>/", views.request, name="request"),
]
