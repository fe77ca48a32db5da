from gutgemacht.campaign.hashtags import awkward_words, read_hashtag
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders

AWKWARD = awkward_words(load(pack_folders()))


def test_the_lists_of_the_packs_say_why():
    report = read_hashtag("#whorepresents", AWKWARD)
    (alarm,) = report.alarms
    assert alarm.misreading.words == ("whore", "presents")
    assert alarm.listed.id == "misread-body"
    assert report.suggestion == "#WhoRepresents"
    assert report.readings[0].words == ("who", "represents")


def test_a_tie_has_no_list():
    (alarm,) = read_hashtag("gamestable", AWKWARD).alarms
    assert (alarm.misreading.kind, alarm.listed) == ("ambiguous", None)


def test_a_clear_tag_has_readings_and_no_alarm():
    report = read_hashtag("wirsindmehr", AWKWARD, most=3)
    assert not report.alarms
    assert len(report.readings) == 3
    assert report.suggestion == "WirSindMehr"


def test_a_list_that_the_company_adds_to_counts(tmp_path):
    pack = tmp_path / "company"
    (pack / "glossaries").mkdir(parents=True)
    (pack / "pack.yml").write_text(
        "id: company\nversion: '1'\ntitle: {de: Eigene, en: Own}\n"
        "purpose: {de: Unsere Regeln., en: Our rules.}\nowner: Bergtal\nlicence: own\n",
        encoding="utf-8",
    )
    (pack / "glossaries" / "misread-dirt.yml").write_text(
        "id: misread-dirt\ntitle: {de: Verlesen, en: Misread}\n"
        "why: {de: Ekel., en: Disgust.}\nkind: open\nterms: [bilge]\n",
        encoding="utf-8",
    )
    awkward = awkward_words(load([*pack_folders(), pack]))
    assert ("bilge",) in awkward
