"""The interface for programs: its resources under one address, described by their own types."""

from ninja import NinjaAPI
from ninja.operation import Operation

import gutgemacht
from gutgemacht.web.api import approvals, channels, drafts, ledger, outbox, stops
from gutgemacht.web.api.refusals import told

RESOURCES = {
    "drafts": drafts.router,
    "approvals": approvals.router,
    "outbox": outbox.router,
    "stops": stops.router,
    "ledger": ledger.router,
    "channels": channels.router,
}


class Interface(NinjaAPI):
    """An interface whose operations are called as their functions are."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Short names, for clients that are made from the description."""
        return operation.view_func.__name__


interface = Interface(
    title="gutgemacht",
    version=gutgemacht.__version__,
    description="Drafts, approvals, outbox, ledger and channels for programs.",
    urls_namespace="api",
    # The usual page loads scripts from other houses; ours is `pages.py: page`.
    docs_url=None,
)
told(interface)
for _name, _router in RESOURCES.items():
    interface.add_router(f"/{_name}", _router)
