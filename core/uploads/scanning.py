"""A look for known viruses by ClamAV, where the office runs it (setting ``CLAMD``); its own words: INSTREAM.

The look is one more guard and never the only one: where no scanner is set up, or it does not answer, files are
taken as unscanned, and pages say so.
"""

import logging
import socket
import struct

from django.conf import settings
from django.core.exceptions import ValidationError

logger = logging.getLogger(__name__)

#: Seconds of silence after which the scanner counts as absent.
PATIENCE = 20
_CHUNK = 64 * 1024
INFECTED = (
    "Phần mềm diệt vi-rút báo tệp này có mã độc nên không nhận. "
    "Mời đồng chí quét máy, lấy lại tệp từ nguồn sạch rồi gửi."
)


def scan(content: bytes) -> bool:
    """Whether a scanner looked at *content* and found nothing; False where none could look.

    :raises ValidationError: the scanner knows it as infected.
    """
    if not settings.CLAMD:
        return False
    try:
        answer = _ask(settings.CLAMD, content)
    except OSError as problem:
        logger.warning("Máy quét vi-rút không trả lời: %s", problem)
        return False
    if answer.endswith("FOUND"):
        logger.warning("Máy quét vi-rút từ chối một tệp: %s", answer)
        raise ValidationError(INFECTED)
    if answer != "stream: OK":
        logger.warning("Máy quét vi-rút không quét được: %s", answer)
        return False
    return True


def _ask(address: str, content: bytes) -> str:
    """The scanner's answer in its own words."""
    with _connected(address) as talk:
        talk.sendall(b"zINSTREAM\0")
        for at in range(0, len(content), _CHUNK):
            piece = content[at : at + _CHUNK]
            talk.sendall(struct.pack("!L", len(piece)) + piece)
        talk.sendall(struct.pack("!L", 0))
        return talk.makefile("rb").read(4096).decode("utf-8", "replace").strip("\0\n ")


def _connected(address: str) -> socket.socket:
    if not address.startswith("unix:"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    talk = socket.socket(socket.AF_UNIX)
    try:
        talk.settimeout(PATIENCE)
        talk.connect(address.removeprefix("unix:"))
    except OSError:
        talk.close()
        raise
    return talk
