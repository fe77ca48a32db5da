"""The table of what leads to a person. Whoever adds a key to a person adds its line here.

`ONESELF` means: nobody else finds any of it, whatever their roles; `oneself_and(...)` lets in those
whom the person asked. `test_persons.py` then tries, by every route with every other role, and needs
nothing else than the line. A model that hangs on such a one belongs to it. Words say who may see
what is no secret of the person. `MADE` says how a row is made where its types alone do not tell.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from gutgemacht.web.coach import keys
from gutgemacht.web.coach.content import Asked, seal_asked
from gutgemacht.web.coach.models import Advice
from gutgemacht.web.draft.choices import chosen
from gutgemacht.web.handbook import editions
from gutgemacht.web.handbook.models import Confirmation, Edition
from gutgemacht.web.ideas.models import Idea, Share
from gutgemacht.web.people.models import Person, Role
from gutgemacht.web.rules import in_force

# Of the learner, and of all that addresses are tried with.
NUMBER = 987_654

ONESELF: frozenset[Role] = frozenset()


def oneself_and(*roles: Role) -> frozenset[Role]:
    """The person, and those of these roles whom the person asked."""
    return frozenset(roles)


ADMINISTRATORS = "administrators, who give roles"
EDITORS = "guideline editors: work in the open on what holds for all"
PUBLISHING = "those who answer for what the company publishes"
LISTENING = "those who listen for the company"
LEADING = "those who lead through an incident or look after alarms"
SIGNED = "everybody: who offers an idea stands beside it"
COACHING = "the coach, and those who coach too"
OWN_PAGE = "the person; others only what it does for them"

KEYS: dict[str, str | frozenset[Role]] = {
    "people.Grant.person": ADMINISTRATORS,
    "people.Team.members": ADMINISTRATORS,
    "people.Invitation.person": ADMINISTRATORS,
    "own_rules.Change.person": EDITORS,
    "handbook.Confirmation.person": ONESELF,
    "notices.Webhook.made_by": ADMINISTRATORS,
    "notices.Notice.person": OWN_PAGE,
    "channels.Channel.owner": PUBLISHING,
    "channels.Channel.substitute": PUBLISHING,
    "drafts.Draft.author": PUBLISHING,
    "drafts.Version.by": PUBLISHING,
    "drafts.Remark.by": PUBLISHING,
    "approvals.Request.author": PUBLISHING,
    "approvals.Link.made_by": PUBLISHING,
    "approvals.Decision.by": PUBLISHING,
    "approvals.Decision.instead_of": PUBLISHING,
    "approvals.Deputy.person": PUBLISHING,
    "approvals.Deputy.deputy": PUBLISHING,
    "approvals.TrustEvent.person": "the person; approvers and channel owners, who give trust",
    "approvals.TrustEvent.by": "the same",
    "sending.Outbox.author": PUBLISHING,
    "sending.Outbox.seen_by": PUBLISHING,
    "sending.Change.by": PUBLISHING,
    "sending.Stop.by": PUBLISHING,
    "sending.Stop.ended_by": PUBLISHING,
    "ledger.Act.down_by": PUBLISHING,
    "ledger.Act.explained_by": PUBLISHING,
    "campaign.Campaign.owner": PUBLISHING,
    "campaign.Version.by": PUBLISHING,
    "panel.Panel.by": PUBLISHING,
    "gate.Against.by": PUBLISHING,
    "listen.Source.added_by": LISTENING,
    "listen.Topic.made_by": LISTENING,
    "listen.Mention.corrected_by": LISTENING,
    "listen.Mention.handled_by": LISTENING,
    "listen.Correction.by": LISTENING,
    "mentions.Search.person": OWN_PAGE,
    "alarms.Alarm.heard_by": LEADING,
    "alarms.Alarm.false_by": LEADING,
    "alarms.Told.person": LEADING,
    "alarms.OnCall.person": LEADING,
    "alarms.OnCall.substitute": LEADING,
    "alarms.Absence.person": LEADING,
    "alarms.Mute.by": LEADING,
    "incident.Incident.lead": LEADING,
    "incident.Incident.opened_by": LEADING,
    "incident.Incident.deputies": LEADING,
    "incident.Incident.joined": LEADING,
    "incident.Entry.by": LEADING,
    "incident.Taken.by": LEADING,
    "incident.Evidence.by": LEADING,
    "practice.Progress.person": ONESELF,
    "practice.Reminder.person": ONESELF,
    "practice.Forgotten.person": ONESELF,
    "practice.Basics.person": "the person; approvers see the day where a works agreement allows",
    "workshop.Room.coach": COACHING,
    "coach.Advice.asker": oneself_and(Role.COACH),
    "coach.Advice.coach": oneself_and(Role.COACH),
    "coach.Advice.offered": oneself_and(Role.COACH),
    "coach.Message.by": oneself_and(Role.COACH),
    "coach.Away.coach": COACHING,
    "ideas.Idea.by": SIGNED,
    "ideas.Share.person": ONESELF,
    "ideas.Thanks.by": "the person and whom they thank",
    "ideas.Thanks.to": "the same",
    "api.Token.person": OWN_PAGE,
}


def _confirmation(person: Person) -> Model:
    now = timezone.now()
    # To make one takes a second.
    edition = Edition.objects.first() or editions.current(
        in_force().guideline, timezone.localdate(), now
    )
    return Confirmation(person=person, edition=edition, at=now)


def _advice(person: Person) -> Model:
    key, now = keys.new(), timezone.now()
    return Advice(
        asker=person,
        coach=person,
        offered=person,
        to_all=True,
        asked_at=now,
        until=now + timedelta(days=3),
        key=key,
        sealed=seal_asked(Asked("learnt-in-private", chosen({})), key),
    )


def _share(person: Person) -> Model:
    now = timezone.now()
    is_first = person.pk == NUMBER and not Idea.objects.filter(pk=NUMBER).exists()
    number = NUMBER if is_first else None
    idea = Idea.objects.create(pk=number, language="de", headline="Eine", at=now)
    return Share(idea=idea, person=person, code=secrets.token_hex(6), day=now.date())


MADE: dict[str, Callable[[Person], Model]] = {
    "coach.Advice": _advice,
    "handbook.Confirmation": _confirmation,
    "ideas.Share": _share,
}
