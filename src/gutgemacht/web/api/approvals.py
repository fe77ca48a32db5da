"""Approvals for programs: what waits, what it says, and an answer to exactly that."""

from datetime import datetime
from typing import Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Router

from gutgemacht.guideline.strict import Strict
from gutgemacht.publish import approval
from gutgemacht.publish.approval import RefusalReason
from gutgemacht.web.api.answers import Moment
from gutgemacht.web.api.door import answers, opens, person_of
from gutgemacht.web.api.judged import Need, need_of
from gutgemacht.web.api.refusals import Refusal
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.approvals import rights, rows
from gutgemacht.web.publish.approvals.deciding import by_person
from gutgemacht.web.publish.approvals.models import Decision, Request
from gutgemacht.web.publish.approvals.words import refusal_words

router = Router(tags=["approvals"])

Show = Literal["to-answer", "asked", "all"]
