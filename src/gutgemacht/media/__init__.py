"""Pictures and subtitles as a person gives them: what the file says of itself.

Pure functions over bytes. Knows nothing of rules, drafts or networks; every bound stands here.
"""

from gutgemacht.media.captions import Captions, Cue, captions
from gutgemacht.media.clean import cleaned
from gutgemacht.media.crops import Box, Crop, crops
from gutgemacht.media.error import LARGEST, MediaError
from gutgemacht.media.facts import AI_MADE, Device, Facts, Location, Rights
from gutgemacht.media.kind import Container, Kind, container, kind_of
from gutgemacht.media.picture import facts
from gutgemacht.media.pixels import Eyes, grey

__all__ = [
    "AI_MADE",
    "LARGEST",
    "Box",
    "Captions",
    "Container",
    "Crop",
    "Cue",
    "Device",
    "Eyes",
    "Facts",
    "Kind",
    "Location",
    "MediaError",
    "Rights",
    "captions",
    "cleaned",
    "container",
    "crops",
    "facts",
    "grey",
    "kind_of",
]
