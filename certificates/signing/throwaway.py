"""A throw-away authority: keys and certificates for demonstrations and tests, made in memory and gone with it.

Nothing that it signs is worth anything: every name it certifies says «DIỄN TẬP».
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

MARK = "DIỄN TẬP"
_LIFE = timedelta(days=730)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.der())

    def sha256(self) -> str:
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def key_file(self, pin: str) -> bytes:
        """A PKCS#12 file that *pin* opens."""
        lock = serialization.BestAvailableEncryption(pin.encode())
        return pkcs12.serialize_key_and_certificates(b"ky so", self.key, self.certificate, None, lock)


class Authority:
    """Issues certificates that are valid for two years around *moment*."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        key = _new_key()
        name = _name(f"Nơi cấp chứng thư {MARK}")
        usage = _usage(key_cert_sign=True, crl_sign=True)
        built = self._builder(name, name, key).add_extension(x509.BasicConstraints(True, 0), critical=True)
        self.root = Holder(key, built.add_extension(usage, critical=True).sign(key, hashes.SHA256()))

    def holder(self, name: str) -> Holder:
        """A certificate for signing, in the name given and the mark of a demonstration."""
        return self._issue(name, _usage(digital_signature=True, content_commitment=True))

    def time_service(self) -> Holder:
        """A certificate of a time-stamping service (RFC 3161, 2.3)."""
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        return self._issue("Dịch vụ dấu thời gian", _usage(digital_signature=True), purpose)

    def _issue(self, name: str, usage: x509.KeyUsage, purpose: x509.ExtendedKeyUsage | None = None) -> Holder:
        key = _new_key()
        built = self._builder(_name(f"{name} ({MARK})"), self.root.certificate.subject, key)
        built = built.add_extension(x509.BasicConstraints(False, None), critical=True)
        built = built.add_extension(usage, critical=True)
        if purpose:
            built = built.add_extension(purpose, critical=True)
        return Holder(key, built.sign(self.root.key, hashes.SHA256()))

    def _builder(self, subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number())
        return builder.not_valid_before(self._moment - _LIFE).not_valid_after(self._moment + _LIFE)


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _name(words: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, words[:64])]
    )


def _usage(**said: bool) -> x509.KeyUsage:
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    every = (*names, "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{name: said.get(name, False) for name in every})
