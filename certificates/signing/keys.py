"""Private keys: from a key file (PKCS#12) or on a token (PKCS#11). What opens them is used once and not kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pkcs11
from asn1crypto import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pkcs11 import Attribute, ObjectClass
from pyhanko.sign.general import load_certs_from_pemder_data
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

_WEAKEST_RSA = 2048  # bits


class KeyRefused(ValueError):
    """The key cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Key:
    """A key ready to sign, and the certificate that it belongs to."""

    signer: Signer
    certificate: x509.Certificate

    @property
    def sha256(self) -> str:
        return self.certificate.sha256.hex()


class _LoadedKey(Signer):
    """Signs with a key loaded once. The library's own signer loads and checks it again for every signature."""

    def __init__(self, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        super().__init__(signing_cert=certificate, cert_registry=SimpleCertificateStore())
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        digest = getattr(hashes, digest_algorithm.upper())()
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


def key_file(content: bytes, pin: str) -> Key:
    """The key of a PKCS#12 file.

    :raises KeyRefused: the PIN is wrong, or the file holds no key that can sign.
    """
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, pin.encode())
    except ValueError as failure:
        raise KeyRefused(
            "Không mở được tệp khóa: mã PIN không đúng hoặc tệp không phải tệp khóa .p12, .pfx. "
            "Đồng chí chọn lại tệp và nhập lại mã PIN."
        ) from failure
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) or certificate is None:
        raise KeyRefused("Tệp khóa không có khóa ký kèm chứng thư. Đồng chí chọn tệp khóa do nơi cấp chứng thư giao.")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _WEAKEST_RSA:
        raise KeyRefused(f"Khóa ngắn hơn {_WEAKEST_RSA} bit nên không còn an toàn. Đồng chí xin cấp chứng thư khác.")
    signer = _LoadedKey(key, _as_asn1(certificate))
    signer.cert_registry.register_multiple(_as_asn1(other) for other in others)
    return Key(signer, _as_asn1(certificate))


@contextmanager
def token(module: str, pin: str, fingerprints: set[str]) -> Iterator[Key]:
    """The key on a token of this machine whose certificate has one of the SHA-256 *fingerprints*.

    The session ends with the block.

    :raises KeyRefused: no token answers, the PIN is wrong, or no expected certificate is on it.
    """
    try:
        slots = pkcs11.lib(module).get_slots(token_present=True)
        tokens = [found for found in (slot.get_token() for slot in slots) if _initialised(found)]
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as failure:
        raise KeyRefused("Không gọi được thiết bị ký. Đồng chí báo người quản trị xem trình điều khiển.") from failure
    for found in tokens:
        try:
            with found.open(user_pin=pin) as session:
                if key := _on_token(session, fingerprints):
                    yield key
                    return
        except (pkcs11.exceptions.PinIncorrect, pkcs11.exceptions.PinLenRange, pkcs11.exceptions.PinInvalid) as wrong:
            raise KeyRefused("Mã PIN của thiết bị ký không đúng. Nhập sai nhiều lần thiết bị tự khóa.") from wrong
        except pkcs11.exceptions.PinLocked as locked:
            raise KeyRefused("Thiết bị ký đã khóa vì nhập sai mã PIN nhiều lần. Đồng chí liên hệ nơi cấp.") from locked
    raise KeyRefused(
        "Không có thiết bị ký nào mang chứng thư đã đăng ký. Đồng chí cắm đúng thiết bị, hoặc đăng ký chứng thư của nó."
    )


def read_certificate(content: bytes) -> x509.Certificate:
    """The one certificate of a PEM or DER file.

    :raises KeyRefused: it is none.
    """
    try:
        (found,) = load_certs_from_pemder_data(content)
        found.native  # noqa: B018  the library reads lazily: a broken one is found here
    except (ValueError, TypeError, KeyError, OverflowError) as failure:
        raise KeyRefused(
            "Tệp này không phải một chứng thư số. Đồng chí chọn tệp .cer, .crt hoặc .pem chỉ có một chứng thư."
        ) from failure
    return found


def _initialised(found: Any) -> bool:
    return bool(found.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED)


def _on_token(session: pkcs11.Session, fingerprints: set[str]) -> Key | None:
    for row in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        certificate = x509.Certificate.load(row[Attribute.VALUE])
        if certificate.sha256.hex() in fingerprints:
            raw = certificate.public_key.algorithm == "ec"  # many tokens know no digest for it
            signer = PKCS11Signer(
                session,
                signing_cert=certificate,
                key_id=row[Attribute.ID],
                use_raw_mechanism=raw,
                other_certs_to_pull=(),
            )
            return Key(signer, certificate)
    return None


def _as_asn1(certificate: Any) -> x509.Certificate:
    plain = getattr(certificate, "certificate", certificate)
    return x509.Certificate.load(plain.public_bytes(serialization.Encoding.DER))
