"""Certificates: every page drawn whole against the art drawn once and pages laid out together.

CPU milliseconds for one certificate, medians of interleaved rounds, so that other work on the machine
weighs on both alike. Prints: name value unit against-what.

``plain-weasyprint-call`` is the same page by ``HTML(string).write_pdf`` with a new document each, written and hashed
like ours; the time-stamping service is left out.
"""

import gc
import hashlib
import resource
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from weasyprint import CSS, HTML

from certificates.rendering import CertificateText, arrange
from certificates.rendering.fetcher import ART_FOLDER, OwnFilesOnly
from certificates.rendering.page import pages_html
from certificates.rendering.press import press
from certificates.rendering.qr import qr_image
from certificates.rendering.render import render, render_many
from certificates.signing import Stage, sign
from tests.certificates.rendering_samples import sample
from tests.certificates.signing_samples import MOMENT, key_of

ROUNDS = 3
NAIVE, ALONE, BATCH = 4, 10, 50
PLAIN, WHOLE, SIGNED = 20, 200, 40
TEXTS = [sample(number) for number in range(1, BATCH + 1)]


def naive(text: CertificateText) -> bytes:
    """As the library's manual has it: fonts, style sheet and art anew for each file."""
    page = HTML(string=pages_html([text], art=True), base_url=ART_FOLDER.as_uri() + "/", url_fetcher=OwnFilesOnly())
    style = CSS(filename=ART_FOLDER / "certificate.css", url_fetcher=OwnFilesOnly())
    return page.write_pdf(stylesheets=[style], pdf_variant="pdf/a-2b", pdf_tags=True)


def milliseconds(work: Callable[[], object], count: int) -> float:
    """CPU time of one of the ``count`` certificates that the work prints."""
    gc.collect()
    start = process_time()
    work()
    return (process_time() - start) * 1000 / count


def main() -> None:
    start = process_time()
    first = render(TEXTS[0])
    first_ms = (process_time() - start) * 1000
    rounds = [
        (
            milliseconds(lambda: [naive(text) for text in TEXTS[:NAIVE]], NAIVE),
            milliseconds(lambda: [render(text) for text in TEXTS[:ALONE]], ALONE),
            milliseconds(lambda: list(render_many(TEXTS)), BATCH),
        )
        for _ in range(ROUNDS)
    ]
    whole, alone, batch = (median(column) for column in zip(*rounds, strict=True))
    show("certificate_naive", whole, "ms", "every page drawn whole, fonts and style anew")
    show("certificate_alone", alone, "ms", "certificate_naive")
    show("certificate_in_batch", batch, "ms", "certificate_naive")
    show("certificate_alone_speed_up", median(a / b for a, b, _ in rounds), "times", "certificate_naive")
    show("certificate_batch_speed_up", median(a / c for a, _, c in rounds), "times", "certificate_naive")
    show("certificate_first_in_process", first_ms, "ms", "certificate_alone")
    show(
        "certificate_fitting",
        milliseconds(lambda: [arrange(text) for text in TEXTS], BATCH),
        "ms",
        "certificate_in_batch",
    )
    qr = milliseconds(lambda: [qr_image(text.verify_url) for text in TEXTS], BATCH)
    show("certificate_qr", qr, "ms", "certificate_in_batch")
    show("certificate_size", len(first) / 1024, "KB", f"naive {len(naive(TEXTS[0])) / 1024:.0f} KB")
    show_written()
    show_growth()


def plain(text: CertificateText) -> bytes:
    """The library called with a string, nothing kept from one call to the next."""
    page = HTML(string=pages_html([text], art=True), base_url=ART_FOLDER.as_uri() + "/")
    return page.write_pdf(stylesheets=[ART_FOLDER / "certificate.css"], pdf_variant="pdf/a-2b")


def written(folder: Path, files: Iterable[bytes]) -> list[str]:
    """The SHA-256 of the files, each written to its place."""
    digests = []
    for number, content in enumerate(files):
        (folder / f"{number}.pdf").write_bytes(content)
        digests.append(hashlib.sha256(content).hexdigest())
    return digests


def show_written() -> None:
    """Certificates with both fields, written and hashed, and both signatures, each against the plain call."""
    whole = [sample(number) for number in range(1, WHOLE + 1)]
    ready = list(render_many(whole[:SIGNED]))
    key_of("director"), key_of("organ")
    with TemporaryDirectory() as name:
        folder = Path(name)
        rounds = [
            (
                milliseconds(lambda: written(folder, map(plain, whole[:PLAIN])), PLAIN),
                milliseconds(lambda: written(folder, render_many(whole)), WHOLE),
                milliseconds(lambda: [_both(content) for content in ready], SIGNED),
            )
            for _ in range(ROUNDS)
        ]
    show("certificate_batch_speed", median(a / b for a, b, _ in rounds), "x", "plain-weasyprint-call")
    show("certificate_two_signatures", median(c / a for a, _, c in rounds), "x", "plain-weasyprint-call")


def _both(content: bytes) -> bytes:
    once = sign(content, key_of("director"), Stage.DIRECTOR, moment=MOMENT)
    return sign(once, key_of("organ"), Stage.ORGAN, moment=MOMENT)


def show_growth() -> None:
    """Memory after 50, 200 and 1,000 more certificates: a leak would show."""
    printed = 0
    for count in (50, 200, 1000):
        while printed < count:
            printed += len(list(render_many(TEXTS)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        show(f"certificate_peak_memory_after_{count}", peak, "MB", "flat: nothing kept per certificate")
    press.cache_clear()


def show(name: str, value: float, unit: str, against: str) -> None:
    print(f"{name} {value:.2f} {unit} {against}", flush=True)


if __name__ == "__main__":
    main()
