"""What the lint says of a rule."""

import pytest

from gutgemacht.check import lint, protection, refusals
from gutgemacht.guideline import Guideline, Pack, load
from gutgemacht.guideline.shipped import pack_folders
from tests.check.make import NOON, rule, terms

PROTECTION = protection(load(pack_folders()))
SOUND = {
    "title": {"de": "Kundendaten im Beitrag", "en": "Customer data in the post"},
    "why": {
        "de": "Kunden vertrauen uns ihre Daten an.",
        "en": "Customers trust us with their data.",
    },
    "instead": {"de": "Fragen Sie vorher.", "en": "Ask first."},
}
FREE = {"de": "Kritik bleibt frei.", "en": "Criticism stays free."}


def sound(**changes):
    return rule(**(SOUND | changes))


def told(*rules, own=(), **pack):
    both = {"de": "Text", "en": "Text"}
    made = Pack(id="own", version="1", title=both, purpose=both, owner="x", licence="y", **pack)
    return lint(Guideline(packs=(made,), rules=rules), PROTECTION, NOON, own)


def short(remarks):
    return [(remark.severity, remark.by, remark.key, remark.text) for remark in remarks]


def test_a_sound_rule_has_no_remarks():
    assert told(sound()) == []


def test_a_text_that_bans_criticism_is_refused_with_its_words_and_better_ones():
    words = {"de": "Bitte. Keine Kritik an der Firma!", "en": "Ask first."}
    [remark] = told(sound(instead=words))
    assert (remark.severity, remark.rule, remark.key) == ("refuse", "probe", "instead.de")
    assert remark.span.cut(words["de"]) == remark.text == "Keine Kritik an der Firma"
    assert remark.why.en
    assert remark.instead.de
    assert remark.replace["en"]


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        (
            "why.en",
            {
                "why": {
                    "de": "Kunden vertrauen uns ihre Daten an.",
                    "en": "Salaries are confidential here.",
                }
            },
        ),
        ("replace.de.1", {"replace": {"de": ["Gut so", "Gehälter sind geheim"]}}),
        ("prepend.en", {"prepend": {"de": "Anzeige", "en": "Salaries are secret."}}),
    ],
)
def test_every_text_of_a_rule_is_read(key, changes):
    assert [remark.key for remark in told(sound(**changes))] == [key]


@pytest.mark.parametrize("basis", ["house", "contract"])
def test_a_title_that_names_criticism_is_a_ban(basis):
    title = {"de": "Kritik an der Chefin", "en": "Criticism of the boss"}
    assert [(r.severity, r.key) for r in told(sound(title=title, basis=basis))] == [
        ("refuse", "title.de"),
        ("refuse", "title.en"),
    ]


def test_words_that_are_looked_for_are_a_ban_too():
    [remark] = told(sound(find=terms("klima", "Betriebsrat", language="de")))
    assert (remark.key, remark.text) == ("find.de.1", "Betriebsrat")


def test_what_the_company_itself_posts_is_its_own_to_decide():
    applies = {"speakers": ["company"]}
    assert told(sound(find=terms("Betriebsrat", language="de"), applies=applies)) == []


def test_a_title_against_insults_instead_of_criticism_is_no_ban():
    title = {"de": "Beleidigung statt Kritik", "en": "Insults instead of criticism"}
    assert told(sound(title=title)) == []


def test_rules_that_read_guidelines_may_name_what_is_banned():
    title = {"de": "Keine Kritik an der Firma", "en": "No criticism of the company"}
    assert told(sound(title=title, applies={"actions": ["guideline"]})) == []
    assert told(sound(title=title))


def test_a_vague_word_is_answered_by_examples():
    vague = {"de": "Schreiben Sie respektvoll.", "en": "Ask first."}
    few = {
        "de": {"bad": ["[[Klima]]"], "good": ["gut"]},
        "en": {"bad": ["[[Klima]]"], "good": ["good"]},
    }
    assert told(sound(instead=vague)) == []
    assert short(told(sound(instead=vague, status="draft", examples=few))) == [
        ("warn", "vague-word", "instead.de", "respektvoll")
    ]


