"""Pictures as phones get them: light, upright, without what their files say beside the pixels."""

import threading
from functools import lru_cache
from typing import NamedTuple

from gutgemacht.media import MediaError
from gutgemacht.media.crops import crops
from gutgemacht.web.publish.drafts.models import Picture

_one_at_a_time = threading.Lock()


class Light(NamedTuple):
    """The bytes of a picture and what they are."""

    data: bytes
    media_type: str


def light(digest: str) -> Light:
    """A picture for slow networks; raises Picture.DoesNotExist.

    Of many who ask for the same at once one waits for the other, and it is drawn once.
    """
    with _one_at_a_time:
        return _light(digest)


@lru_cache(maxsize=64)
def _light(digest: str) -> Light:
    picture = Picture.objects.get(digest=digest)
    data = bytes(picture.data)
    # What moves is shown moving.
    if picture.media_type == "image/gif":
        return Light(data, picture.media_type)
    try:
        return Light(crops(data)[0].shown, "image/jpeg")
    except MediaError:
        return Light(data, picture.media_type)
