"""A double of a PDS and of the PLC directory: codes and words as @atproto/pds 0.5.35 answers.

Told apart from the real one only by what nobody here asks for: signatures, real hashes, DAG-CBOR.
"""

import hashlib
import json
import secrets
from typing import Any

import regex

from tests.networks.server import Asked, Said

POST = "app.bsky.feed.post"
TID = regex.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")


def wrong(code: str, message: str, status: int = 400) -> Said:
    return Said(status, {"error": code, "message": message})


def cid(value: object) -> str:
    digest = hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
    return f"bafyrei{digest[:52]}"


class PdsDouble:
    def __init__(self) -> None:
        self.base = ""
        self.limited = self.down = False
        self.accounts: dict[str, dict[str, Any]] = {}
        self.access: dict[str, str] = {}
        self.refresh: dict[str, tuple[str, str]] = {}
        self.expired: set[str] = set()

    def answer(self, asked: Asked) -> Said:
        if asked.path.startswith("/did:plc:"):
            return self._document(asked.path[1:])
        if self.limited:
            return Said(
                429,
                {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"},
                {"RateLimit-Reset": "4102444800", "RateLimit-Remaining": "0", "Retry-After": "300"},
            )
        name = regex.sub("[A-Z]", lambda big: f"_{big[0].lower()}", asked.path.rpartition(".")[2])
        call = getattr(self, f"_{asked.method.lower()}_{name}", None)
        if call is None:
            return wrong("InvalidRequest", f"No service configured for {asked.path[6:]}")
        return call(asked)

    def _document(self, did: str) -> Said:
        if did not in self.accounts:
            return Said(404, {"message": f"DID not registered: {did}"})
        handle = self.accounts[did]["handle"]
        pds = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer"}
        service = [{**pds, "serviceEndpoint": self.base}]
        return Said(200, {"id": did, "alsoKnownAs": [f"at://{handle}"], "service": service})

    # com.atproto.server

    def _post_create_account(self, asked: Asked) -> Said:
        handle = asked.json["handle"]
        digest = hashlib.sha256(handle.encode()).digest()
        did = "did:plc:" + "".join("abcdefghijklmnopqrstuvwxyz234567"[b & 31] for b in digest[:24])
        self.accounts[did] = {
            "handle": handle,
            "passwords": {"": asked.json["password"]},
            "records": {},
            "revision": 0,
        }
        return Said(200, self._session(did, ""))

    def _session(self, did: str, name: str) -> dict[str, str]:
        access, refresh = f"a.{secrets.token_hex(16)}", f"r.{secrets.token_hex(16)}"
        self.access[access] = did
        self.refresh[refresh] = (did, name)
        handle = self.accounts[did]["handle"]
        return {"did": did, "handle": handle, "accessJwt": access, "refreshJwt": refresh}

    def _post_create_session(self, asked: Asked) -> Said:
        for did, account in self.accounts.items():
            for name, password in account["passwords"].items():
                if account["handle"] == asked.json["identifier"] and (
                    password == asked.json["password"]
                ):
                    return Said(200, self._session(did, name))
        return wrong("AuthenticationRequired", "Invalid identifier or password", 401)

    def _post_refresh_session(self, asked: Asked) -> Said:
        if asked.token not in self.refresh:
            if asked.token.startswith("r."):
                return wrong("ExpiredToken", "Token has been revoked")
            return wrong("InvalidToken", "Token could not be verified")
        return Said(200, self._session(*self.refresh.pop(asked.token)))

    def _post_delete_session(self, asked: Asked) -> Said:
        self.refresh.pop(asked.token, None)
        return Said()

    def _post_create_app_password(self, asked: Asked) -> Said:
        password = "-".join(secrets.token_hex(2) for _ in range(4))
        self._whose(asked)["passwords"][asked.json["name"]] = password
        return Said(200, {"name": asked.json["name"], "password": password})

    def _post_revoke_app_password(self, asked: Asked) -> Said:
        did = self.access[asked.token]
        self.accounts[did]["passwords"].pop(asked.json["name"], None)
        ours = (did, asked.json["name"])
        self.refresh = {token: whose for token, whose in self.refresh.items() if whose != ours}
        return Said()

    def _get_get_session(self, asked: Asked) -> Said:
        if refused := self._refused(asked):
            return refused
        did = self.access[asked.token]
        return Said(200, {"did": did, "handle": self.accounts[did]["handle"], "active": True})

    def _refused(self, asked: Asked) -> Said | None:
        if not asked.token:
            return wrong("AuthMissing", "Authentication Required", 401)
        if asked.token in self.expired:
            return wrong("ExpiredToken", "Token has expired")
        if asked.token not in self.access:
            return wrong("InvalidToken", "Token could not be verified")
        return None

    def _whose(self, asked: Asked) -> dict[str, Any]:
        return self.accounts[self.access[asked.token]]

    # com.atproto.identity

    def _get_resolve_handle(self, asked: Asked) -> Said:
        for did, account in self.accounts.items():
            if account["handle"] == asked.one("handle"):
                return Said(200, {"did": did})
        return wrong("HandleNotFound", "Unable to resolve handle")

    # com.atproto.repo and sync

    def _post_upload_blob(self, asked: Asked) -> Said:
        if refused := self._refused(asked):
            return refused
        if len(asked.body) > 5 * 1_024 * 1_024:
            return wrong("PayloadTooLarge", "request entity too large", 413)
        blob = {
            "$type": "blob",
            "ref": {"$link": f"bafkrei{hashlib.sha256(asked.body).hexdigest()[:52]}"},
            "mimeType": asked.headers["content-type"],
            "size": len(asked.body),
        }
        return Said(200, {"blob": blob})

    def _post_create_record(self, asked: Asked) -> Said:
        if refused := self._refused(asked):
            return refused
        said, records = asked.json, self._whose(asked)["records"]
        name = said.get("rkey") or f"3{secrets.token_hex(6)}".translate(
            str.maketrans("0189", "wxyz")
        )
        if said["collection"] == POST and not TID.fullmatch(name):
            what = f'Invalid TID string (got "{name}") at $'
            return wrong("InvalidRequest", f"Invalid record key for {POST}: {what}")
        if fault := _fault(said["record"]):
            return wrong("InvalidRequest", f"Invalid {said['collection']} record: {fault}")
        if (said["collection"], name) in records:
            return wrong("InternalServerError", "Internal Server Error", 500)
        return self._put(asked, said["collection"], name, said["record"])

    def _post_put_record(self, asked: Asked) -> Said:
        if refused := self._refused(asked):
            return refused
        said = asked.json
        return self._put(asked, said["collection"], said["rkey"], said["record"])

    def _put(self, asked: Asked, collection: str, name: str, record: dict[str, Any]) -> Said:
        account = self._whose(asked)
        account["records"][collection, name] = record
        account["revision"] += 1
        uri = f"at://{self.access[asked.token]}/{collection}/{name}"
        return Said(200, {"uri": uri, "cid": cid(record), "validationStatus": "valid"})

    def _post_delete_record(self, asked: Asked) -> Said:
        if refused := self._refused(asked):
            return refused
        account = self._whose(asked)
        account["records"].pop((asked.json["collection"], asked.json["rkey"]), None)
        account["revision"] += 1
        return Said(200, {})

    def _get_get_record(self, asked: Asked) -> Said:
        did, collection, name = (asked.one(key) for key in ("repo", "collection", "rkey"))
        record = self.accounts.get(did, {"records": {}})["records"].get((collection, name))
        uri = f"at://{did}/{collection}/{name}"
        if record is None:
            return wrong("RecordNotFound", f"Could not locate record: {uri}")
        return Said(200, {"uri": uri, "cid": cid(record), "value": record})

    def _get_list_records(self, asked: Asked) -> Said:
        did, collection = asked.one("repo"), asked.one("collection")
        names = sorted(
            (
                name
                for kind, name in self.accounts[did]["records"]
                if kind == collection and (not asked.one("cursor") or name < asked.one("cursor"))
            ),
            reverse=True,
        )[: int(asked.one("limit"))]
        records = [self.accounts[did]["records"][collection, name] for name in names]
        listed = [
            {"uri": f"at://{did}/{collection}/{name}", "cid": cid(record), "value": record}
            for name, record in zip(names, records, strict=True)
        ]
        return Said(200, {"records": listed, **({"cursor": names[-1]} if names else {})})

    def _get_get_latest_commit(self, asked: Asked) -> Said:
        revision = self.accounts[asked.one("did")]["revision"]
        return Said(200, {"cid": "bafyrei", "rev": str(revision)})


def _fault(record: dict[str, Any]) -> str:
    """What is wrong with a post, in the words of the real one."""
    text = record.get("text", "")
    if len(text.encode()) > 3_000:
        return f"string too big (maximum 3000, got {len(text.encode())}) at $.record.text"
    length = len(regex.findall(r"\X", text))
    if length > 300:
        return f"grapheme too big (maximum 300, got {length}) at $.record.text"
    for number, image in enumerate(record.get("embed", {}).get("images", ())):
        place = f"$.record.embed.images[{number}].image"
        if not image["image"]["mimeType"].startswith("image/"):
            return f'Expected "image/*" (got "{image["image"]["mimeType"]}") at {place}.mimeType'
        if image["image"]["size"] > 2_000_000:
            return f"blob too big (maximum 2000000, got {image['image']['size']}) at {place}"
    return ""
