"""A guideline that is pasted to be read."""

import pytest

PATH = "/guideline/lint/"


def send(client, text, language="de"):
    return client.post(PATH, {"text": text}, headers={"accept-language": language})


def test_the_page_says_what_it_is_for_and_the_list_leads_to_it(client):
    assert f'href="{PATH}"' in client.get("/guideline/").content.decode()
    page = client.get(PATH, headers={"accept-language": "de"})
    assert page.status_code == 200
    assert "Hält Ihre Richtlinie?" in page.content.decode()


def test_a_sentence_that_would_not_hold_is_shown_with_better_words(client):
    page = send(client, "Willkommen.\nGehälter sind geheim.").content.decode()
    assert "1 Satz würde nicht halten" in page
    assert "Zeile 2" in page
    assert 'class="quote shown">Gehälter sind geheim</p>' in page
    assert "Über den eigenen Lohn und über Arbeitsbedingungen darf man reden" in page
    assert "/guideline/ban-on-pay-talk/" in page
    assert "Willkommen." in page


def test_better_words_are_in_the_language_of_the_text(client):
    page = send(client, "All employees must like our posts every single day.").content.decode()
    assert "Share our posts if you like" in page


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_good_guideline_is_praised(client, language):
    page = send(client, "Kritik ist erlaubt; keine Beleidigung.", language).content.decode()
    assert {"de": "Gut gemacht", "en": "Well done"}[language] in page


def test_a_text_that_is_none_is_told_kindly(client):
    assert send(client, "a\0b").status_code == 400
    assert send(client, "wort " * 30_000).status_code == 413
    assert send(client, " \n").status_code == 200


def test_markup_in_the_text_is_shown_as_text(client):
    page = send(client, "<script>Gehälter sind geheim.</script>").content.decode()
    assert "<script>Geh" not in page


def test_the_list_says_what_stays_free(client):
    page = client.get("/guideline/", headers={"accept-language": "de"}).content.decode()
    assert "das Melden von Missständen bleiben frei" in page
