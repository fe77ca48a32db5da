"""What is heard of a verdict is what the check with that appetite would have said."""

from itertools import product
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from gutgemacht.check import WIDEST, Draft, check, heard
from gutgemacht.guideline import Appetite, Basis, Effect

from .make import ANY_TEXT, context, made, rule, terms

PAID = {"subject": "paid", "settled": ["nothing"], "effect": {"paid": "stop"}}
LAW = [{"countries": ["DE"], "name": "UWG", "effect": "hint"}]
RULES = [
    rule(f"{status}-{effect}-{basis}", status=status, effect=effect, basis=basis)
    for status, effect, basis in product(
        ("draft", "trial", "active"), get_args(Effect), ("house", "advice")
    )
]
COMPILED = made(
    *RULES,
    rule("by-law", effect="hint", basis="advice", law=LAW),
    rule("paid", find={"kind": "question", "any": ["mutti"]}, basis="advice", declare=PAID),
    rule("proof", find=terms("klima"), effect="hint", declare={**PAID, "subject": "proof"}),
)
APPETITES = st.builds(
    lambda statuses, effects, bases: Appetite(
        statuses=statuses | {"active"}, effects=effects | {"stop"}, bases=bases | {"law"}
    ),
    st.frozensets(st.sampled_from(["draft", "trial"])),
    st.frozensets(st.sampled_from(get_args(Effect))),
    st.frozensets(st.sampled_from(get_args(Basis))),
)
ANSWERS = st.dictionaries(
    st.sampled_from(["paid", "proof"]), st.sampled_from(["nothing", "paid"]), max_size=2
)


@settings(deadline=None)
@given(
    ANY_TEXT,
    APPETITES,
    ANSWERS,
    st.sampled_from(["company", "employee"]),
    st.sampled_from(["DE", "AT"]),
)
def test_hearing_less_is_the_same_as_asking_for_less(text, appetite, answers, speaker, country):
    draft, where = Draft(text, declared=answers), {"speaker": speaker, "country": country}
    whole = check(draft, COMPILED, context(appetite=WIDEST, **where))
    asked_for = context(appetite=appetite, **where)
    assert heard(whole, draft, asked_for, appetite) == check(draft, COMPILED, asked_for)
