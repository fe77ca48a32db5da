"""Published posts: loaded by the company, and what a new rule would have found in them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from .forms import FORM

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def load(client, name: str, data: bytes):
    url = reverse("own_rules:posts")
    return client.post(url, {"file": SimpleUploadedFile(name, data)}, follow=True)


def tried(client, **changes) -> str:
    form = FORM | {"do": "try"} | changes
    answer = client.post(reverse("own_rules:new"), form, headers={"HX-Request": "true"})
    return answer.content.decode()


def lines(*posts: dict) -> bytes:
    return "\n".join(json.dumps(post) for post in posts).encode()


def test_a_rule_shows_what_it_would_have_found_in_the_last_posts(house, editor, client):
    posts = [{"id": n, "text": f"Beitrag {n}", "time": f"2026-01-0{n}T10:00"} for n in range(1, 9)]
    posts.append({"id": 9, "text": "Ein Schnäppchen vom Mai!", "time": "2026-05-01T10:00"})
    page = load(client, "posts.jsonl", lines(*posts, {"id": 10, "text": ""})).content.decode()
    assert "9 Beiträge sind da" in page
    assert "Zeile 10: da steht kein Text" in page
    panel = tried(client)
    assert "1 der letzten 9 Beiträge" in panel
    assert "Ein <mark>Schnäppchen</mark> vom Mai!" in panel
    assert "Ihre veröffentlichten Beiträge" in panel
    client.post(reverse("own_rules:posts"), {"forget": ""})
    assert "die gutgemacht mitbringt" in tried(client)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("x.pdf", b"%PDF", "x.pdf"), ("x.parquet", b"PAR1", "x.parquet")],
)
def test_a_file_that_is_none_is_told_and_posts_from_before_stay(
    house, editor, client, name, data, words
):
    load(client, "posts.csv", b"id,text\n1,Hallo\n")
    page = load(client, name, data).content.decode()
    assert words in page
    assert "/tmp" not in page
    assert "der letzten 1 Beiträge" in tried(client)
