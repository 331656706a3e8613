"""Signed certificates: bytes and keys in, signed bytes or findings out. Knows no models and no requests."""

from certificates.signing.keys import Key, KeyRefused, key_file, token
from certificates.signing.reading import Stage
from certificates.signing.signer import SigningRefused, sign
from certificates.signing.verifying import Verdict, verify

__all__ = ["Key", "KeyRefused", "SigningRefused", "Stage", "Verdict", "key_file", "sign", "token", "verify"]
