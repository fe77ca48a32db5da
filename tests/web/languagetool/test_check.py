"""What clients of LanguageTool send to the running server, and what they need of its answer."""

import json

import pytest

from tests.web.languagetool.ask import check, form, marked, send

GERMAN = "🙂🎉 Das ist ein Zauberwort für alle, die hier arbeiten und wohnen."
ENGLISH = "🙂🎉 This is the magicword that everybody in the office likes to hear."


def annotated(*pieces: dict[str, str]) -> str:
    return json.dumps({"annotation": pieces})


# The shape of an answer: all keys, and the type of each value. Dropping any of them breaks
# one client or another.
ANSWER = {
    "software": {
        "name": str,
        "version": str,
        "buildDate": None,
        "apiVersion": int,
        "premium": bool,
        "premiumHint": str,
        "status": str,
    },
    "warnings": {"incompleteResults": bool},
    "language": {
        "name": str,
        "code": str,
        "detectedLanguage": {"name": str, "code": str, "confidence": float, "source": str},
    },
    "matches": [
        {
            "message": str,
            "shortMessage": str,
            "replacements": [{"value": str}],
            "offset": int,
            "length": int,
            "context": {"text": str, "offset": int, "length": int},
            "sentence": str,
            "type": {"typeName": str},
            "rule": {
                "id": str,
                "subId": str,
                "description": str,
                "issueType": str,
                "urls": [{"value": str}],
                "category": {"id": str, "name": str},
                "isPremium": bool,
            },
            "ignoreForIncompleteSentence": bool,
            "contextForSureMatch": int,
        }
    ],
    "sentenceRanges": [[int]],
    "extendedSentenceRanges": [
        {"from": int, "to": int, "detectedLanguages": [{"language": str, "rate": float}]}
    ],
}


def shape(value):
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        shapes = [shape(item) for item in value]
        assert all(item == shapes[0] for item in shapes)
        return shapes[:1]
    return None if value is None else type(value)


@pytest.mark.parametrize("text", [GERMAN, f"{GERMAN} {GERMAN}", "Zauberwort"])
def test_an_answer_has_every_field_that_a_client_reads(base, text):
    assert shape(check(base, text).json) == ANSWER


def test_an_answer_without_matches_has_all_its_fields(base):
    assert shape(check(base, "Guten Morgen aus Graz.").json) == ANSWER | {"matches": []}


ONLY_MAGIC = {"enabledRules": "magic", "enabledOnly": "true"}


@pytest.mark.parametrize(
    ("before", "offset"),
    [("", 0), ("🙂", 2), ("👩‍👩‍👧 ", 9), ("e\u0301 ", 3), ("\r\n", 2), ("ß𝕏 ", 4)],
)
def test_offsets_count_utf16_units(base, before, offset):
    text = f"{before}Zauberwort 🙂"
    answer = check(base, text, **ONLY_MAGIC)
    assert [match["offset"] for match in answer.json["matches"]] == [offset]
    assert marked(text, answer) == ["Zauberwort"]


def test_the_context_of_a_match_counts_utf16_units_too(base):
    text = "🙂" * 60 + " ein Zauberwort " + "🎉" * 60
    context = check(base, text, **ONLY_MAGIC).json["matches"][0]["context"]
    units = context["text"].encode("utf-16-le")
    start, length = 2 * context["offset"], 2 * context["length"]
    assert units[start : start + length].decode("utf-16-le") == "Zauberwort"
    assert context["text"].startswith("...🙂")
    assert context["text"].endswith("🎉...")


def test_each_match_names_its_own_sentence(base):
    text = "Eins. Ein Zauberwort 🙂. Zwei! Das Werkbankwort steht hier. Drei."
    matches = check(base, text).json["matches"]
    assert [match["sentence"] for match in matches] == [
        "Ein Zauberwort 🙂.",
        "Das Werkbankwort steht hier.",
    ]


def test_sentence_ranges_count_utf16_units(base):
    text = "🙂 Eins. 🎉 Zwei."
    assert check(base, text).json["sentenceRanges"] == [[0, 8], [9, 17]]


BODY = form(text=GERMAN, language="de-DE")
MULTIPART = (
    f'--line\r\nContent-Disposition: form-data; name="text"\r\n\r\n{GERMAN}\r\n'
    '--line\r\nContent-Disposition: form-data; name="language"\r\n\r\nde-DE\r\n--line--\r\n'
).encode()


@pytest.mark.parametrize(
    ("query", "body", "content_type"),
    [
        ("", BODY, "application/x-www-form-urlencoded"),
        ("", BODY, "application/x-www-form-urlencoded; charset=UTF-8"),
        ("", BODY, "text/plain;charset=UTF-8"),
        ("", BODY, "application/json"),
        ("", MULTIPART, "multipart/form-data; boundary=line"),
        (BODY.decode(), None, None),
        (BODY.decode(), b"", "application/x-www-form-urlencoded"),
        ("language=de-DE", form(text=GERMAN), "text/plain"),
        ("motherTongue=en", MULTIPART, "multipart/form-data; boundary=line"),
    ],
)
def test_the_form_is_found_wherever_a_client_puts_it(base, query, body, content_type):
    answer = send(f"{base}/v2/check?{query}", body, content_type)
    assert marked(GERMAN, answer) == ["Zauberwort"]


