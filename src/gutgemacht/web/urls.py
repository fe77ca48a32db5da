"""Table of contents of the product."""

from django.urls import include, path
from django.views.generic import RedirectView

from gutgemacht.web.people.me import set_language

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="draft:page", permanent=False)),
    path("draft/", include("gutgemacht.web.draft.urls")),
    path("drafts/", include("gutgemacht.web.publish.drafts.urls")),
    path("campaigns/", include("gutgemacht.web.campaign.report.urls")),
    path("campaigns/", include("gutgemacht.web.campaign.panel.urls")),
    path("campaigns/", include("gutgemacht.web.campaign.urls")),
    path("campaigns/", include("gutgemacht.web.campaign.gate.urls")),
    path("guideline/own/", include("gutgemacht.web.guideline.own.urls")),
    path("guideline/", include("gutgemacht.web.guideline.urls")),
    path("handbook/", include("gutgemacht.web.handbook.urls")),
    path("cases/", include("gutgemacht.web.cases.urls")),
    path("coach/", include("gutgemacht.web.coach.urls")),
    path("learn/practice/", include("gutgemacht.web.learn.practice.urls")),
    path("learn/", include("gutgemacht.web.learn.urls")),
    path("workshops/", include("gutgemacht.web.workshop.urls")),
    path("room/", include("gutgemacht.web.workshop.room_urls")),
    path("ideas/", include("gutgemacht.web.ideas.urls")),
    path("i/", include("gutgemacht.web.ideas.link_urls")),
    path("culture/", include("gutgemacht.web.culture.urls")),
    path("channels/", include("gutgemacht.web.publish.channels.urls")),
    path("notices/", include("gutgemacht.web.notices.urls")),
    path("people/", include("gutgemacht.web.people.urls")),
    path("ledger/", include("gutgemacht.web.publish.ledger.urls")),
    path("incidents/", include("gutgemacht.web.incident.urls")),
    path("outbox/", include("gutgemacht.web.publish.sending.urls")),
    path("people/", include("gutgemacht.web.people.doors")),
    path("approvals/", include("gutgemacht.web.publish.approvals.urls")),
    path("trust/", include("gutgemacht.web.publish.approvals.trust_urls")),
    path("read/", include("gutgemacht.web.campaign.reading.urls")),
    path("listening/alarms/", include("gutgemacht.web.listen.alarms.urls")),
    path("listening/topics/", include("gutgemacht.web.listen.topics.urls")),
    path("listening/", include("gutgemacht.web.listen.sources.urls")),
    path("listening/", include("gutgemacht.web.listen.urls")),
    path("api/", include("gutgemacht.web.api.urls")),
    path("v2/", include("gutgemacht.web.languagetool.urls")),
    path("language/", set_language, name="set_language"),
]

handler400 = "gutgemacht.web.errors.bad_request"
handler403 = "gutgemacht.web.errors.not_allowed"
handler404 = "gutgemacht.web.errors.not_found"
handler500 = "gutgemacht.web.errors.server_error"
