"""docs/api.md names everything that can be asked, opened, refused and told."""

import ast
from pathlib import Path

import pytest

from gutgemacht.web.api.keys import SCOPES
from gutgemacht.web.notices.kinds import kinds
from tests.web.api.fits import operations

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs/api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_is_described(scope):
    assert f"| `{scope}` |" in TEXT


def test_every_operation_is_described():
    for method, path in operations():
        assert f"{method} {path.removeprefix('/api/v1')}" in TEXT, (method, path)


def test_every_kind_that_webhooks_get_is_described():
    told = {name for name, kind in kinds().items() if not kind.personal}
    assert {name for name in told if f"| `{name}` |" not in TEXT} == set()


def test_no_two_types_of_the_description_have_one_name():
    names = [
        node.name
        for file in (ROOT / "src/gutgemacht/web/api").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and any(_is_type(base) for base in node.bases)
    ]
    assert len(names) == len(set(names))


def _is_type(base: ast.expr) -> bool:
    return isinstance(base, ast.Name) and base.id in ("Strict", "Binding", "Finding")
