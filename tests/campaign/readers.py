"""Readers made up for tests."""

from gutgemacht.campaign.reading import Reading


def reading(key, stratum="addressed", stimulus="post", **answers):
    """A reader who is content, but for what is said otherwise."""
    given = {"language": "en", "hurts_me": 0, "would": "nothing", **answers}
    return Reading(key=str(key), stratum=stratum, stimulus=stimulus, **given)


def readers(many, **answers):
    """So many of them, whose texts tell them apart."""
    stratum = answers.get("stratum", "addressed")
    return [
        reading(f"{stratum}-{one}", gist=f"{stratum} gist {one}", free=f"{stratum} word {one}",
                **answers)
        for one in range(many)
    ]  # fmt: skip
