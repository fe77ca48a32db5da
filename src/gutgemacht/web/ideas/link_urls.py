"""Routes of short links."""

from django.urls import path

from gutgemacht.web.ideas import link_views

app_name = "links"

urlpatterns = [path("<slug:code>", link_views.follow, name="open")]