@pytest.mark.parametrize(
    "why", ["Grund", "Kundendaten im Beitrag", "fragen sie vorher!", "Weil es so ist"]
)
def test_a_reason_that_is_none_is_missed(why):
    words = {"de": why, "en": SOUND["why"]["en"]}
    missed = [] if why == "Weil es so ist" else [("warn", "reason-missing", "why.de", why)]
    assert short(told(sound(why=words))) == missed


def test_a_way_out_that_is_none_is_missed():
    words = {"de": "Nein!", "en": SOUND["title"]["en"]}
    assert short(told(sound(instead=words))) == [
        ("warn", "way-out-missing", "instead.de", "Nein!"),
        ("warn", "way-out-missing", "instead.en", words["en"]),
    ]


def test_advice_in_the_words_of_a_duty_is_told_with_the_words():
    words = {"de": "Sie müssen vorher fragen.", "en": "Asking is mandatory."}
    assert short(told(sound(basis="advice", effect="hint", instead=words))) == [
        ("warn", "duty-in-advice", "instead.de", "Sie müssen"),
        ("warn", "duty-in-advice", "instead.en", "is mandatory"),
    ]
    assert told(sound(basis="house", instead=words)) == []


def test_advice_does_not_stop():
    assert short(told(sound(basis="advice", effect="stop"))) == [
        ("warn", "stop-in-advice", "effect", "stop")
    ]


def test_a_duty_in_the_words_of_advice_is_told():
    words = {"de": "Fragen Sie am besten vorher.", "en": "Ask first."}
    assert short(told(sound(effect="stop", instead=words))) == [
        ("warn", "advice-in-duty", "instead.de", "am besten")
    ]
    assert told(sound(effect="ask", instead=words)) == []


@pytest.mark.parametrize(
    ("name", "remarks"),
    [
        ("§ 39 HinSchG", []),
        ("Art. 6 DSGVO", []),
        ("GeschGehG", []),
        ("UWG", []),
        ("Urheberrecht", ["law-without-norm"]),
        ("steht im Gesetzbuch irgendwo", ["law-without-norm"]),
    ],
)
def test_law_names_its_norm(name, remarks):
    law = [{"countries": ["DE"], "name": name, "effect": "ask"}]
    sources = [{"name": "Quelle", "url": "https://example.org/"}]
    assert [r.by for r in told(sound(law=law, sources=sources))] == remarks


def test_law_has_a_source_that_can_be_opened():
    law = [{"countries": ["DE"], "name": "UWG", "effect": "ask"}]
    assert [(r.by, r.key) for r in told(sound(law=law))] == [("law-without-source", "law.0.name")]


def test_a_house_rule_only_for_private_life_is_told():
    applies = {"speakers": ["private"]}
    assert [r.by for r in told(sound(applies=applies))] == ["private-life"]
    assert told(sound(applies=applies, basis="advice", effect="hint")) == []


def test_own_rules_that_bind_people_need_the_freedoms_and_the_channel():
    assert [r.by for r in told(sound(), own=["probe"])] == ["freedoms-missing", "channel-missing"]
    assert told(sound(), own=["probe"], freedoms=FREE, channel="meldestelle@bergtal.example") == []
    assert [r.by for r in told(sound(), own=["probe"], freedoms=FREE, channel=" ")] == [
        "channel-missing"
    ]


@pytest.mark.parametrize(
    "changes",
    [{"basis": "advice", "effect": "hint"}, {"applies": {"speakers": ["company"]}}],
)
def test_own_rules_that_bind_nobody_need_no_channel(changes):
    assert told(sound(**changes), own=["probe"]) == []


def test_the_gravest_come_first_and_only_they_keep_a_rule_out():
    broken = sound(why={"de": "Gehälter sind geheim.", "en": "x"})
    assert [r.severity for r in told(broken)] == ["refuse", "warn", "warn"]
    assert [r.by for r in refusals(broken, PROTECTION, NOON)] == ["ban-on-pay-talk"]
