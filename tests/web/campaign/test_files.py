"""Pictures and films come in: cut, described, taken away; and what cannot be is said."""

import io
import shutil

import pytest
from PIL import Image

from gutgemacht.web.campaign.models import Campaign
from gutgemacht.web.campaign.versions import newest
from tests.campaign.drawings import film, hair_dryer
from tests.web.campaign.conftest import post_of
from tests.web.campaign.test_desk import act, html, write

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def named(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 128).save(out, "JPEG")
    return out.getvalue()


def rows(campaign: Campaign, kind: str):
    return list(newest(campaign).stimuli.filter(kind=kind))


@pytest.fixture
def pictured(at, campaign) -> Campaign:
    """The campaign with a drawing."""
    act(at, campaign, "pictures/", file=[named(hair_dryer(), "foehn.png")])
    return campaign


def test_a_picture_is_cut_as_feeds_cut_it_and_shown_in_the_post(at, pictured):
    [picture] = rows(pictured, "picture")
    cut = rows(pictured, "crop")
    assert {"square", "portrait", "tall"} <= {row.shape for row in cut}
    assert not any(row.read for row in [picture, *cut])
    square = next(row for row in cut if row.shape == "square")
    assert square.box == [0.2183, 0.0, 0.5625, 1.0]
    assert post_of(pictured).picture_id == picture.picture_id
    assert at.get(f"/drafts/pictures/{square.picture_id}/").headers["content-type"] == "image/jpeg"


def test_an_alt_text_goes_with_the_picture_wherever_it_is_shown(at, pictured):
    [picture] = rows(pictured, "picture")
    write(at, pictured, picture, alt="Ein Föhn und ein Lippenstift")
    assert post_of(pictured).alt == "Ein Föhn und ein Lippenstift"
    crop = rows(pictured, "crop")[0]
    write(at, pictured, post_of(pictured), picture=crop.picture_id)
    assert post_of(pictured).alt == "Ein Föhn und ein Lippenstift"


def test_a_picture_that_is_taken_away_comes_back_with_all_that_was_made_of_it(at, pictured):
    before = [(row.number, row.shape) for row in newest(pictured).stimuli.all()]
    [picture] = rows(pictured, "picture")
    act(at, pictured, f"stimuli/{picture.number}/take-away/")
    assert [row.kind for row in newest(pictured).stimuli.all()] == ["post"]
    assert post_of(pictured).picture is None
    act(at, pictured, "stimuli/back/")
    assert [(row.number, row.shape) for row in newest(pictured).stimuli.all()] == before
    assert post_of(pictured).picture_id == picture.picture_id


def test_strange_files_are_named_with_what_would_be_right_and_the_rest_is_kept(at, campaign):
    good, bad = named(hair_dryer(), "foehn.png"), named(b"MZ nothing", "virus.exe")
    answer = act(at, campaign, "pictures/", file=[good, bad])
    assert "virus.exe" in answer
    assert "JPEG" in answer
    assert len(rows(campaign, "picture")) == 1
    assert "Bitte wählen Sie ein Bild" in act(at, campaign, "pictures/")


def test_forty_megapixels_are_taken_and_more_than_can_be_drawn_are_not(at, campaign):
    act(at, campaign, "pictures/", file=[named(jpeg(8_000, 5_000), "gross.jpg")])
    assert len(rows(campaign, "picture")) == 1
    answer = act(at, campaign, "pictures/", file=[named(jpeg(8_000, 7_000), "riesig.jpg")])
    assert "riesig.jpg" in answer
    assert len(rows(campaign, "picture")) == 1


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs ffmpeg")
def test_a_film_becomes_stills_of_which_readers_get_the_first(at, campaign, tmp_path):
    data = film(tmp_path).read_bytes()
    answer = act(at, campaign, "film/", film=named(data, "film.mp4"))
    assert "nicht aufgehoben" in answer
    stills = rows(campaign, "still")
    assert [row.read for row in stills] == [True, *[False] * (len(stills) - 1)]
    assert len({row.film for row in stills}) == 1
    assert [row.second for row in stills] == sorted(row.second for row in stills)
    act(at, campaign, "film/", film=named(data, "film.mp4"))
    assert len(rows(campaign, "still")) == len(stills)
    write(at, campaign, stills[1], alt="Ein Kolben vor der Nacht")
    assert "Ein Kolben vor der Nacht" in html(at, f"/campaigns/{campaign.pk}/")
    act(at, campaign, f"stimuli/{stills[0].number}/take-away/")
    assert rows(campaign, "still") == []
    act(at, campaign, "stimuli/back/")
    assert [row.number for row in rows(campaign, "still")] == [row.number for row in stills]


def test_a_film_that_is_none_is_refused(at, campaign):
    answer = act(at, campaign, "film/", film=named(b"not moving at all", "film.mp4"))
    assert "kein Film" in answer or "ffmpeg" in answer
    assert "Bitte wählen Sie einen Film" in act(at, campaign, "film/")


def test_a_film_from_elsewhere_is_not_taken(anna, campaign):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    answer = strict.post(f"/campaigns/{campaign.pk}/film/", {"film": named(b"x", "film.mp4")})
    assert answer.status_code == 403
