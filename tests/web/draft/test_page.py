"""The page without a script: what a form alone can do."""

import pytest

FOUND = "Unsere Nova ist klimaneutral."


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def german(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return client


def test_the_root_leads_to_the_draft(client):
    assert client.get("/").url == "/draft/"


def test_a_german_browser_sees_german(german):
    page = text_of(german.get("/draft/"))
    assert '<html lang="de">' in page
    assert "Wie kommt das an?" in page


def test_an_english_browser_sees_english(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-GB"
    assert "How will this come across?" in text_of(client.get("/draft/"))


def test_other_browsers_see_german(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fi"
    assert "Wie kommt das an?" in text_of(client.get("/draft/"))


def test_a_sent_text_comes_back_with_its_notes(german):
    page = text_of(german.post("/draft/", {"text": FOUND}))
    assert FOUND in page
    assert "„Klimaneutral“ braucht mehr als das Wort" in page
    assert "Noch nicht so hinausschicken." in page


def test_an_employee_is_never_told_to_stop(german):
    page = text_of(german.post("/draft/", {"text": FOUND, "speaker": "employee"}))
    assert "note hint" in page
    assert "note stop" not in page
    assert "Sie entscheiden." in page


def test_a_fix_is_put_where_the_note_points(german):
    page = text_of(german.post("/draft/", {"text": "🙂 " + FOUND, "fix": "19:31:sparsam"}))
    assert "🙂 Unsere Nova ist sparsam." in page


def test_line_ends_of_browsers_do_not_move_the_notes(german):
    page = text_of(german.post("/draft/", {"text": "Hallo,\r\n\r\n" + FOUND}))
    assert 'data-from="24" data-to="36"' in page


@pytest.mark.parametrize("fix", ["x", "1:2", "5:2:a", "0:9999:a", "-3:2:a"])
def test_a_fix_that_does_not_fit_is_refused_and_the_text_kept(german, fix):
    response = german.post("/draft/", {"text": FOUND, "fix": fix})
    assert response.status_code == 400
    assert FOUND in text_of(response)


def test_an_unknown_choice_is_named(german):
    response = german.post("/draft/", {"text": FOUND, "speaker": "chef"})
    assert response.status_code == 400
    assert "company, employee, private" in text_of(response)
    assert FOUND in text_of(response)


def test_a_text_that_is_too_long_comes_back_with_a_reason(german):
    response = german.post("/draft/", {"text": "Wort " * 30_000})
    assert response.status_code == 413
    assert "100000 Zeichen" in text_of(response)


def test_switching_the_language_keeps_the_text_and_the_choices(german):
    sent = {"text": FOUND, "speaker": "employee", "channel": "mastodon", "language": "en"}
    response = german.post("/draft/", sent)
    assert "How will this come across?" in text_of(response)
    assert FOUND in text_of(response)
    assert '<option value="mastodon" selected>' in text_of(response)
    assert "How will this come across?" in text_of(german.get("/draft/"))


def test_what_a_person_writes_is_shown_as_text(german):
    page = text_of(german.post("/draft/", {"text": "</textarea><script>alert(1)</script>"}))
    assert "<script>alert(1)" not in page


def test_the_demo_starts_with_an_example(german, settings):
    settings.DEMO = True
    assert "Endlich Technik für echte Männer!" in text_of(german.get("/draft/"))


def test_a_missing_page_says_so(german):
    response = german.get("/nowhere/")
    assert response.status_code == 404
    assert "Diese Seite gibt es nicht." in text_of(response)


def test_pages_load_nothing_from_elsewhere(german):
    policy = german.get("/draft/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_page_says_why_one_can_believe_that_nothing_is_stored(german):
    assert "keiner Datenbank, keinem Protokoll" in text_of(german.get("/draft/privacy/"))


@pytest.mark.parametrize("path", ["/draft/", "/draft/privacy/", "/guideline/"])
def test_a_monitor_may_ask_for_the_head_alone(client, path):
    assert client.head(path).status_code == 200