@pytest.mark.parametrize("path", ["/v2/check", "/v2/check/"])
def test_the_last_slash_is_free(base, path):
    assert send(base + path, BODY).rules == ["magic"]


def test_a_text_may_come_as_data(base):
    answer = send(f"{base}/v2/check", form(data=json.dumps({"text": GERMAN}), language="de-DE"))
    assert marked(GERMAN, answer) == ["Zauberwort"]


def ask_annotated(base, *pieces):
    return send(f"{base}/v2/check", form(data=annotated(*pieces), language="de-DE"))


def test_places_in_annotated_text_count_the_markup(base):
    pieces = [{"text": "🙂 Ein "}, {"markup": "<b class='🎉'>"}, {"text": "Zauberwort"}]
    answer = ask_annotated(base, *pieces, {"markup": "</b>"}, {"text": " hier."})
    assert marked("🙂 Ein <b class='🎉'>Zauberwort</b> hier.", answer) == ["Zauberwort"]


def test_markup_inside_a_word_is_part_of_its_place(base):
    pieces = [{"text": "Ein Zauber"}, {"markup": "<i>"}, {"text": "wort"}, {"markup": "</i>"}]
    answer = ask_annotated(base, *pieces)
    assert marked("Ein Zauber<i>wort</i>", answer) == ["Zauber<i>wort"]


def test_markup_is_read_as_what_it_says(base):
    pieces = [{"text": "Ein Zauber"}, {"markup": "&shy;", "interpretAs": ""}, {"text": "wort"}]
    assert marked("Ein Zauber&shy;wort", ask_annotated(base, *pieces)) == ["Zauber&shy;wort"]
    pieces = [{"text": "Ein "}, {"markup": "{{word}}", "interpretAs": "Zauberwort"}]
    assert marked("Ein {{word}}", ask_annotated(base, *pieces)) == ["{{word}}"]
    pieces = [{"text": "Zauber"}, {"markup": "<p>", "interpretAs": "\n\n"}, {"text": "wort"}]
    assert ask_annotated(base, *pieces).rules == []


def test_what_stands_at_no_place_of_the_sent_text_is_not_told(base):
    pieces = [{"text": "Ein "}, {"markup": "", "interpretAs": "Zauberwort"}, {"text": " hier"}]
    assert ask_annotated(base, *pieces).rules == []


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "🙂"])
def test_a_text_without_words_has_no_matches(base, text):
    answer = check(base, text)
    assert (answer.status, answer.json["matches"]) == (200, [])


# Language


@pytest.mark.parametrize(
    ("text", "variants", "code", "name"),
    [
        (GERMAN, "en-GB,de-AT", "de-AT", "German (Austria)"),
        (ENGLISH, "en-GB,de-AT", "en-GB", "English (GB)"),
        (GERMAN, "", "de", "German"),
        (ENGLISH, "pt-PT,nonsense,en-US", "en-US", "English (US)"),
    ],
)
def test_a_detected_language_answers_in_the_preferred_variant(base, text, variants, code, name):
    answer = check(base, text, "auto", preferredVariants=variants)
    assert answer.rules == ["magic"]
    language = answer.json["language"]
    assert (language["code"], language["name"]) == (code, name)
    assert (language["detectedLanguage"]["code"], language["detectedLanguage"]["name"]) == (
        code,
        name,
    )


@pytest.mark.parametrize(
    ("language", "variants", "issue"),
    [
        ("de-AT", "", "legal"),
        ("de-DE", "", "style"),
        ("de-DE", "de-AT", "style"),
        ("auto", "de-AT,en-GB", "legal"),
        ("auto", "en-GB,de-AT", "legal"),
        ("auto", "en-GB,de-CH", "style"),
        ("auto", "en-GB", "style"),
        ("auto", "", "style"),
    ],
)
def test_the_variant_says_whose_law_holds(base, language, variants, issue):
    # The rule is law in Austria and a rule of the house elsewhere.
    match = check(base, GERMAN, language, preferredVariants=variants).json["matches"][0]
    assert match["rule"]["issueType"] == issue


@pytest.mark.parametrize("language", ["de", "de-DE", "de-AT", "de-CH", "en", "en-US", "en-GB"])
def test_every_listed_language_can_be_asked_for(base, language):
    listed = {each["longCode"] for each in send(f"{base}/v2/languages").json}
    answer = check(base, GERMAN + ENGLISH, language)
    assert language in listed
    assert (set(answer.rules), answer.json["language"]["code"]) == ({"magic"}, language)
    assert len(listed) == 7


