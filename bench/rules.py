"""How quiet the rules are on texts that must stay silent, and how much they find of what they must.

usage: python -m bench.rules [--each] [RULE...]

Prints findings per 1,000 texts of cases/texts/silent by effect and recall on cases/texts/found,
for the half that rules were mended on and for the half that was only measured, and per rule with
the worst first. Rules named are measured alone. --each also prints every false finding and every
miss of the half that rules are mended on.
"""

import statistics
import sys
import time
from collections import Counter, defaultdict
from datetime import datetime

from bench.texts import Text, texts

from gutgemacht.check import Compiled, Context, Draft, Verdict, check, compile_guideline
from gutgemacht.guideline import load
from gutgemacht.guideline.shipped import pack_folders
from gutgemacht.judges import shipped
from gutgemacht.text import fold

HALVES = {"tune": "mended on", "hold": "measured only"}
LOUD, HINTS, RECALL = 3, 15, 95
# The kinds that answer for what stands in the text; questions and models do not.
KINDS = ("term", "pattern", "identifier", "count", "structure", "meta")
ROUNDS = 3


def main(arguments: list[str]) -> None:
    each = "--each" in arguments
    named = set(arguments) - {"--each"}
    guideline = load(pack_folders())
    if named:
        rules = tuple(rule for rule in guideline.rules if rule.id in named)
        guideline = guideline.model_copy(update={"rules": rules})
    compiled = compile_guideline(guideline, shipped())
    _silence(compiled, texts("silent"), each=each)
    _recall(compiled, texts("found"), each=each)
    if not named:
        _speed(compiled, [text.draft.text for text in texts("silent")])


def _silence(compiled: Compiled, silent: list[Text], *, each: bool) -> None:
    rules: Counter[tuple[str, str]] = Counter()
    print(f"{len(silent)} texts that must stay silent, {len(compiled.rules)} rules; per 1,000:")
    for half, words in HALVES.items():
        effects, questions, chosen = Counter(), 0, [text for text in silent if text.half == half]
        for text in chosen:
            verdict = check(text.draft, compiled, text.context)
            questions += len(verdict.questions)
            for finding in verdict.findings:
                # What a company would hear; to employees everything is a hint.
                effects[finding.effect] += 1
                rules[finding.rule.id, finding.effect] += 1
                if each and half == "tune":
                    print(f"    {finding.effect} {finding.rule.id} {text.id} {finding.text!r}")
        loud, most = (effects["stop"] + effects["ask"]), 1000 / max(1, len(chosen))
        print(
            f"  {words:14} {len(chosen):5} texts: stop and ask {loud * most:.1f} (goal {LOUD}),"
            f" hints {effects['hint'] * most:.1f} (goal {HINTS}), questions {questions * most:.0f}"
        )
    for (rule, effect), count in rules.most_common(20):
        print(f"    {count * 1000 / len(silent):5.1f}  {effect:4}  {rule}")


def _recall(compiled: Compiled, wanted: list[Text], *, each: bool) -> None:
    kinds = {one.rule.id: one.rule.find.kind for one in compiled.rules}
    wanted = [text for text in wanted if kinds.get(text.rule) in KINDS]
    hits: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    print(
        f"{len(wanted)} texts that must be found, of {len({t.rule for t in wanted})} rules; recall:"
    )
    for text in wanted:
        found = _finds(check(text.draft, compiled, text.context), text)
        hits[text.half, text.rule].append(found)
        if each and not found and text.half == "tune":
            print(f"    missed {text.rule} {text.id} {_marked(text)!r}")
    for half, words in HALVES.items():
        each_kind = {kind: _of(hits, half, kinds, (kind,)) for kind in KINDS}
        shown = ", ".join(f"{kind} {_percent(found)}" for kind, found in each_kind.items())
        print(f"  {words:14} {_percent(_of(hits, half, kinds, KINDS))} % (goal {RECALL}): {shown}")
    of_rule = {rule: _of(hits, None, {rule: ""}, ("",)) for _, rule in hits}
    for rule, found in sorted(
        of_rule.items(), key=lambda item: (sum(item[1]) / len(item[1]), item)
    ):
        if not all(found):
            print(f"    {_percent(found):>5}  {sum(found)}/{len(found)}  {kinds[rule]:9}  {rule}")


def _finds(verdict: Verdict, text: Text) -> bool:
    """The rule speaks, and where a place is marked it speaks there."""
    spans = [finding.span for finding in verdict.findings if finding.rule.id == text.rule]
    if text.span is None:
        return bool(spans)
    start, end = text.span
    return any(span.start < end and start < span.end for span in spans)


def _of(hits, half, kinds, wanted) -> list[bool]:
    return [
        found
        for (of_half, rule), all_found in hits.items()
        if half in (None, of_half) and kinds.get(rule) in wanted
        for found in all_found
    ]


def _percent(found: list[bool]) -> str:
    return f"{100 * sum(found) / len(found):.1f}" if found else "none"


def _marked(text: Text) -> str:
    return text.draft.text if text.span is None else text.draft.text[slice(*text.span)]


def _speed(compiled: Compiled, drafts: list[str]) -> None:
    context = Context(datetime(2026, 11, 22, 12))
    folds, checks = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in drafts:
            fold(text)
        middle = time.process_time()
        for text in drafts:
            check(Draft(text), compiled, context)
        folds.append(middle - start)
        checks.append(time.process_time() - middle)
    each = statistics.median(checks) / len(drafts)
    ratio = statistics.median(checks) / statistics.median(folds)
    print(f"check takes {each * 1000:.2f} ms a text, {ratio:.0f} times the folding alone")


if __name__ == "__main__":
    main(sys.argv[1:])
