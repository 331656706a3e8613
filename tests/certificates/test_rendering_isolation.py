"""A certificate is drawn from its own files: no connection, no other file, nothing left out."""

import contextlib
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from weasyprint.urls import FatalURLFetchingError

from certificates.rendering.fetcher import ART_FOLDER, OwnFilesOnly
from certificates.rendering.fonts import FONT_FOLDER
from certificates.rendering.press import lay_out, press
from certificates.rendering.render import render
from tests.certificates.rendering_samples import sample, words_of


@pytest.fixture
def listener() -> Iterator[tuple[str, Callable[[], bool]]]:
    """An address on this machine, and whether anybody has called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def called() -> bool:
            try:
                server.accept()[0].close()
            except TimeoutError:
                return False
            return True

        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.svg", called


def test_no_word_of_a_certificate_makes_a_connection(listener: tuple[str, Callable[[], bool]]) -> None:
    address, called = listener
    bait = f'<img src="{address}"> url({address})'
    assert bait in words_of(render(sample(name=bait, achievement=bait)))
    assert not called()


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{}">',
        '<link rel="stylesheet" href="{}">',
        "<style>@import url({});</style>",
        "<style>body {{ background: url({}) }}</style>",
        "<style>@font-face {{ font-family: x; src: url({}) }}</style>",
        '<svg><image href="{}"/></svg>',
        '<svg><use href="{}#a"/></svg>',
        '<object data="{}"></object>',
    ],
)
def test_even_markup_makes_no_connection(markup: str, listener: tuple[str, Callable[[], bool]]) -> None:
    address, called = listener
    with contextlib.suppress(FatalURLFetchingError):
        lay_out(markup.format(address) + "x", press().fonts, press().style).write_pdf()
    assert not called()


def test_only_own_files_are_opened() -> None:
    fetcher = OwnFilesOnly()
    assert fetcher.fetch((ART_FOLDER / "emblem.svg").as_uri()).read().startswith(b"<svg")
    assert fetcher.fetch("data:text/plain,a").read() == b"a"
    for refused in (
        "file:///etc/passwd",
        f"{ART_FOLDER.as_uri()}/../../manage.py",
        f"{ART_FOLDER.as_uri()}/%2e%2e/%2e%2e/pyproject.toml",
        f"{FONT_FOLDER.as_uri()}/../be-vietnam-pro-latin-400-normal.woff2",
        f"file://localhost{ART_FOLDER}/emblem.svg",
        "FILE:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/x",
    ):
        with pytest.raises(ValueError, match="not a file of the certificate"):
            fetcher.fetch(refused)


@pytest.mark.parametrize(
    "lost", ["certificate/emblem.svg", "certificate/certificate.css", "fonts/certificate/Tinos-Italic.ttf"]
)
@pytest.mark.slow
def test_no_certificate_without_its_frame_or_fonts(lost: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ART_FOLDER, tmp_path / "certificate")
    shutil.copytree(FONT_FOLDER, tmp_path / "fonts" / "certificate")
    monkeypatch.setattr("certificates.rendering.press.ART_FOLDER", tmp_path / "certificate")
    monkeypatch.setattr("certificates.rendering.fetcher.ART_FOLDER", tmp_path / "certificate")
    monkeypatch.setattr("certificates.rendering.fetcher.FONT_FOLDER", tmp_path / "fonts" / "certificate")
    press.cache_clear()
    try:
        whole = render(sample())
        press.cache_clear()
        (tmp_path / lost).unlink()
        with pytest.raises(OSError, match=r"Không đọc được tệp trình bày .+; cài đặt lại cổng\."):
            render(sample())
    finally:
        monkeypatch.undo()
        press.cache_clear()
    assert render(sample()) == whole