@pytest.mark.parametrize(
    ("text", "language", "mother_tongue", "title", "category"),
    [
        (GERMAN, "de-DE", "", "Titel magic", "Ton und Respekt"),
        (GERMAN, "de-DE", "en-GB", "Title magic", "Tone and respect"),
        (ENGLISH, "en-US", "", "Title magic", "Tone and respect"),
        (ENGLISH, "en-US", "de", "Titel magic", "Ton und Respekt"),
        (ENGLISH, "auto", "de-DE", "Titel magic", "Ton und Respekt"),
        (GERMAN, "auto", "en", "Title magic", "Tone and respect"),
        (ENGLISH, "en-US", "fr", "Title magic", "Tone and respect"),
    ],
)
def test_messages_speak_the_mother_tongue(base, text, language, mother_tongue, title, category):
    match = check(base, text, language, motherTongue=mother_tongue).json["matches"][0]
    assert match["shortMessage"] == title
    assert match["message"].startswith(f"{title}. ")
    assert match["rule"]["category"] == {"id": "tone", "name": category}


@pytest.mark.parametrize("mother_tongue", ["", "de", "en"])
@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        (GERMAN, "de-DE", "bitte"),
        (ENGLISH, "en-US", "please"),
        (GERMAN, "auto", "bitte"),
        (ENGLISH, "auto", "please"),
    ],
)
def test_replacements_speak_the_language_of_the_text(base, text, language, word, mother_tongue):
    match = check(base, text, language, motherTongue=mother_tongue).json["matches"][0]
    assert match["replacements"] == [{"value": word}]


# Choice of rules

ALL_WORDS = "Ein Zauberwort, ein Werkbankwort, ein Probewort, ein Kreiswort."


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["magic", "bench"]),
        ({"level": "default"}, ["magic", "bench"]),
        ({"level": "picky"}, ["magic", "bench", "tried"]),
        ({"enabledRules": "tried"}, ["magic", "bench", "tried"]),
        ({"disabledRules": "magic"}, ["bench"]),
        ({"disabledRules": " magic , bench,UNKNOWN_RULE"}, []),
        ({"disabledCategories": "tone"}, ["bench"]),
        ({"disabledCategories": "craft", "level": "picky"}, ["magic", "tried"]),
        ({"enabledRules": "bench", "enabledOnly": "true"}, ["bench"]),
        ({"enabledRules": "tried", "enabledOnly": "yes"}, ["tried"]),
        ({"enabledCategories": "craft", "enabledOnly": "true"}, ["bench"]),
        ({"enabledRules": "magic", "enabledOnly": "false"}, ["magic", "bench"]),
        (
            {"enabledRules": "magic,bench", "disabledRules": "bench", "enabledOnly": "true"},
            ["magic"],
        ),
        ({"speaker": "employee"}, ["magic", "bench"]),
        (
            {"speaker": "employee", "channel": "linkedin", "action": "comment"},
            ["magic", "bench", "scoped"],
        ),
        ({"apiKey": "", "username": "", "useragent": "LibreOffice", "unknown": "1"}, None),
    ],
)
def test_a_client_chooses_its_rules(base, fields, found):
    answer = check(base, ALL_WORDS, **fields)
    assert answer.status == 200
    assert answer.rules == (["magic", "bench"] if found is None else found)


def test_a_match_links_to_its_rule_in_the_guideline(base):
    url = check(base, GERMAN).json["matches"][0]["rule"]["urls"][0]["value"]
    assert url == f"{base}/guideline/magic/"
    assert "Titel magic" in send(url).body.decode()


# The other addresses


def test_languages_answers_a_probe_by_get_and_by_post(base):
    by_get = send(f"{base}/v2/languages")
    by_post = send(f"{base}/v2/languages", b"language=de")
    assert by_get.json == by_post.json
    assert {"name": "German (Austria)", "code": "de", "longCode": "de-AT"} in by_get.json


def test_info_tells_software_rules_and_problems(base):
    info = send(f"{base}/v2/info").json
    assert info["software"]["name"] == "gutgemacht"
    assert info["rules"] > 4
    assert [problem for problem in info["problems"] if "/own/" in problem] == []


def test_healthcheck_and_longest_text_are_plain_text(base):
    assert send(f"{base}/v2/healthcheck").body == b"OK"
    assert send(f"{base}/v2/maxtextlength").body == b"100000"


@pytest.mark.parametrize("path", ["check", "languages", "info", "healthcheck", "maxtextlength"])
def test_pages_of_other_origins_may_read_every_answer(base, path):
    for method in ("GET", "POST", "OPTIONS"):
        answer = send(f"{base}/v2/{path}", method=method, Origin="https://example.org")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_preflight_is_let_through(base):
    asks = {"Origin": "https://example.org", "Access-Control-Request-Headers": "authorization"}
    answer = send(f"{base}/v2/check", method="OPTIONS", **asks)
    assert (answer.status, answer.body) == (200, b"")
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_answers_are_kept_by_no_cache(base):
    assert "no-store" in check(base, GERMAN).headers["Cache-Control"]
