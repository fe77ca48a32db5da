"""Secrets of others at rest: sealed with the installation's key, each time differently.

AES-GCM with a random nonce (NIST SP 800-38D): whoever changes a byte, or puts the seal of one
thing onto another, breaks it. The key comes from the secret key by HKDF (RFC 5869), one a purpose.
"""

import base64
import binascii
import json
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12


class SealError(ValueError):
    """What was sealed with another secret key, for something else, or is broken."""


def sealed(secrets: Mapping[str, str], purpose: str, about: str) -> str:
    """The secrets as letters that tell nothing; only for this purpose and thing they open again."""
    nonce = os.urandom(NONCE)
    told = json.dumps(dict(secrets)).encode()
    closed = nonce + _cipher(purpose).encrypt(nonce, told, about.encode())
    return base64.urlsafe_b64encode(closed).decode()


def opened(letters: str, purpose: str, about: str) -> dict[str, str]:
    """What `sealed` was given; raises SealError."""
    try:
        closed = base64.urlsafe_b64decode(letters)
        nonce, rest = closed[:NONCE], closed[NONCE:]
        found: dict[str, str] = json.loads(_cipher(purpose).decrypt(nonce, rest, about.encode()))
    except (binascii.Error, InvalidTag, ValueError):
        raise SealError("is sealed with another key, or broken") from None
    return found


def _cipher(purpose: str) -> AESGCM:
    key = HKDF(SHA256(), length=32, salt=None, info=f"gutgemacht {purpose}".encode())
    return AESGCM(key.derive(settings.SECRET_KEY.encode()))
