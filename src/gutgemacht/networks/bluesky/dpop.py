"""Proofs that a token is shown by the one it was given to (RFC 9449), with a key of its own.

Servers want a word of theirs, the nonce, in each proof; they tell it with a refusal the first time
and change it now and then.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from gutgemacht.networks.bluesky.errors import judge
from gutgemacht.networks.http import Answer, Http
from gutgemacht.networks.world import World


def words(data: bytes) -> str:
    """Bytes in letters that fit an address, without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def new_key(chance: bytes) -> str:
    """A key from 32 bytes of chance, as hexadecimal digits."""
    # One bit less than was drawn: the highest numbers lie beyond the curve's order.
    return f"{int.from_bytes(chance) >> 1 | 1:064x}"


class Prover:
    """Asks hosts with proofs of one key, and remembers the nonce of each host."""

    def __init__(self, key: str, world: World) -> None:
        self._key = ec.derive_private_key(int(key, 16), ec.SECP256R1())
        self._world = world
        self._nonces: dict[str, str] = {}
        self._hosts: dict[str, Http] = {}

    def answer(self, method: str, url: str, token: str = "", **parts: Any) -> Answer:
        """One question with a proof, asked again when the host wants another nonce."""
        http, path = self.host(url)
        for _ in range(2):
            headers = {**parts.get("headers", {}), **self._headers(method, url, token)}
            answer = http.answer(method, path, **{**parts, "headers": headers})
            before = self._nonces.get(http.base, "")
            self._nonces[http.base] = answer.headers.get("dpop-nonce", before)
            if answer.status < 400 or not _wants_nonce(answer):
                break
        return answer

    def host(self, url: str) -> tuple[Http, str]:
        """The host of an address, and the path on it."""
        parts = urlsplit(url)
        base = f"{parts.scheme}://{parts.netloc}"
        if base not in self._hosts:
            self._hosts[base] = Http(base, self._world.inside, judge)
        return self._hosts[base], parts.path

    def _headers(self, method: str, url: str, token: str) -> dict[str, str]:
        proof = {"DPoP": self._proof(method, url, token)}
        return {"Authorization": f"DPoP {token}", **proof} if token else proof

    def _proof(self, method: str, url: str, token: str) -> str:
        public = self._key.public_key().public_numbers()
        jwk = {"kty": "EC", "crv": "P-256", "x": _number(public.x), "y": _number(public.y)}
        claims = {
            "jti": words(self._world.chance(16)),
            "htm": method,
            "htu": url,
            "iat": int(self._world.clock().timestamp()),
        }
        if nonce := self._nonces.get(self.host(url)[0].base):
            claims["nonce"] = nonce
        if token:
            claims["ath"] = words(hashlib.sha256(token.encode()).digest())
        return self._signed({"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk}, claims)

    def _signed(self, head: Mapping[str, Any], claims: Mapping[str, Any]) -> str:
        text = ".".join(words(json.dumps(part).encode()) for part in (head, claims))
        r, s = decode_dss_signature(self._key.sign(text.encode(), ec.ECDSA(SHA256())))
        return f"{text}.{words(r.to_bytes(32) + s.to_bytes(32))}"


def _number(number: int) -> str:
    return words(number.to_bytes(32))


def _wants_nonce(answer: Answer) -> bool:
    told = answer.headers.get("www-authenticate", "")
    return answer.object.get("error") == "use_dpop_nonce" or "use_dpop_nonce" in told
