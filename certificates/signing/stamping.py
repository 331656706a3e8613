"""Timestamps by RFC 3161 over HTTP, from the service that the office names."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

_PATIENCE = 10  # seconds
_MOST = 64 * 1024  # bytes of an answer


class ServiceStamper(TimeStamper):
    """Asks one time-stamping service; its answer is checked against what was asked by the library."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = urlsplit(address)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """:raises OSError: the service does not answer as RFC 3161 demands."""
        kind = HTTPSConnection if self._address.scheme == "https" else HTTPConnection
        connection = kind(self._address.netloc, timeout=_PATIENCE)
        try:
            headers = {"Content-Type": "application/timestamp-query"}
            connection.request("POST", self._address.path or "/", req.dump(), headers)
            answer = connection.getresponse()
            if answer.status != 200:
                raise OSError(f"the time-stamping service answered {answer.status}")
            return tsp.TimeStampResp.load(answer.read(_MOST))
        except (HTTPException, ValueError) as failure:
            raise OSError("the time-stamping service answered with something else") from failure
        finally:
            connection.close()
