"""Changing single keys of a YAML file; all else, comments included, stays as it was written."""

import re
from collections.abc import Mapping, Sequence

import yaml

from gutgemacht.guideline.yaml import Data, read

Changes = Mapping[str, Data | None]

# What YAML 1.1 reads as text without quotes: small words with hyphens, but for its truths.
_KEY = re.compile(r"(?!null$)[a-z][a-z0-9_-]*")
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null|y|n)$)[a-z][a-z-]*[a-z0-9-]*")


def rewritten(text: str, changes: Changes) -> str:
    """The text with these keys at its top changed, added, or taken out where None.

    Raises YamlError where the text is none that can be read.
    """
    root = _root(text)
    if root is None:
        return _added(text, changes)
    if root.flow_style:
        # All on one line: there is no line of a key's own to change.
        data, _ = read(text)
        assert isinstance(data, dict)
        return _added("", {**data, **changes})
    return _in_place(text, root.value, changes)


def _root(text: str) -> yaml.MappingNode | None:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return None
    read(text)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    return root


def _in_place(text: str, found: Sequence[tuple[yaml.Node, yaml.Node]], changes: Changes) -> str:
    parts: list[str] = []
    done = 0
    for key, value in found:
        if key.value not in changes:
            continue
        parts.append(text[done : key.start_mark.index])
        done = len(text[: _end(value)].rstrip())
        new = changes[key.value]
        if new is None:
            # The line goes with its key.
            done = text.find("\n", done) + 1 or len(text)
        else:
            parts.append(_line(key.value, new))
    known = {key.value for key, _ in found}
    more = {key: value for key, value in changes.items() if key not in known}
    return _added("".join([*parts, text[done:]]), more)


def _added(text: str, changes: Changes) -> str:
    lines = [_line(key, value) for key, value in changes.items() if value is not None]
    before = [text.rstrip("\n")] if text.strip() else []
    return "".join(f"{line}\n" for line in [*before, *lines])


def _end(node: yaml.Node) -> int:
    """Where what is written of a node ends; PyYAML counts comments after a block to it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end


def _line(key: str, value: Data) -> str:
    if isinstance(value, dict) and value:
        return "\n  ".join([f"{_key(key)}:", *(_line(name, one) for name, one in value.items())])
    return f"{_key(key)}: {_value(value)}"


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) else _word(key)


def _value(value: Data) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(_line(name, one) for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return str(value) if isinstance(value, int) else _word(value)


def _word(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    quoted: str = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10**9)
    return quoted.rstrip("\n")
