"""A version as it will stand on one channel: what is approved, and then sent."""

from dataclasses import replace

from gutgemacht.publish import variants
from gutgemacht.publish.content import Content, Picture
from gutgemacht.text import detect
from gutgemacht.web.publish.channels.models import Channel
from gutgemacht.web.publish.drafts import models
from gutgemacht.web.publish.drafts.body import Body
from gutgemacht.web.publish.drafts.room import room_of


def content_of(version: models.Version, channel: Channel) -> Content:
    """The exact content of a version for a channel."""
    answers = version.draft.answers.get(str(channel.pk), "")
    return replace(variant_of(version, channel).content, answers=answers)


def variant_of(version: models.Version, channel: Channel) -> variants.Variant:
    """The same, with the pictures that the channel has no room for."""
    return variant(Body.model_validate(version.body), channel)


def variant(body: Body, channel: Channel) -> variants.Variant:
    """The same for words that stand in no version yet."""
    text = body.wording(channel.pk)
    types = dict(
        models.Picture.objects.filter(
            digest__in=[shown.digest for shown in body.pictures]
        ).values_list("digest", "media_type")
    )
    common = variants.Common(
        text=text,
        pictures=tuple(
            Picture(shown.digest, shown.alt, types[shown.digest]) for shown in body.pictures
        ),
        language=body.language or _recognised(text),
        warning=body.warning,
    )
    return variants.variant(common, variants.Own(), room_of(channel))


def _recognised(text: str) -> str:
    language = detect(text)
    return "" if language == "unknown" else language
