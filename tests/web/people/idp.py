"""Two tiny servers of a company's accounts: OpenID Connect over HTTP, and signed SAML answers."""

import base64
import hashlib
import json
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Saml

CLIENT, SECRET = "gutgemacht", "a secret of the test"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Oidc:
    """What the server says; a test changes `claims`, and what it says of itself in the token."""

    claims: dict[str, object] = field(default_factory=dict)
    in_token: dict[str, object] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    base: str = ""
    codes: dict[str, str] = field(default_factory=dict)

    def configuration(self) -> dict[str, object]:
        names = ("authorization", "token", "userinfo")
        return {f"{name}_endpoint": f"{self.base}/{name}" for name in names} | {
            "issuer": self.base,
            "jwks_uri": f"{self.base}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def jwks(self) -> dict[str, object]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked["code_challenge"]
        back = urlencode({"code": code, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{back}"

    def token(self, asked: dict[str, str]) -> dict[str, object] | None:
        """The tokens for a code that is new, of the client that knows secret and verifier."""
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        known = self.codes.pop(asked["code"], None) == proof
        if not known or (asked["client_id"], asked["client_secret"]) != (CLIENT, SECRET):
            return None
        now = int(time.time())
        claims = {"iss": self.base, "aud": CLIENT, "iat": now, "exp": now + 60} | self.claims
        headers = {"kid": "1"}
        token = jwt.encode(claims | self.in_token, self.key, algorithm="RS256", headers=headers)
        return {"access_token": "t", "token_type": "Bearer", "id_token": token}


@contextmanager
def running(oidc: Oidc) -> Iterator[Oidc]:
    """The server on a port of this machine, as long as the block takes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            match url.path:
                case "/.well-known/openid-configuration":
                    self.say(oidc.configuration())
                case "/jwks":
                    self.say(oidc.jwks())
                case "/userinfo":
                    self.say(oidc.claims)
                case "/authorization":
                    self.send_response(302)
                    self.send_header("Location", oidc.authorize(asked))
                    self.end_headers()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            tokens = oidc.token({name: values[0] for name, values in parse_qs(body).items()})
            self.say(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

        def say(self, data: object, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(data).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    oidc.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield oidc
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class SamlServer:
    """A server that signs what it says of people."""

    entity = "https://idp.bergtal.example/saml"

    def __init__(self) -> None:
        self.key = new_key()
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp.bergtal.example")])
        now = datetime.now(UTC)
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(self.key.public_key())
            .serial_number(1)
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .sign(self.key, hashes.SHA256())
            .public_bytes(serialization.Encoding.PEM)
            .decode()
        )

    def metadata(self) -> str:
        certificate = "".join(self.certificate.splitlines()[1:-1])
        return f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
 entityID="{self.entity}"><md:IDPSSODescriptor
 protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing">
<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
 Location="https://idp.bergtal.example/sign-on"/></md:IDPSSODescriptor></md:EntityDescriptor>"""

    def answer(self, request: str, email: str, acs: str, audience: str, **change: str) -> str:
        """The signed answer to a request, as a form carries it; `change` says what is odd."""
        now = datetime.now(UTC)
        late = timedelta(minutes=float(change.get("minutes", "5")))
        asked = f'InResponseTo="{request}"' if request else ""
        assertion = f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
 ID="_a1" Version="2.0" IssueInstant="{stamp(now)}"><saml:Issuer>{self.entity}</saml:Issuer>
<saml:Subject><saml:NameID
 Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">id-of-{email}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData {asked} Recipient="{acs}" NotOnOrAfter="{stamp(now + late)}"/>
</saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{stamp(now - timedelta(hours=1))}" NotOnOrAfter="{stamp(now + late)}">
<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>
</saml:Conditions><saml:AuthnStatement AuthnInstant="{stamp(now)}" SessionIndex="_s1">
<saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password
</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>{email}
</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>"""
        assertion = assertion.replace("\n</saml:AttributeValue>", "</saml:AttributeValue>")
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode()
        signed = Saml.add_sign(assertion, key, self.certificate)
        signed = signed if isinstance(signed, str) else signed.decode()
        signed = (
            signed.replace(change.get("replace", ""), change.get("by", ""))
            if "by" in change
            else signed
        )
        response = f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0"
 IssueInstant="{stamp(now)}" Destination="{acs}" {asked}>
<saml:Issuer>{self.entity}</saml:Issuer><samlp:Status>
<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{signed}
</samlp:Response>"""
        return base64.b64encode(response.encode()).decode()


def asked_in(address: str) -> str:
    """The id of the request that an address carries to a SAML server."""
    packed = parse_qs(urlsplit(address).query)["SAMLRequest"][0]
    request = zlib.decompress(base64.b64decode(packed), -15).decode()
    return request.split(' ID="')[1].split('"')[0]


def stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
