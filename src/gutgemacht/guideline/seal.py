"""Sealed names: a stop-list of secrets that its own file does not tell.

AES-SIV (RFC 5297) is deterministic: the same name under the same key is always sealed the same,
so that a file changes only where a name does. What it gives away is which names are equal, and
about how long they are. The key comes from the installation's secret key by HKDF (RFC 5869).
"""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"gutgemacht glossaries"
BYTES = 64


class SealError(ValueError):
    """A sealed name that this key does not open."""


class Seal:
    """Seals and opens names with one installation's secret."""

    def __init__(self, secret: str) -> None:
        key = HKDF(SHA256(), length=BYTES, salt=None, info=PURPOSE).derive(secret.encode())
        self._cipher = AESSIV(key)

    def close(self, name: str) -> str:
        """The name as letters that tell nothing."""
        return base64.urlsafe_b64encode(self._cipher.encrypt(name.encode(), None)).decode()

    def open(self, sealed: str) -> str:
        """The name; raises SealError where it was sealed with another key or is broken."""
        try:
            return self._cipher.decrypt(base64.urlsafe_b64decode(sealed), None).decode()
        except (binascii.Error, InvalidTag, ValueError):
            raise SealError("is sealed with another key, or broken") from None
