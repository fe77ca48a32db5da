"""Routes of the gate, below those of campaigns."""

from django.urls import path

from gutgemacht.web.campaign.gate import views

app_name = "gate"

urlpatterns = [path("<int:number>/panels/<int:panel>/against/", views.against, name="against")]
