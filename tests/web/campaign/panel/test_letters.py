"""Letters to readers: looked at, sent by the worker to a real mail server, reminded once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gutgemacht.web.campaign.panel import letters
from gutgemacht.web.campaign.panel.addresses import MOST, addresses_in
from gutgemacht.web.campaign.panel.models import Invitation
from gutgemacht.web.campaign.panel.standing import close
from tests.ports import free_port
from tests.web.campaign.panel.plans import opened
from tests.web.mailbox import Box, mail_goes_to, taking

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TEXT = "Please read this:\n{link}\nThank you!"


def links(box: Box) -> list[str]:
    found = [re.search(r"https://\S+", one.get_content()) for one in box.kept]
    return [one[0] for one in found]


@pytest.fixture
def mail(settings):
    """A mail server is set; nothing listens there yet."""
    port = free_port()
    mail_goes_to(settings, port)
    return port


@pytest.fixture
def box(mail):
    box = Box()
    with taking(box, mail):
        yield box


@pytest.fixture
def panel(desk, campaign):
    return opened(desk, campaign)


def _form(people: str, **more: str) -> dict[str, str]:
    told = {"people": people, "subject": "Your eyes", "text": TEXT, "language": "de"}
    return told | {"remind_after": "3"} | more


def _letters(panel, number: int = 0) -> str:
    group = panel.strata.all()[number]
    return f"/campaigns/{panel.version.campaign_id}/panels/{panel.pk}/groups/{group.pk}/letters/"


def _people(panel) -> str:
    return f"/campaigns/{panel.version.campaign_id}/panels/{panel.pk}/people/"


def _write(desk, panel, *addresses: str) -> None:
    answer = desk.post(_letters(panel), _form("\n".join(addresses), send="1"))
    assert answer.status_code == 302, answer.content.decode()


def test_addresses_are_found_as_people_paste_them():
    found = addresses_in(
        "A <Ann@Example.org>; bob@example.org\nbob@example.org,\n\nno, x@", {"c@d.at"}
    )
    assert found.good == ("ann@example.org", "bob@example.org")
    assert found.wrong == ("no", "x@")
    assert found.doubled == ("bob@example.org",)
    assert addresses_in("C@D.at", {"c@d.at"}).asked == ("c@d.at",)


def test_a_letter_is_looked_at_before_it_goes(desk, panel, mail):
    page = desk.post(_letters(panel), _form("ann@example.org\nbob@example.org\nbob@example.org"))
    words = page.content.decode()
    assert "Send 2 letters" in words
    assert "Please read this:" in words
    assert "Stood there twice and get one letter: bob@example.org" in words
    assert not Invitation.objects.exists()
    changed = desk.post(_letters(panel), _form("ann@example.org", back="1")).content.decode()
    assert 'value="Your eyes"' in changed
    assert "Look at the letter" in changed


WRONG = [
    (_form("ann@example.org\nnobody at all"), "mend or delete them: nobody at all"),
    (_form(""), "This field is required."),
    (_form("ann@example.org", text="No link."), "Write {link} once"),
    (_form("\n".join(f"a{n}@example.org" for n in range(MOST + 1))), "at most 500 at once"),
    (_form("ann@example.org", language="xx"), "Select a valid choice"),
]


@pytest.mark.parametrize(("form", "said"), WRONG)
def test_a_letter_that_cannot_go_says_why_and_keeps_what_was_written(desk, panel, mail, form, said):
    page = desk.post(_letters(panel), form | {"send": "1"})
    assert page.status_code == 400
    assert said in page.content.decode()
    assert form["text"] in page.content.decode()
    assert not Invitation.objects.exists()


def test_each_gets_a_link_of_their_own_that_opens_the_pages(desk, panel, box):
    _write(desk, panel, "ann@example.org", "bob@example.org")
    assert not box.kept
    assert letters.send_due(timezone.now()) == 2
    assert letters.send_due(timezone.now()) == 0
    assert {one["To"] for one in box.kept} == {"ann@example.org", "bob@example.org"}
    told = links(box)
    assert len(set(told)) == 2
    path = told[0].removeprefix("https://gut.bergtal.example")
    assert Client().get(path).status_code == 200
    page = desk.get(_people(panel)).content.decode()
    assert "2 letters" in page
    assert "0 answered" in page
    again = desk.post(_letters(panel), _form("ann@example.org"))
    assert "All of these have a letter already." in again.content.decode()


def test_what_is_kept_of_a_letter_tells_nobody_who_got_it(desk, panel, mail):
    _write(desk, panel, "ann@example.org")
    kept = str(list(Invitation.objects.values()))
    assert "ann" not in kept
    assert "example.org" not in kept
    assert panel.strata.first().name not in kept


def test_a_server_that_is_down_loses_no_letter(desk, panel, mail):
    _write(desk, panel, "ann@example.org", "bob@example.org")
    now = timezone.now()
    assert letters.send_due(now) == 0
    assert "They wait and are tried again" in desk.get(_people(panel)).content.decode()
    assert letters.send_due(now + timedelta(seconds=10)) == 0
    box = Box()
    with taking(box, mail):
        assert letters.send_due(now + timedelta(minutes=20)) == 2
    assert len(box.kept) == 2


def test_an_address_that_the_server_does_not_know_holds_up_nobody(desk, panel, box):
    box.unknown, box.busy = {"gone@example.org"}, {"later@example.org"}
    _write(desk, panel, "gone@example.org", "later@example.org", "ann@example.org")
    now = timezone.now()
    letters.send_due(now)
    assert [one["To"] for one in box.kept] == ["ann@example.org"]
    page = desk.get(_people(panel)).content.decode()
    assert "The mail server does not know: gone@example.org" in page
    box.busy, box.unknown = set(), set()
    letters.send_due(now + timedelta(minutes=20))
    assert [one["To"] for one in box.kept] == ["ann@example.org", "later@example.org"]


def test_who_has_not_answered_is_reminded_once(desk, panel, box):
    _write(desk, panel, "ann@example.org", "bob@example.org")
    now = timezone.now()
    letters.send_due(now)
    first = Invitation.objects.order_by("pk").first()
    Invitation.objects.filter(pk=first.pk).update(used_at=timezone.localdate())
    letters.send_due(now + timedelta(days=2))
    assert len(box.kept) == 2
    letters.send_due(now + timedelta(days=3, minutes=1))
    letters.send_due(now + timedelta(days=9))
    assert [one["To"] for one in box.kept[2:]] == ["bob@example.org"]
    assert links(box)[2] in links(box)[:2]


def test_a_button_reminds_at_once(desk, panel, box):
    _write(desk, panel, "ann@example.org")
    letters.send_due(timezone.now())
    desk.post(_letters(panel).replace("letters", "remind"))
    letters.send_due(timezone.now())
    assert len(box.kept) == 2
    desk.post(_letters(panel).replace("letters", "remind"))
    letters.send_due(timezone.now())
    assert len(box.kept) == 2


def test_at_the_end_the_addresses_are_gone_and_nothing_more_is_sent(desk, panel, box):
    _write(desk, panel, "ann@example.org")
    close(panel, None, timezone.now())
    assert letters.send_due(timezone.now() + timedelta(days=5)) == 0
    assert set(Invitation.objects.values_list("address", flat=True)) == {""}


def test_personal_links_end_when_they_are_withdrawn(desk, panel, box):
    _write(desk, panel, "ann@example.org")
    letters.send_due(timezone.now())
    desk.post(_letters(panel).replace("letters", "withdraw"))
    path = links(box)[0].removeprefix("https://gut.bergtal.example")
    assert Client().get(path).status_code == 410
    assert Invitation.objects.get().address == ""


def test_without_a_mail_server_links_are_handed_on(desk, panel):
    assert desk.get(_letters(panel)).status_code == 302
    page = desk.get(_people(panel)).content.decode()
    assert "Write letters" not in page
    assert "GUTGEMACHT_MAIL" in page
