"""The pages readers see, asked by browsers without a script, and by those who mean no good."""

import logging
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from gutgemacht.campaign.questions import load_questions
from gutgemacht.web.campaign.panel.links import new_salt, token_of
from gutgemacht.web.campaign.panel.models import Invitation, Panel, Reading, Stratum
from gutgemacht.web.campaign.panel.standing import close
from gutgemacht.web.campaign.reading import views
from gutgemacht.web.campaign.reading.pace import Limit, Rush
from gutgemacht.web.campaign.reading.sheet import handed_out
from gutgemacht.web.notices.models import Notice
from tests.web.campaign.reading.panels import POST, drawing, invited, panel, path_of
from tests.web.campaign.reading.sent import ANSWERS, CALM

pytestmark = pytest.mark.django_db
WORDS = load_questions()["de"]
MINUTE = timedelta(minutes=1)


def phone(language: str = "de-AT", **more) -> Client:
    """A browser that has never been here."""
    return Client(headers={"accept-language": language}, **more)


def sheet(group: Stratum, ago: timedelta = MINUTE, path: str = "") -> str:
    """A sheet that somebody has in their hand for a while."""
    token = path.split("/")[2] if path else token_of(group)
    stimuli = group.panel.version.stimuli.values_list("pk", flat=True)
    many = group.panel.per_reader
    return handed_out(token, group.pk, stimuli[:many], timezone.now() - ago).signed


def send(client: Client, group: Stratum, signed: str = "", path: str = "", **more):
    sent = {**ANSWERS, "sheet": signed or sheet(group, path=path), **more}
    return client.post(f"{path or path_of(group)}answer/", sent)


def says(response, message) -> bool:
    """Whether a page tells a message of the wording."""
    text = response.content.decode().replace("&#x27;", "'").replace("&quot;", '"')
    return message.heading in text and message.text in text


@pytest.fixture
def group() -> Stratum:
    return panel().strata.get()


def test_a_reader_without_a_script_walks_from_the_link_to_thanks(group):
    reader, path = phone(), path_of(group)
    page = reader.get(path)
    assert WORDS.welcome.heading in page.content.decode()
    page = reader.get(f"{path}look/", {"agree": "1"})
    signed = re.search(r'name="sheet" value="([^"]+)"', page.content.decode())[1]
    assert "FöhnHack" in page.content.decode()
    page = reader.get(f"{path}answer/", {"sheet": signed})
    assert WORDS.hurts.whom.question in page.content.decode()
    # Eight seconds are too few, and nothing that was written is lost.
    page = reader.post(f"{path}answer/", {**ANSWERS, "sheet": signed})
    assert page.status_code == 429
    assert says(page, WORDS.quick)
    assert "Alle sollen basteln." in page.content.decode()
    page = send(reader, group)
    assert says(page, WORDS.thanks)
    row = Reading.objects.get()
    assert (row.objector, row.warner, row.language) == (True, True, "de")
    assert row.answers["gist"] == "Alle sollen basteln."
    [mark] = row.answers["marks"]
    assert POST[mark["start"] : mark["end"]] == "den Föhn"


def test_without_consent_nothing_is_shown(group):
    page = phone().get(f"{path_of(group)}look/")
    assert page.status_code == 422
    assert WORDS.welcome.not_agreed in page.content.decode()
    assert "FöhnHack" not in page.content.decode()


def test_the_company_writes_its_own_consent():
    opened = panel(consent={"de": "Wir danken dem Beirat.", "en": ""})
    assert "Wir danken dem Beirat." in phone().get(path_of(opened.strata.get())).content.decode()


@pytest.mark.parametrize(
    ("accepted", "wanted", "language"),
    [("en-GB", "", "en"), ("en", "de", "de"), ("fr", "", "de"), ("en", "xx", "en"), ("", "", "de")],
)
def test_the_page_speaks_the_language_of_the_reader_where_the_panel_does(
    group, accepted, wanted, language
):
    page = phone(accepted).get(path_of(group), {"language": wanted})
    assert page["Content-Language"] == language
    assert load_questions()[language].welcome.heading in page.content.decode()


def test_a_panel_in_one_language_offers_no_other():
    group = panel(consent={"en": ""}).strata.get()
    page = phone("de").get(path_of(group), {"language": "de"})
    assert page["Content-Language"] == "en"
    assert "Deutsch" not in page.content.decode()


