"""What a certificate may load while it is drawn: its own files and nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.rendering.fonts import FONT_FOLDER

ART_FOLDER = FONT_FOLDER.parents[1] / "certificate"


class OwnFilesOnly(URLFetcher):
    """Opens ``data:`` addresses and files of the certificate's art and font folders.

    Any other address raises ``ValueError`` before a connection or a file is opened, and WeasyPrint then stops
    (OWASP ASVS 5.0, 1.3.6 and 13.2.4: no requests to addresses that are not listed).
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data", "file"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme != "data" and not (parts.scheme == "file" and not parts.netloc and _is_own(parts.path)):
            raise ValueError(f"not a file of the certificate: {url[:200]}")
        return super().fetch(url, headers)


def _is_own(path: str) -> bool:
    file = Path(unquote(path)).resolve()
    return any(file.is_relative_to(folder) for folder in (ART_FOLDER, FONT_FOLDER))
