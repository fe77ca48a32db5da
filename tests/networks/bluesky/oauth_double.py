"""The double with the pages of OAuth: it takes only proofs that are signed, fresh and for the call.

Requests, codes and refresh tokens are good for once, as on the real one.
"""

import base64
import hashlib
import json
import secrets
from typing import Any
from urllib.parse import parse_qsl

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tests.networks.bluesky.double import PdsDouble, wrong
from tests.networks.server import Asked, Said


def unwords(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def words(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


class OAuthDouble(PdsDouble):
    def __init__(self) -> None:
        super().__init__()
        self.nonce = secrets.token_hex(4)
        self.requests: dict[str, dict[str, str]] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.keys: dict[str, str] = {}
        self.proofs: set[str] = set()

    def agree(self, request: str, did: str) -> dict[str, str]:
        """The owner signs in and says yes; what goes back."""
        asked = self.requests.pop(request)
        code = secrets.token_hex(8)
        self.codes[code] = {**asked, "did": did}
        return {"code": code, "state": asked["state"], "iss": self.base}

    def answer(self, asked: Asked) -> Said:
        if asked.path.startswith("/.well-known/"):
            return Said(200, self._metadata())
        if asked.path.startswith("/oauth/"):
            key = self._proved(asked)
            if isinstance(key, Said):
                return key
            form = dict(parse_qsl(asked.body.decode()))
            return getattr(self, f"_oauth_{asked.path.rpartition('/')[2]}")(form, key)
        if asked.headers.get("authorization", "").startswith("DPoP "):
            key = self._proved(asked)
            if isinstance(key, Said):
                return key
            if self.keys.get(asked.token) != key:
                return Said(401, {"error": "invalid_token", "message": "no token of this key"})
        return super().answer(asked)

    def _metadata(self) -> dict[str, Any]:
        at = f"{self.base}/oauth"
        return {
            "authorization_servers": [self.base],
            "issuer": self.base,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "revocation_endpoint": f"{at}/revoke",
            "pushed_authorization_request_endpoint": f"{at}/par",
        }

    def _proved(self, asked: Asked) -> str | Said:
        """The key that the proof shows, or why it is none."""
        head, claims, signature = asked.headers["dpop"].split(".")
        jwk = json.loads(unwords(head))["jwk"]
        said = json.loads(unwords(claims))
        x, y = (int.from_bytes(unwords(jwk[name])) for name in ("x", "y"))
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        raw = unwords(signature)
        der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        try:
            key.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
        except InvalidSignature:
            return Said(400, {"error": "invalid_dpop_proof"})
        ath = words(hashlib.sha256(asked.token.encode()).digest()) if asked.token else None
        right = (asked.method, f"{self.base}{asked.path}", ath)
        if (said["htm"], said["htu"], said.get("ath")) != right or said["jti"] in self.proofs:
            return Said(400, {"error": "invalid_dpop_proof"})
        self.proofs.add(said["jti"])
        if said.get("nonce") != self.nonce:
            return Said(
                401 if asked.token else 400,
                {"error": "use_dpop_nonce"},
                {"DPoP-Nonce": self.nonce},
            )
        return jwk["x"]

    def _oauth_par(self, form: dict[str, str], key: str) -> Said:
        request = f"urn:ietf:params:oauth:request_uri:req-{secrets.token_hex(8)}"
        self.requests[request] = form
        return Said(201, {"request_uri": request, "expires_in": 299})

    def _oauth_token(self, form: dict[str, str], key: str) -> Said:
        if form["grant_type"] == "refresh_token":
            known = self.refresh.pop(form["refresh_token"], None)
            if known is None or self.keys[form["refresh_token"]] != key:
                return wrong("invalid_grant", "Invalid refresh token")
            return self._given(known[0], key)
        begun = self.codes.pop(form["code"], None)
        proof = words(hashlib.sha256(form["code_verifier"].encode()).digest())
        if begun is None or begun["code_challenge"] != proof:
            said = {"error": "invalid_grant", "error_description": "Invalid code"}
            return Said(400, said)
        return self._given(begun["did"], key)

    def _given(self, did: str, key: str) -> Said:
        session = self._session(did, "oauth")
        self.keys |= {session["accessJwt"]: key, session["refreshJwt"]: key}
        tokens = {"access_token": session["accessJwt"], "refresh_token": session["refreshJwt"]}
        return Said(200, {**tokens, "token_type": "DPoP", "sub": did})

    def _oauth_revoke(self, form: dict[str, str], key: str) -> Said:
        did, _ = self.refresh.pop(form["token"])
        self.access = {token: who for token, who in self.access.items() if who != did}
        return Said(200)
