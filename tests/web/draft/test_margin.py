"""Answers, what is set aside, and how much is heard: as the form alone carries them."""

import html
import json
import re

import pytest

URL = "/draft/notes/"
PAID = "Die Nova habe ich geschenkt bekommen."
FOUND = "Unsere Nova ist klimaneutral."
REASON = "Der Prüfbericht steht im ersten Kommentar."


@pytest.fixture
def notes(client):
    def notes(text: str, language: str = "de", **form: str) -> str:
        headers = {"accept-language": language}
        return client.post(URL, {"text": text, **form}, headers=headers).content.decode()

    return notes


def field(page: str, name: str) -> str:
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


def left(page: str, reason: str = REASON) -> dict[str, str]:
    """What a click on "Leave it" in the first note sends."""
    return {"leave-1": field(page, "leave-1"), "reason-1": reason, "asides": field(page, "asides")}


# Answers


def test_a_question_is_asked_with_its_reason_and_nothing_is_chosen(notes):
    page = notes(PAID)
    assert "<legend>Haben Sie dafür etwas bekommen?</legend>" in page
    assert 'id="declared-paid-open" name="declared-paid" value="" checked' in page
    assert "Warum das gefragt wird" in page
    assert "Noch offen" in page


def test_nothing_is_asked_where_no_rule_needs_it(notes):
    assert "<legend>" not in notes("Am Samstag ist unsere Werkstatt offen.")


@pytest.mark.parametrize(
    ("language", "answer", "words"),
    [
        ("de", "nothing", "Notiert. Mehr ist dazu nicht zu tun."),
        ("de", "paid", "Notiert. Dann kommt zuerst:"),
        ("en", "paid", "Noted. Then this comes first:"),
    ],
)
def test_an_answer_changes_the_verdict_and_is_noted(notes, language, answer, words):
    page = notes(PAID, language, **{"declared-paid": answer})
    assert words in page
    assert f'value="{answer}" checked' in page
    assert ("note stop" in page) == (answer == "paid")


def test_an_answer_is_taken_back(notes):
    assert notes(PAID, **{"declared-paid": ""}) == notes(PAID)


def test_questions_of_other_rules_stay_as_they_are(notes):
    page = notes("bergtal_service", action="account")
    assert "<legend>" not in page
    assert "Das können nur Sie beantworten" in page


@pytest.mark.parametrize(
    ("form", "where", "words"),
    [
        ({"declared-paid": "viel"}, "declared-paid", "none of nothing, paid"),
        ({"declared-money": "no"}, "declared-money", "declared-paid, declared-people"),
        ({"appetite": "huge"}, "appetite", "calm, normal, strict"),
        ({"asides": "[{"}, "asides", "JSON"),
        ({"asides": '[{"rule": "x"}]'}, "asides.0.revision", "required"),
        (
            {"asides": '[{"rule":"x","revision":1,"text":"","reason":"?"}]'},
            "asides.0.reason",
            "3 letters",
        ),
        ({"asides": '[{"rule":"x","colour":1}]'}, "asides.0", ""),
        ({"leave-1": "x", "reason-1": REASON}, "leave-1", "JSON"),
        ({"leave-1": "[]", "reason-1": REASON}, "leave-1", "no object"),
        ({"leave-1": "{}", "reason-1": "?"}, "reason", "paar Worten"),
        ({"take-back": "{}"}, "take-back", "required"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_place(client, form, where, words):
    headers = {"accept-language": "de"}
    response = client.post(URL, {"text": PAID, **form}, headers=headers)
    assert response.status_code == 400
    assert response.json()["where"].startswith(where)
    assert words in response.json()["error"]


def test_too_many_asides_are_refused(client):
    one = {"rule": "x", "revision": 1, "text": "", "reason": REASON}
    asides = json.dumps([{**one, "nth": number} for number in range(1, 300)])
    response = client.post(URL, {"text": PAID, "asides": asides})
    assert response.json()["where"] == "asides"


# Setting aside


def test_a_note_is_set_aside_with_its_reason_and_taken_back(notes):
    page = notes(FOUND)
    aside = notes(FOUND, **left(page))
    assert "note stop" not in aside
    assert REASON in aside
    # Law binds whatever the reason.
    assert 'class="verdict ask"' in aside
    assert "1 Anhalten ist zur Seite gelegt" in aside
    back = {"asides": field(aside, "asides"), "take-back": field(aside, "take-back")}
    assert notes(FOUND, **back) == page


def test_it_holds_for_these_words_only(notes):
    carried = {"asides": field(notes(FOUND, **left(notes(FOUND))), "asides")}
    assert "note stop" not in notes(f"Hallo! {FOUND}", **carried)
    assert "note stop" in notes(FOUND.replace("klimaneutral", "CO2-neutral"), **carried)


def test_it_is_gone_when_the_text_is_emptied(notes):
    carried = {"asides": field(notes(FOUND, **left(notes(FOUND))), "asides")}
    assert field(notes(" ", **carried), "asides") == "[]"


def test_of_two_equal_words_one_stays(notes):
    text = "Klimaneutral hier. Wir sind klimaneutral, ganz klimaneutral."
    page = notes(text, **left(notes(text)))
    again = notes(text, **left(page))
    stops = [notes(text).count("note stop"), page.count("note stop"), again.count("note stop")]
    assert stops == [3, 2, 1]


def test_the_page_without_a_script_keeps_what_was_set_aside(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    page = client.post("/draft/", {"text": FOUND}).content.decode()
    answer = client.post("/draft/", {"text": FOUND, **left(page)}).content.decode()
    assert REASON in answer
    english = {"text": FOUND, "asides": field(answer, "asides"), "language": "en"}
    assert "1 note set aside" in client.post("/draft/", english).content.decode()


def test_a_reason_that_says_nothing_is_asked_for_again_and_nothing_lost(client):
    page = client.post("/draft/", {"text": PAID, "declared-paid": "paid"}).content.decode()
    sent = {"text": PAID, "declared-paid": "paid", **left(page, "?!")}
    response = client.post("/draft/", sent, headers={"accept-language": "de"})
    answer = response.content.decode()
    assert response.status_code == 400
    assert "Bitte sagen Sie in ein paar Worten, warum es so bleibt." in answer
    assert "note stop" in answer
    assert 'value="paid" checked' in answer


def test_many_notes_still_fit_into_a_form(notes):
    page = notes("klimaneutral, Testsieger, Nr. 1! " * 45)
    assert page.count("<article") > 60
    assert page.count('name="reason-') <= 40


# How much is heard


HINTS = f"{FOUND} Toll!!!! #novatag"


def test_few_notes_leave_hints_out_and_say_how_many(notes):
    usual, few = notes(HINTS), notes(HINTS, appetite="calm")
    missing = usual.count("<article") - few.count("<article")
    assert missing > 0
    assert f"{missing} Notiz" in few
    assert "note stop" in few
    assert "nicht gezeigt" not in usual


def test_what_is_left_out_is_shown_on_request(notes):
    assert notes(HINTS, appetite="calm", show="all").count("<article") == notes(HINTS).count(
        "<article"
    )
