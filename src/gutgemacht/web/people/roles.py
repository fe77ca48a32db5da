"""What each role may do and see: one sentence each, shown where roles are given."""

from django.utils.translation import gettext as _

from gutgemacht.web.people.models import Role


def what_roles_may() -> dict[Role, str]:
    """Each role with what it may do and see, in the order of the list of people."""
    return {
        Role.AUTHOR: _("Writes posts for the company and sees what became of their own."),
        Role.APPROVER: _("Reads what waits for approval and says yes, or what should change."),
        Role.LAWYER: _("Decides where a note rests on law, and sees those posts."),
        Role.CHANNEL_OWNER: _(
            "Connects accounts, stops a channel, and sees everything that was posted there."
        ),
        Role.GUIDELINE_EDITOR: _("Writes rules and company settings; sees how often rules err."),
        Role.COACH: _(
            "Prepares workshops and lessons; sees how many took part, not who. Reads a draft only "
            "when somebody asks for advice on it."
        ),
        Role.INCIDENT_LEAD: _(
            "Leads when something went wrong: freezes what waits, and sees what concerns it."
        ),
        Role.WORKS_COUNCIL: _(
            "Sees how everything is set up, and sums of at least eight people; no one's texts."
        ),
        Role.ADMINISTRATOR: _(
            "Invites people and gives roles; sees no texts of others without another role."
        ),
    }
