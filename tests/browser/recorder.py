"""What stands between a person's browser and the portal and keeps every request and every answer.

Browsers do not tell all: Firefox leaves out bodies, Chromium leaves out cookies. Here both look alike.
"""

import http.client
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any, Literal
from urllib.parse import unquote_to_bytes, urlsplit

Headers = tuple[tuple[str, str], ...]

#: Headers of one connection, which the next one has of its own.
OF_THE_CONNECTION = {"connection", "keep-alive", "transfer-encoding", "content-length", "proxy-connection"}
#: A page whose picture no browser goes on to ask for.
NO_ICON = b'<link rel="icon" href="data:,">'


@dataclass
class Exchange:
    """A request as the browser sent it, and then the portal's answer, not compressed."""

    method: str
    target: str
    headers: Headers
    body: bytes
    status: int = 0
    answer_headers: Headers = ()
    answer: bytes = b""

    @property
    def sent(self) -> bytes:
        """All of the request."""
        return _written(f"{self.method} {self.target}", self.headers, self.body)

    @property
    def received(self) -> bytes:
        """All of the answer."""
        return _written(str(self.status), self.answer_headers, self.answer)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser whose network fails tries again at once, and again

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up as they please; all else is told."""
        if not isinstance(sys.exception(), BrokenPipeError | ConnectionResetError):
            super().handle_error(request, client_address)


class Recorder(_Server):
    """A reverse proxy at an address of its own, for one person, so that who sent what is never in doubt."""

    def __init__(self, portal: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.portal, self.address = urlsplit(portal).netloc, f"http://localhost:{self.server_port}"
        self.exchanges: list[Exchange] = []
        #: What the network swallows: with "answers" the portal still hears everything; with "all" it hears
        #: them late, and the browser nothing until then.
        self.loses: Literal["nothing", "requests", "answers", "all"] = "nothing"

    def sending(self, marker: str) -> list[Exchange]:
        """The requests that hold *marker* anywhere, plain or as forms and addresses write it."""
        return [one for one in self.exchanges if _holds(one.sent, marker)]

    def receiving(self, marker: str) -> list[Exchange]:
        """The answers that hold *marker* anywhere."""
        return [one for one in self.exchanges if _holds(one.received, marker)]


class Trap(_Server):
    """The proxy for every host but this one: lets nobody through and remembers who was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refusing)
        self.asked: list[str] = []


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[None]:
    """Answers in a thread of its own until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the record is kept elsewhere."""


class _Passing(_Quiet):
    server: Recorder

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        exchange = Exchange(self.command, self.path, tuple(self.headers.items()), body)
        self.server.exchanges.append(exchange)
        while self.server.loses == "all":
            sleep(0.05)
        if self.server.loses == "requests":
            self.close_connection = True
            return
        with closing(http.client.HTTPConnection(self.server.portal, timeout=60)) as portal:
            try:
                answer = self._ask(portal, body)
            except ConnectionRefusedError:  # stopped: the browser is answered as little
                self.close_connection = True
                return
            exchange.answer = answer.read()
        exchange.status, exchange.answer_headers = answer.status, tuple(answer.getheaders())
        if self.server.loses == "answers":
            self.close_connection = True
        else:
            self._give(exchange)

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET

    def _ask(self, portal: http.client.HTTPConnection, body: bytes) -> http.client.HTTPResponse:
        portal.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in _passed_on(self.headers.items()):
            if name.lower() != "accept-encoding":
                portal.putheader(name, value)
        if body or "Content-Length" in self.headers:
            portal.putheader("Content-Length", str(len(body)))
        portal.endheaders(body or None)
        return portal.getresponse()

    def _give(self, exchange: Exchange) -> None:
        self.send_response_only(exchange.status)
        for name, value in _passed_on(exchange.answer_headers):
            self.send_header(name, value)
        if exchange.status != 304:
            self.send_header("Content-Length", str(len(exchange.answer)))
        self.end_headers()
        self.wfile.write(exchange.answer)


class _Refusing(_Quiet):
    server: Trap

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.close_connection = True
        self.send_response(403)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(NO_ICON)))
        self.end_headers()
        self.wfile.write(NO_ICON)

    do_CONNECT = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET


def _passed_on(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in headers if name.lower() not in OF_THE_CONNECTION)


def _written(line: str, headers: Headers, body: bytes) -> bytes:
    lines = [line, *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _holds(written: bytes, marker: str) -> bool:
    sought = marker.encode()
    return sought in written or sought in unquote_to_bytes(written.replace(b"+", b" "))
