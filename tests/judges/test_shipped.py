"""The judges that come with the program, and the rules that ask them."""

from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.judges import shipped
from gutgemacht.text import Span


def test_every_judge_that_a_rule_asks_is_shipped():
    asked = {rule.find.judge for rule in load(pack_folders()).rules if rule.find.kind == "model"}
    assert asked
    assert asked <= shipped().keys()


def test_a_judge_says_where_and_how_sure_it_is():
    for judge in shipped().values():
        assert judge("Wir haben heute bis sechs geöffnet.", "de") == []
    assert shipped()["hate"]("Frauen sind dumm, finden wir.", "de") == [(Span(0, 16), 0.9)]
