"""What is told of kept searches."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gutgemacht.web.notices.kinds import Data, Kind, Said


def _weekly(data: Data) -> Said:
    if not data["count"]:
        return Said(_("%(name)s: a quiet week") % data, _("Nothing was said that you look for."))
    subject = ngettext(
        "%(name)s: %(count)s mention in a week",
        "%(name)s: %(count)s mentions in a week",
        data["count"],
    )
    text = ngettext(
        "%(negative)s of them is negative. The page shows them all, the newest first.",
        "%(negative)s of them are negative. The page shows them all, the newest first.",
        data["negative"],
    )
    return Said(subject % data, text % data)


KINDS = {
    "search-weekly": Kind(gettext_lazy("a kept search, once a week"), _weekly, personal=True),
}
