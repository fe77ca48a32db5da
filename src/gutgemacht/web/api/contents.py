"""What will stand on a channel, part by part, for programs."""

from dataclasses import asdict

from gutgemacht.guideline.strict import Strict
from gutgemacht.publish.content import Content


class Picture(Strict):
    """A picture by the SHA-256 of its bytes, and what it tells who cannot see it."""

    digest: str
    alt: str
    media_type: str


class Part(Strict):
    """One post of a thread."""

    text: str
    pictures: list[Picture]


def parts_of(content: Content) -> list[Part]:
    """The parts in order."""
    return [
        Part(text=part.text, pictures=[Picture(**asdict(one)) for one in part.pictures])
        for part in content.parts
    ]
