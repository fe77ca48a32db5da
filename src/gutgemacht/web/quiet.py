"""Logs that cannot hold what a person wrote."""

import logging
import traceback
from types import TracebackType

_Exception = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class QuietFormatter(logging.Formatter):
    """Names the kind of an error and where it arose, never its message.

    A message may quote the text of a draft; the place in the code never does.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line; of Django's own only what was answered, because a path may hold a text."""
        if record.name.startswith("django."):
            record = logging.makeLogRecord(vars(record))
            record.msg = f"answered {getattr(record, 'status_code', 'with an error')}"
            record.args = ()
        return super().format(record)

    def formatException(self, ei: _Exception) -> str:  # noqa: N802 (name of the base class)
        """The kind of the exception and the places of its frames."""
        kind, _, trace = ei
        frames = traceback.extract_tb(trace)
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        return "\n".join([kind.__name__ if kind else "no error", *places])