def test_a_double_click_and_a_resent_form_are_one_answer(group):
    reader, signed = phone(), sheet(group)
    for _ in range(3):
        assert says(send(reader, group, signed), WORDS.thanks)
    # The same form after the end, from a browser that never heard the answer.
    close(group.panel, None, timezone.now())
    assert says(send(phone(), group, signed), WORDS.thanks)
    assert Reading.objects.count() == 1


def test_a_device_answers_once(group):
    reader = phone()
    send(reader, group)
    assert says(reader.get(path_of(group)), WORDS.already_answered)
    assert says(send(reader, group), WORDS.already_answered)
    assert Reading.objects.count() == 1
    cookie = reader.cookies["read"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/read/", "Lax", True)
    assert list(reader.cookies) == ["read"]
    # A cookie that somebody has changed says nothing.
    reader.cookies["read"] = cookie.value[:-1] + "x"
    assert WORDS.welcome.heading in reader.get(path_of(group)).content.decode()


def test_a_personal_link_works_once_from_any_device(group):
    _, path = invited(group)
    assert says(send(phone(), group, path=path), WORDS.thanks)
    assert says(phone().get(path), WORDS.used)
    assert says(send(phone(), group, path=path), WORDS.used)
    assert Reading.objects.count() == 1


def test_who_reads_several_gets_the_next_one_after_sending():
    group = panel({"text": "Eins"}, {"text": "Zwei"}, {"text": "Drei"}, per_reader=2).strata.get()
    _, path = invited(group)
    reader, signed = phone(), sheet(group, path=path)
    page = send(reader, group, signed, path=path).content.decode()
    assert WORDS.next_one.text in page
    assert "Zwei" in page
    following = re.search(r'name="sheet" value="([^"]+)"', page)[1]
    # Sent twice, the first one leads to the same second one, and not to a third.
    again = send(reader, group, signed, path=path).content.decode()
    assert "Zwei" in again
    assert Reading.objects.count() == 1
    page = send(reader, group, following, path=path)
    assert says(page, WORDS.quick), "the second was handed out this moment"


def test_a_link_tells_why_it_leads_nowhere(group):
    reader, old = phone(), path_of(group)
    _, path = invited(group)
    Invitation.objects.update(withdrawn_at=timezone.now())
    assert says(reader.get(path), WORDS.withdrawn)
    assert says(reader.get("/read/7.nie/"), WORDS.unknown)
    Panel.objects.update(state="planned")
    assert says(reader.get(old), WORDS.early)
    Panel.objects.update(state="open")
    Stratum.objects.update(closed_at=timezone.now())
    assert says(reader.get(old), WORDS.full)
    close(group.panel, None, timezone.now())
    assert says(reader.get(old), WORDS.closed)
    Stratum.objects.update(salt=new_salt())
    assert says(reader.get(old), WORDS.unknown)


def test_who_was_reading_when_the_link_was_renewed_or_the_panel_closed_is_heard_apart(group):
    old, signed, another = path_of(group), sheet(group), sheet(group)
    Stratum.objects.update(salt=new_salt())
    assert says(send(phone(), group, signed, path=old), WORDS.late)
    close(group.panel, None, timezone.now())
    assert says(send(phone(), group, another, path=old), WORDS.late)
    assert [row.late for row in Reading.objects.all()] == [True, True]


def test_who_begins_after_the_end_is_told_kindly(group):
    signed = sheet(group)
    close(group.panel, None, timezone.now() - 3 * MINUTE)
    page = send(phone(), group, signed)
    assert says(page, WORDS.ended)
    assert "data-ends" in page.content.decode()
    assert not Reading.objects.exists()


def test_a_sheet_that_was_changed_or_is_of_another_link_is_refused():
    one, other = panel(groups=("Technik", "Alle")).strata.all()
    for signed in ("", "abc", sheet(one)[:-1], sheet(other)):
        assert says(send(phone(), one, signed or "-"), WORDS.stale)
    assert says(phone().get(f"{path_of(one)}answer/"), WORDS.stale)
    assert not Reading.objects.exists()


def test_programs_are_told_what_a_human_would_do(group, monkeypatch):
    page = send(phone(), group, website="http://spam.example", free="Mein Wort")
    assert says(page, WORDS.robot)
    assert "Mein Wort" in page.content.decode()
    assert "spam.example" not in page.content.decode()
    monkeypatch.setattr(views, "answers", Limit(most=1))
    assert says(send(phone(), group), WORDS.thanks)
    page = send(phone(), group, free="Mein Wort")
    assert page.status_code == 429
    assert says(page, WORDS.busy)
    assert "Mein Wort" in page.content.decode()
    monkeypatch.setattr(views, "looks", Limit(most=0))
    assert says(phone().get(f"{path_of(group)}look/", {"agree": "1"}), WORDS.busy)


def test_makers_hear_when_answers_come_faster_than_people_read(group, monkeypatch, settings):
    settings.MAIL, settings.ADDRESS, settings.DEFAULT_FROM_EMAIL = (
        object(),
        "https://a.at",
        "a@a.at",
    )
    monkeypatch.setattr(views, "rush", Rush(most=3))
    for _ in range(5):
        send(phone(), group, sheet(group, timedelta(seconds=2)))
    assert [notice.kind for notice in Notice.objects.all()] == ["panel-rush"]


def test_what_is_missing_is_named_and_what_was_answered_stays(group):
    page = send(phone(), group, hurts_me="", would="", free="x" * 2_001)
    text = page.content.decode()
    assert page.status_code == 422
    for words in (WORDS.missing.scale, WORDS.missing.choice):
        assert words in text
    assert WORDS.missing.too_long.format(most=2_000) in text
    assert 'name="respectful" value="1"' in text
    assert re.search(r'name="word" value="5"\s+checked', text)
    assert not Reading.objects.exists()


def test_the_limit_of_a_text_is_said_before(group):
    page = phone().get(f"{path_of(group)}answer/", {"sheet": sheet(group)}).content.decode()
    assert 'maxlength="2000"' in page
    assert WORDS.limit.format(most=2_000) in page


def test_a_picture_without_its_file_is_not_read():
    group = panel({"kind": "picture"}, {"text": "Ein Post"}).strata.get()
    for _ in range(5):
        page = phone().get(f"{path_of(group)}look/", {"agree": "1"})
        assert "Ein Post" in page.content.decode()
    alone = panel({"kind": "picture"}).strata.get()
    assert says(phone().get(f"{path_of(alone)}look/", {"agree": "1"}), WORDS.nothing)


def test_a_large_picture_comes_light_and_is_kept_by_the_browser():
    picture = drawing(4_000, 3_000)
    group = panel({"kind": "picture", "picture": picture}).strata.get()
    page = phone().get(f"{path_of(group)}picture/{picture.digest}/")
    assert (page.status_code, page["Content-Type"]) == (200, "image/jpeg")
    assert len(page.content) < 150_000
    assert "immutable" in page["Cache-Control"]


def test_pictures_of_others_are_not_shown(group):
    picture = drawing()
    page = phone().get(f"{path_of(group)}picture/{picture.digest}/")
    assert page.status_code == 404
    panel({"kind": "picture", "picture": picture})
    assert phone().get(f"{path_of(group)}picture/{picture.digest}/").status_code == 404


def test_nobody_learns_of_the_page_from_the_page(group):
    reader = phone()
    pages = [
        reader.get(path_of(group)),
        reader.get(f"{path_of(group)}look/", {"agree": "1"}),
        send(reader, group),
        reader.get("/read/7.nie/"),
    ]
    for page in pages:
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        assert "https://" not in page.content.decode()
        assert "sessionid" not in page.cookies
        assert "csrftoken" not in page.cookies


def test_no_address_of_a_reader_is_kept_or_logged(group, caplog):
    with caplog.at_level(logging.DEBUG):
        reader = phone(REMOTE_ADDR="203.0.113.77")
        reader.get(path_of(group))
        send(reader, group)
        send(reader, group, website="x")
        reader.get("/read/7.nie/")
    assert "203.0.113.77" not in caplog.text
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "203.0.113.77" not in str(cursor.fetchall())


def test_the_pages_ask_nobody_who_is_there(group, django_assert_max_num_queries):
    reader = phone()
    with django_assert_max_num_queries(1):
        reader.get(path_of(group))
    with django_assert_max_num_queries(3):
        reader.get(f"{path_of(group)}look/", {"agree": "1"})
    with django_assert_max_num_queries(14):
        send(reader, group, **CALM)
