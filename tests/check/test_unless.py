import pytest

from .make import found, rule, terms, verdict

EMOJIS = {"kind": "count", "of": "emojis", "above": 0}


def excused(text, within, find=None, **exceptions):
    one = rule(
        find=find or terms("klima", "echte Männer"),
        unless=[{"within": within, **(exceptions or {"any": ["ziel"], "patterns": ["bis 20.."]})}],
    )
    return not verdict(text, one).findings


@pytest.mark.parametrize(
    ("within", "text", "expected"),
    [
        ("sentence", "Das Klima ist unser Ziel.", True),
        ("sentence", "Ziel: das Klima.", True),
        ("sentence", "Das Klima bis 2030.", True),
        ("sentence", "Bis 2030 das Klima.", True),
        ("sentence", "Das Klima. Unser Ziel.", False),
        ("sentence", "Unser Ziel! Das Klima.", False),
        ("sentence", "Unser Ziel\nDas Klima", False),
        ("sentence", "Das Klima, z. B. als Ziel.", True),
        ("sentence", "Das Klima ist da. Was heißt Ziel? Nichts.", False),
        ("post", "Das Klima. Unser\n\nZiel.", True),
        ("post", "Bis 2030. Nein.\n\nDas Klima.", True),
        ("post", "Das Klima. Unser Plan.", False),
        ("start", "Ziel: Ruhe. Das Klima.", True),
        ("start", "  „Ziel“: Ruhe. Das Klima.", True),
        ("start", "#Ziel Das Klima.", True),
        ("start", "Bis 2030 das Klima.", True),
        ("start", "Unser Ziel: das Klima.", False),
        ("start", "Das Klima ist Ziel.", False),
        (3, "Ziel ist das Klima.", True),
        (3, "Klima ist das Ziel.", True),
        (3, "Ziel ist nicht das Klima.", False),
        (3, "Klima ist nicht das Ziel.", False),
        (3, "Ziel. Ist das Klima.", True),
        (1, "Ziel Klima", True),
        (1, "Ziel das Klima", False),
        (1, "Klima-Ziel", True),
        (5, "Das Klima ist hier warm.", False),
    ],
)
def test_a_window_excuses_inside_and_not_outside(within, text, expected):
    assert excused(text, within) is expected


@pytest.mark.parametrize(
    ("exceptions", "text", "expected"),
    [
        ({"any": ["nicht klima"]}, "Das ist nicht Klima.", True),
        ({"any": ["nicht klima"]}, "Das ist Klima, nicht mehr.", False),
        ({"any": ["nicht"]}, "Das ist nicht Klima.", False),
        ({"patterns": ["klima der angst"]}, "Ein Klima der Angst.", True),
        ({"patterns": ["klima der angst"]}, "Ein Klima der Freude.", False),
        ({"patterns": ["im .* ist"]}, "Im Klima ist es.", True),
        ({"patterns": ["ima"]}, "Das Klima.", False),
        ({"any": ["Klima-Kleber"]}, "Klimakleber Klima-Kleber", True),
    ],
)
def test_an_exception_at_the_match_overlaps_it(exceptions, text, expected):
    assert excused(text, "match", **exceptions) is expected


def test_the_match_is_the_window_when_none_is_named():
    one = rule(unless=[{"any": ["nicht klima"]}])
    assert found("Klima und nicht Klima", one) == ["Klima"]


def test_each_match_is_excused_by_itself():
    one = rule(unless=[{"within": "sentence", "any": ["ziel"]}])
    text = "Klima eins. Klima als Ziel. Klima drei."
    assert [finding.span.start for finding in verdict(text, one).findings] == [0, 28]


def test_any_one_exception_is_enough():
    unless = [{"within": 1, "any": ["kein"]}, {"within": "post", "any": ["ziel"]}]
    one = rule(unless=unless)
    assert found("Klima", one) == ["Klima"]
    assert found("Kein Klima", one) == []
    assert found("Klima. Am Ziel.", one) == []


def test_exceptions_are_read_in_the_language_of_the_draft():
    one = rule(unless=[{"within": "post", "de": ["gift"], "en": ["goal"]}])
    assert found("Klima, ein Gift", one, language="de") == []
    assert found("Klima, a gift", one, language="en") == ["Klima"]
    assert found("Klima, a goal", one, language="en") == []
    assert found("Klima, a goal", one, language="de") == ["Klima"]
    assert found("Klima, a gift", one, language="unknown") == []


def test_exceptions_are_found_in_all_spellings():
    assert excused("Das Klima ist unser Z\u0456el.", "sentence")
    assert excused("Das Klima #UnserZiel.", "sentence")
    assert excused("Das Klima, unsere Ziele.", "sentence")


@pytest.mark.parametrize("text", ["Echte Männer keine", "keine echte Männer"])
def test_words_are_counted_from_the_nearer_end_of_the_match(text):
    assert excused(text, 1, any=["keine"])


@pytest.mark.parametrize("text", ["Klima gar nicht gut", "gar nicht gut Klima"])
def test_words_are_counted_from_the_nearer_end_of_the_exception(text):
    assert excused(text, 1, any=["gar nicht gut"])


@pytest.mark.parametrize("text", ["🎉 !", "🎉"])
def test_a_text_without_words_may_begin_with_an_exception(text):
    assert excused(text, "start", find=EMOJIS, patterns=["🎉"])


def test_a_finding_about_the_whole_draft_is_excused_by_the_post():
    night = {"kind": "meta", "form": "captions"}
    assert excused("Ziel", "post", find=night)
