"""A rule on trial that has raised too many false alarms goes back to draft."""

from gutgemacht.guideline.rewrite import rewritten


def back_to_draft(text: str, day: str) -> str:
    """The text of its rule file as a draft since `day`; raises YamlError."""
    return rewritten(text, {"status": "draft", "since": {"draft": day}})
