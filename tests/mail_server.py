"""A mail server of the tests own, over the network: it keeps what it was handed and refuses what it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from socketserver import StreamRequestHandler, ThreadingTCPServer


@dataclass
class MailServer:
    """Answers *refusals* (address → "550 words") at once, and takes *pause* seconds to say that it took a letter."""

    port: int = 0
    pause: float = 0.0
    refusals: dict[str, str] = field(default_factory=dict)
    letters: list[tuple[str, Message]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Message-IDs in the order in which they came, repeats among them."""
        return [letter["Message-ID"] for _, letter in self.letters]

    def take(self, address: str, content: bytes) -> None:
        self.letters.append((address, message_from_bytes(content)))
        time.sleep(self.pause)


@contextmanager
def mail_server(**options: object) -> Iterator[MailServer]:
    """One that listens on a free port of this machine."""
    kept = MailServer(**options)  # type: ignore[arg-type]

    class Talk(_Talk):
        server_state = kept

    with _Server(("127.0.0.1", 0), Talk) as server:
        kept.port = server.server_address[1]
        listening = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        listening.start()
        yield kept
        server.shutdown()
        listening.join()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 50

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever was killed says no goodbye."""


class _Talk(StreamRequestHandler):
    """As much of RFC 5321 as a client needs that speaks it right."""

    server_state: MailServer

    def handle(self) -> None:
        self._say("220 thu.example.vn")
        address = ""
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                address = line[line.index("<") + 1 : line.index(">")]
                self._say(self.server_state.refusals.get(address, "250 OK"))
            elif verb == "DATA":
                self._say("354 Go on")
                self.server_state.take(address, self._content())
                self._say("250 Taken")
            else:
                self._say("221 Bye" if verb == "QUIT" else "250 OK")

    def _content(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise ConnectionAbortedError
            lines.append(line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
