"""Words of the outbox: what is wrong, and what to do about it, in one sentence."""

from django.utils.translation import gettext as _

from gutgemacht.web.publish.sending.yes import UNREAD, WITHOUT_YES


def signs(state: str) -> tuple[str, str]:
    """The colour and the shape of a state, beside its word."""
    return {
        "waiting": ("hint", "◷"),
        "sending": ("hint", "→"),
        "by-hand": ("ask", "✎"),
        "sent": ("clear", "✓"),
        "failed": ("stop", "✕"),
        "missed": ("ask", "?"),
        "stopped": ("ask", "‖"),
        "taken-back": ("hint", "↩"),
        "dropped": ("hint", "–"),
    }[state]


def remedy(trouble: str) -> str:
    """What somebody can do about a trouble of a network (`publish.network.Trouble`), or ours."""
    return {
        WITHOUT_YES: _(
            "What would go out is not what was approved, or the yes has ended. Ask for it again."
        ),
        UNREAD: _(
            "Readers have not read exactly this for today. Its draft says what is new to them."
        ),
        "down": _("The network did not answer for a long time. Try again when it is back."),
        "limited": _("The network had too many requests from this account. Try again later."),
        "expired": _(
            "The connection to the account has expired. Connect it again, then try again."
        ),
        "revoked": _("The network has shut this app out. Look why, connect again, then try again."),
        "refused": _(
            "The network refused the content. Change the draft and have it approved again."
        ),
        "too-long": _("The text is too long for this network. Shorten the draft."),
        "picture": _("The network refused a picture. Make it smaller or save it as JPEG or PNG."),
        "gone": _(
            "What this belongs to is no longer on the network. Look whether it still makes sense."
        ),
        "unable": _("This network has no such function. Do it there by hand."),
    }.get(trouble, _("Look at the page of the channel, then try again."))


def answered(what: str, trouble: str) -> str:
    """What the network did with one part of a wish, honestly."""
    if what == "take-back":
        return {
            "": _("deleted on the network; copies and screenshots of others may remain"),
            "gone": _("was no longer there"),
            "unable": _(
                "still there: the network cannot delete it for us; delete it there by hand"
            ),
        }.get(trouble, _("still there"))
    return {
        "": _("edited on the network; readers can see that it was"),
        "gone": _("no longer there, so nothing was edited"),
        "unable": _("as before: this network knows no such edit; take it back, or answer below it"),
    }.get(trouble, _("as before"))
