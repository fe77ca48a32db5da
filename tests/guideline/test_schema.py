import json

from gutgemacht.guideline import Rule, rule_schema


def test_the_schema_is_json_and_names_its_dialect():
    schema = json.loads(json.dumps(rule_schema()))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "gutgemacht rule"
    assert schema["type"] == "object"


def test_the_schema_knows_every_key_and_no_other():
    schema = rule_schema()
    assert set(schema["properties"]) == set(Rule.model_fields)
    assert schema["additionalProperties"] is False


def test_what_has_no_default_is_required():
    required = {name for name, field in Rule.model_fields.items() if field.is_required()}
    assert set(rule_schema()["required"]) == required
    assert {"id", "title", "find", "sources"} <= required


def test_the_schema_names_allowed_values_and_the_names_that_files_use():
    schema = rule_schema()
    assert schema["properties"]["effect"]["enum"] == ["stop", "ask", "hint"]
    assert {"from", "until"} <= set(schema["$defs"]["Scope"]["properties"])
    assert {"from", "until"} <= set(schema["$defs"]["Law"]["properties"])
    assert "as" in schema["$defs"]["Example"]["anyOf"][1]["properties"]
    assert set(schema["properties"]["find"]["discriminator"]["mapping"]) == {
        "term",
        "pattern",
        "identifier",
        "count",
        "structure",
        "meta",
        "question",
        "model",
    }


def test_an_example_may_be_a_plain_text():
    items = rule_schema()["$defs"]["Examples"]["properties"]["bad"]["items"]
    example = rule_schema()["$defs"]["Example"]
    allowed = [*items.get("anyOf", []), *example.get("anyOf", []), items, example]
    assert any("string" in form.get("type", "") for form in allowed)
