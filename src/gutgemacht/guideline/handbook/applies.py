"""To whom, where and to what a rule applies, in words."""

from collections.abc import Sequence

from gutgemacht.guideline.handbook.words import Say
from gutgemacht.guideline.scope import (
    PUBLISHING,
    SPEAKERS,
    Action,
    Channel,
    ChannelGroup,
    Speaker,
)


def applies(
    speakers: Sequence[Speaker],
    channels: Sequence[Channel | ChannelGroup],
    actions: Sequence[Action],
    say: Say,
) -> str:
    """Such as "For everyone · only: LinkedIn"; what is usual is left out."""
    if list(actions) == ["guideline"]:
        return say("applies-to", whom=say("whom.guideline"))
    whom = "+".join(speaker for speaker in SPEAKERS if speaker in speakers)
    parts = [say("applies-to", whom=say(f"whom.{whom}"))]
    if channels:
        parts.append(say("only", what=say.list([say(f"channel.{name}") for name in channels])))
    if not set(PUBLISHING) <= set(actions):
        parts.append(say("only", what=say.list([say(f"action.{name}") for name in actions])))
    return " · ".join(parts)
