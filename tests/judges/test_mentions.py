"""Mentions are read in batches as each would be read alone."""

from datetime import UTC, datetime

import pytest

from gutgemacht.judges.linear import load
from gutgemacht.judges.mentions import MentionReader
from gutgemacht.listen.mention import Mention
from gutgemacht.listen.tone import unread

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
JUDGES = load()
READ = MentionReader(JUDGES)


def mention(text: str, **more) -> Mention:
    return Mention("mastodon", "1", NOON, text, **more)


@pytest.mark.parametrize(
    ("text", "tone", "says"),
    [
        ("Vielen lieben Dank an euer Team, ihr wart so nett zu uns!", 1, "praise"),
        ("Nie wieder! Unfreundlich, überteuert und das Essen war kalt.", -1, "complaint"),
        ("Wann öffnet ihr morgen? #Bergtal", 0, "question"),
        ("Die Filiale liegt an der Hauptstraße neben der Post.", 0, "opinion"),
    ],
)
def test_plain_cases_are_plain(text, tone, says):
    batch = [mention("x", language="en"), mention(text, language="de"), mention("¿Qué tal?")]
    read = READ(batch)[1]
    assert (read.language, read.tone, read.says) == ("de", tone, says)
    alone = JUDGES.opinion(text, "de").probabilities
    assert (read.negative, read.offence) == pytest.approx((alone["negative"], alone["offence"]))


def test_the_language_is_found_out_where_nobody_names_it():
    texts = ["Thank you so much, your team was wonderful and so kind!", "kurz"]
    assert [one.language for one in READ([mention(text) for text in texts])] == ["en", ""]


def test_other_languages_have_no_tone():
    (read,) = READ([mention("C'est nul, je suis très déçu !", language="fr")])
    assert (read.language, read.negative, read.tone, read.says) == ("fr", None, 0, "")


def test_an_article_is_news_and_a_question_needs_no_judge():
    articles = [mention("Bergtal wächst", kind="article"), mention("Und jetzt? https://a.example")]
    assert [one.says for one in unread(articles)] == ["news", "question"]
