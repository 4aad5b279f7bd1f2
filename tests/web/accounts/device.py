"""A device that makes passkeys, in software (WebAuthn, W3C)."""

import hashlib
import json
import os
import re
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

SEEN_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
PLACE = hashlib.sha256(b"testserver").digest()


class Device:
    """One key, which belongs to whoever registered it."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = os.urandom(16)
        self.owner = ""

    def register(self, page: Any) -> str:
        """What the browser sends when this device is added on the page."""
        options = options_of(page)["creation_options"]["publicKey"]
        self.owner = options["user"]["id"]
        flags = SEEN_AND_VERIFIED | AuthenticatorData.FLAG.AT
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(bytes(16), self.name, public)
        seen = AuthenticatorData.create(PLACE, flags, 0, credential)
        told = _told("webauthn.create", options["challenge"])
        answer = {"attestationObject": websafe_encode(AttestationObject.create("none", seen, {}))}
        return self._answer(told, answer)

    def use(self, options: Any) -> str:
        """What the browser sends when this device signs in."""
        told = _told("webauthn.get", options["request_options"]["publicKey"]["challenge"])
        seen = AuthenticatorData.create(PLACE, SEEN_AND_VERIFIED, 1)
        signature = self.key.sign(seen + told.hash, ec.ECDSA(hashes.SHA256()))
        answer = {
            "authenticatorData": websafe_encode(seen),
            "signature": websafe_encode(signature),
            "userHandle": self.owner,
        }
        return self._answer(told, answer)

    def _answer(self, told: CollectedClientData, answer: dict[str, str]) -> str:
        name = websafe_encode(self.name)
        response = {"clientDataJSON": websafe_encode(told), **answer}
        return json.dumps(
            {
                "type": "public-key",
                "id": name,
                "rawId": name,
                "response": response,
                "clientExtensionResults": {"credProps": {"rk": True}},
            }
        )


def options_of(page: Any) -> Any:
    """What a page asks of the device."""
    found = re.search(r'id="passkey_options" type="application/json">(.*?)</script>', page, re.S)
    assert found, page
    return json.loads(found[1])


def _told(kind: str, challenge: str) -> CollectedClientData:
    return CollectedClientData.create(kind, challenge, "http://testserver")
