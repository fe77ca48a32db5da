"""The table of contents of the command line."""

import typer

from gutgemacht.cli import (
    alarm,
    audit,
    campaign,
    cases,
    channel,
    check,
    draft,
    handbook,
    hashtag,
    judge,
    learn,
    ledger,
    listen,
    media,
    opinion,
    panel,
    rules,
    up,
    work,
)

app = typer.Typer(
    name="gutgemacht",
    help="Check what you publish, before others read it otherwise.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("check")(check.check_command)
app.command("audit")(audit.audit_command)
app.command("hashtag")(hashtag.hashtag_command)
app.command("handbook")(handbook.handbook_command)
app.command("opinion")(opinion.opinion_command)
app.command("up")(up.up_command)
app.command("work")(work.work_command)
app.add_typer(alarm.app, name="alarm")
app.add_typer(cases.app, name="cases")
app.add_typer(media.app, name="media")
app.add_typer(campaign.app, name="campaign")
app.add_typer(draft.app, name="draft")
app.add_typer(channel.app, name="channel")
app.add_typer(ledger.app, name="ledger")
app.add_typer(learn.app, name="learn")
app.add_typer(listen.app, name="listen")
app.add_typer(judge.app, name="judge")
app.add_typer(panel.app, name="panel")
app.add_typer(rules.app, name="rules")
