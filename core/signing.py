"""The portal's own signature (Ed25519, RFC 8032) under what it hands out to be checked without it."""

from base64 import b64decode, b64encode
from hashlib import sha256

from django.conf import settings
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

_PURPOSE = b"emulation-portal signing key 1:"


def _key() -> SigningKey:
    return SigningKey(sha256(_PURPOSE + settings.SIGNING_KEY.encode()).digest())


def sign(content: bytes) -> str:
    """The signature of *content* in Base64."""
    return b64encode(_key().sign(content).signature).decode()


def public_key() -> str:
    """The key that checks it, in hexadecimal: 64 characters."""
    return bytes(_key().verify_key).hex()


def is_signed(content: bytes, signature: str, key: str) -> bool:
    """Whether *signature* (Base64) is that of the owner of *key* (hexadecimal) on *content*; nonsense is none."""
    try:
        VerifyKey(bytes.fromhex(key)).verify(content, b64decode(signature, validate=True))
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True
