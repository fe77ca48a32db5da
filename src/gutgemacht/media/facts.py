"""What a picture says of itself."""

from dataclasses import dataclass, field
from typing import NamedTuple

# Members of http://cv.iptc.org/newscodes/digitalsourcetype/ that mean a generating AI:
# made by it, edited by it (inpainting), or put together of parts one of which is synthetic.
AI_MADE = frozenset(
    {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"}
)
LONGEST = 1_000
"""Characters of each text that is told and kept; a packet of them fits into a JPEG segment."""


class Location(NamedTuple):
    """Where a picture was taken, in degrees; north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Device:
    """What took or made the picture; `serial` and `owner` lead to one device, one person."""

    make: str = ""
    model: str = ""
    serial: str = ""
    owner: str = ""
    software: str = ""

    @property
    def name(self) -> str:
        """The device as people name it: "Apple iPhone 15", "Canon EOS R6"."""
        named = self.model.lower().startswith(self.make.split(" ", 1)[0].lower())
        return self.model if named else f"{self.make} {self.model}".strip()


@dataclass(frozen=True)
class Rights:
    """Who made the picture, who may be asked, and on which terms it is used."""

    creators: tuple[str, ...] = ()
    credit: str = ""
    notice: str = ""
    terms: str = ""
    statement: str = ""

    @property
    def holders(self) -> tuple[str, ...]:
        """The names and notices that say whose picture it is."""
        return tuple(text for text in (self.notice, *self.creators, self.credit) if text)


@dataclass(frozen=True)
class Facts:
    """All of it; what is absent is empty. `unread` names blocks that could not be read."""

    format: str = ""
    width: int = 0
    height: int = 0
    location: Location | None = None
    taken: str = ""
    device: Device = field(default=Device())
    rights: Rights = field(default=Rights())
    alt: str = ""
    source: str = ""
    c2pa: bool = False
    unread: tuple[str, ...] = ()

    @property
    def ai_made(self) -> bool:
        """True when the file says that an AI made it or a part of it."""
        return self.source in AI_MADE
