"""The small part of YAML that rule files use: text, whole numbers, lists and maps.

What YAML 1.1 would turn into something else (dates, yes and no, floats, nothing) must be
quoted, and so must sentences inside [ ] and { }, where a comma would cut them in two.
"""

from dataclasses import dataclass

import yaml

Place = tuple[str | int, ...]
Data = str | int | list["Data"] | dict[str, "Data"]

DEEPEST = 12
# The words of the longest term; more are a sentence.
LONGEST_BARE = 6
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRAPS = {
    "tag:yaml.org,2002:bool": "would be read as true or false",
    "tag:yaml.org,2002:null": "would be read as nothing",
    "tag:yaml.org,2002:timestamp": "would be read as a date",
    "tag:yaml.org,2002:float": "would be read as a decimal number",
    "tag:yaml.org,2002:merge": "would merge keys",
    "tag:yaml.org,2002:value": "has a meaning of its own",
}
_INT = "tag:yaml.org,2002:int"
_TEXT = "tag:yaml.org,2002:str"


class YamlError(Exception):
    """A file that cannot be read; names line and key."""

    def __init__(self, line: int, key: str, message: str) -> None:
        self.line, self.key, self.message = line, key, message
        super().__init__(f"{line}: {key}: {message}")


@dataclass(frozen=True)
class Lines:
    """Where each key of a file stands, lines counting from 1."""

    places: dict[Place, int]

    def of(self, place: Place) -> int:
        """The line of a place, or of the nearest one around it."""
        while place and place not in self.places:
            place = place[:-1]
        return self.places.get(place, 1)

    def known(self, place: Place) -> Place:
        """The parts of a place that the file has, in order."""
        found: Place = ()
        for part in place:
            if (*found, part) in self.places:
                found = (*found, part)
        return found

    def named(self, place: Place, message: str) -> Place:
        """The place inside `place` whose name begins the message, before a colon; else none."""
        name = message.split(":", 1)[0].split(".")
        inner = (*place, *(int(part) if part.isdigit() else part for part in name))
        return inner if inner in self.places else ()


def read(text: str) -> tuple[Data, Lines]:
    """The data of a YAML text and the lines of its keys; raises YamlError."""
    try:
        _refuse_deep_and_shared(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlError(mark.line + 1 if mark else 1, "", error.problem or "is no YAML") from None
    except yaml.YAMLError as error:
        raise YamlError(1, "", f"is no YAML: {error}") from None
    if root is None:
        raise YamlError(1, "", "is empty")
    places: dict[Place, int] = {}
    return _data(root, (), places, in_flow=False), Lines(places)


def _refuse_deep_and_shared(text: str) -> None:
    """Bounds time and memory: composing recurses, and aliases multiply what they name."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEEPEST:
            raise YamlError(line, "", f"is nested deeper than {DEEPEST}")
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(line, "", "an alias (*name) is not allowed; write it out")


def _data(node: yaml.Node, place: Place, places: dict[Place, int], *, in_flow: bool) -> Data:
    places.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _map(node, place, places, in_flow=in_flow)
    if isinstance(node, yaml.SequenceNode):
        flow = in_flow or bool(node.flow_style)
        return [
            _data(item, (*place, index), places, in_flow=flow)
            for index, item in enumerate(node.value)
        ]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node, place, in_flow=in_flow)


def _map(
    node: yaml.MappingNode, place: Place, places: dict[Place, int], *, in_flow: bool
) -> dict[str, Data]:
    flow = in_flow or bool(node.flow_style)
    out: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        line = key_node.start_mark.line + 1
        if not isinstance(key, str) or key_node.tag not in (_TEXT, "tag:yaml.org,2002:bool"):
            raise YamlError(line, _dotted(place), f"{key!r} is no key; quote it")
        if key in out:
            raise YamlError(line, _dotted((*place, key)), "stands here twice")
        places[(*place, key)] = line
        out[key] = _data(value_node, (*place, key), places, in_flow=flow)
    return out


def _scalar(node: yaml.ScalarNode, place: Place, *, in_flow: bool) -> str | int:
    line, key, value = node.start_mark.line + 1, _dotted(place), str(node.value)
    # The C parser says "" where the Python one says None: written without quotes.
    if node.style:
        return value
    if node.tag in _TRAPS:
        shown = repr(value) if value else "an empty value"
        raise YamlError(line, key, f"{shown} {_TRAPS[node.tag]}; put it in quotes")
    if node.tag == _INT:
        try:
            return int(value)
        except ValueError:
            raise YamlError(line, key, f"{value!r} would be read as a number; quote it") from None
    if node.tag != _TEXT:
        raise YamlError(line, key, f"{value!r} has the type {node.tag}; only text is allowed")
    if in_flow and len(value.split()) > LONGEST_BARE:
        raise YamlError(line, key, f"{value!r} stands inside brackets; put it in quotes")
    return value


def _dotted(place: Place) -> str:
    return ".".join(map(str, place))
