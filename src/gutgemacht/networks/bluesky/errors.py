"""What a server of Bluesky means by its errors, as the real one answers."""

from gutgemacht.networks.http import Answer, usual
from gutgemacht.publish.network import Trouble

_CODES: dict[str, Trouble] = {
    "ExpiredToken": "expired",
    "InvalidToken": "expired",
    "AuthMissing": "expired",
    "invalid_token": "expired",
    "invalid_grant": "expired",
    "AuthenticationRequired": "revoked",
    "AccountTakedown": "revoked",
    "AccountSuspended": "revoked",
    "AccountDeactivated": "revoked",
    "RepoDeactivated": "revoked",
    "RepoTakendown": "revoked",
    "RepoNotFound": "gone",
    "RecordNotFound": "gone",
    "BlobTooLarge": "picture",
    "InvalidMimeType": "picture",
    "PayloadTooLarge": "picture",
    "RateLimitExceeded": "limited",
    "MethodNotImplemented": "unable",
    "UpstreamFailure": "down",
    "UpstreamTimeout": "down",
}


def judge(answer: Answer) -> Trouble:
    """What is wrong, by the code and the words of the error, else by the status."""
    code, message = (str(answer.object.get(key, "")) for key in ("error", "message"))
    if code in _CODES:
        return _CODES[code]
    if "blob too big" in message or 'Expected "image/' in message:
        return "picture"
    if "too big (maximum" in message:
        return "too-long"
    if message.startswith("No service configured"):
        return "unable"
    if message.startswith("Could not locate record"):
        return "gone"
    return usual(answer)
