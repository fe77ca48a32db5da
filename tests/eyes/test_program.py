"""Words in a picture, seen by tesseract itself."""

import shutil
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from gutgemacht.eyes import tesseract
from gutgemacht.media import MediaError


def poster(*lines: str, form: str = "JPEG", mode: str = "RGB") -> bytes:
    """A poster with a line for each."""
    image = Image.new(mode, (1_000, 160 * len(lines) + 80), "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((60, 60 + 160 * number), line, fill="black", font=ImageFont.load_default(52))
    out = BytesIO()
    image.save(out, form)
    return out.getvalue()


@pytest.fixture
def eyes():
    return tesseract()


@pytest.mark.tesseract
@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_words_in_a_picture_are_read(eyes, form, mode):
    words = eyes(poster("Our Nova is", "climate neutral", form=form, mode=mode))
    assert "climate neutral" in words.replace("\n", " ")


@pytest.mark.tesseract
def test_noise_is_no_word(eyes):
    image = Image.frombytes("RGB", (400, 300), Random(1).randbytes(400 * 300 * 3))
    out = BytesIO()
    image.save(out, "PNG")
    assert eyes(out.getvalue()) == ""


@pytest.mark.tesseract
def test_a_damaged_picture_is_an_error_and_no_word(eyes):
    with pytest.raises(MediaError):
        eyes(poster("Nova")[:-200])


@pytest.mark.tesseract
def test_a_picture_too_large_to_be_unpacked_is_left(eyes):
    out = BytesIO()
    Image.new("1", (8_000, 7_000)).save(out, "PNG")
    assert eyes(out.getvalue()) == ""


def test_without_the_program_there_are_no_eyes(monkeypatch, tmp_path):
    tesseract.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract() is None
    monkeypatch.undo()
    tesseract.cache_clear()


def test_a_program_that_hangs_is_ended(monkeypatch, tmp_path):
    slow = tmp_path / "tesseract"
    slow.write_text(
        f"#!{shutil.which('sh')}\n[ $1 = --list-langs ] && echo 'deu\neng' || sleep 30\n"
    )
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("gutgemacht.eyes.program.SECONDS", 1)
    tesseract.cache_clear()
    assert tesseract()(poster("Nova")) == ""
    tesseract.cache_clear()
