import pytest
from pydantic import ValidationError

from .speak import rule, spoken, suggested, verdict


def identifier(*kinds, **more):
    return {"kind": "identifier", "of": list(kinds), **more}


def test_only_the_kinds_that_the_rule_names_are_found():
    text = "Ruft 0664 1234567 an oder schreibt an max.huber@bergtal.example"
    assert spoken(text, identifier("phone"), country="AT") == ["0664 1234567"]
    assert spoken(text, identifier("email")) == ["max.huber@bergtal.example"]
    assert len(spoken(text, identifier("phone", "email"))) == 2


def test_a_mask_is_offered_in_its_place():
    assert suggested("Ruft +43 664 123 45 67 an", identifier("phone")) == ["+43 664 ••• •• 67"]


def test_with_terms_only_what_has_one_near_is_found():
    find = identifier("address", de=["wohnt"])
    assert spoken("Er wohnt im Lindenweg 4.", find) == ["Lindenweg 4"]
    assert spoken("Unser Laden im Lindenweg 4 hat offen.", find) == []
    far = "Er wohnt gern hier. " + "Und noch ein Satz mehr. " * 5 + "Unser Laden: Lindenweg 4."
    assert spoken(far, find) == []


@pytest.mark.parametrize("language", ["de", "en", "unknown"])
def test_every_language_is_read(language):
    assert spoken("DE89370400440532013000", identifier("iban"), language=language)


def test_words_of_pictures_are_read_too():
    from gutgemacht.check import Medium

    media = (Medium("image", alt="Schild", words="Ruft 0664 1234567 an"),)
    [finding] = verdict("Text", rule(find=identifier("phone")), media=media).findings
    assert (finding.part, finding.text) == ("picture", "0664 1234567")


@pytest.mark.parametrize("kinds", [[], ["telephone"]])
def test_a_rule_names_kinds_that_there_are(kinds):
    with pytest.raises(ValidationError):
        rule(find={"kind": "identifier", "of": kinds})
