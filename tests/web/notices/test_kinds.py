"""Every notice has words, in the language of whoever gets it."""

import ast
from pathlib import Path

import gutgemacht.web
from gutgemacht.web.notices.kinds import kinds

WEB = Path(gutgemacht.web.__file__).parent


def told(file: Path) -> set[str]:
    """Kinds that a module tells by their names."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    named = [call.args[0] for call in calls if getattr(call.func, "id", "") == "tell"]
    return {one.value for one in named if isinstance(one, ast.Constant)}


def test_what_is_told_has_words():
    found = {kind for file in WEB.rglob("*.py") for kind in told(file)}
    assert "channel-duties" in found
    assert found <= set(kinds())
