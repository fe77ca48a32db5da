import pytest

from .speak import spoken


@pytest.mark.parametrize(
    ("of", "above", "text", "expected"),
    [
        ("hashtags", 2, "#a1 #b #c #d", ["#c"]),
        ("hashtags", 2, "#a1 #b #2", []),
        ("hashtags", 0, "# nichts", []),
        ("emojis", 1, "🎉 🔥 ✅", ["🔥"]),
        ("emojis", 1, "👩\u200d💻 und 1️⃣ © ™ 3", []),
        ("emojis", 0, "👩\u200d💻!", ["👩\u200d💻"]),
        ("emojis", 0, "❤️ ja", ["❤️"]),
        ("emojis", 0, "👍🏽", ["👍🏽"]),
        ("emojis", 1, "🇦🇹🇩🇪", ["🇩🇪"]),
        ("emojis", 0, "Nr. 1 * # 2", []),
        ("mentions", 1, "@a @b.c @d@e.social", ["@b.c"]),
        ("mentions", 0, "info@bergtal.example", []),
        ("exclamations", 1, "Ja! Nein!! So", ["!"]),
        ("exclamations", 0, "Ja！", ["！"]),
        ("exclamations", 2, "Ja! Nein!", []),
        ("capitals", 0, "Das ist GROSS", ["GROSS"]),
        ("capitals", 0, "Das ist ÜBER", ["ÜBER"]),
        ("capitals", 0, "UNO und CO2 und Bergtal", []),
        ("capitals", 1, "EINS nur", []),
        ("links", 1, "https://a.at und www.b.at", ["www.b.at"]),
        ("links", 0, "bergtal.example", []),
    ],
)
def test_the_first_one_above_the_limit_is_found(of, above, text, expected):
    assert spoken(text, {"kind": "count", "of": of, "above": above}) == expected


@pytest.mark.parametrize("language", ["de", "en", "unknown"])
def test_counting_reads_every_language(language):
    find = {"kind": "count", "of": "exclamations", "above": 0}
    assert spoken("a!", find, language=language) == ["!"]
