"""What a test needs from the machine: a missing tool fails under CI and is skipped loudly elsewhere."""

import json
import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MISSING = "missing tool: "
# As root and without a network Chromium needs its sandbox and its background services off.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def require(program: str) -> str:
    """The path of a program, say pdftoppm."""
    return shutil.which(program) or _missing(program)


def require_chromium() -> str:
    """The path of the system's Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    return _missing("chromium")


def require_axe() -> str:
    """The text of axe-core, to be put into a page under test."""
    script = ROOT / "var" / "tools" / "axe.min.js"
    return script.read_text() if script.exists() else _missing("axe.min.js")


def require_blns() -> list[str]:
    """The big list of naughty strings."""
    strings = ROOT / "var" / "tools" / "blns.json"
    return list(json.loads(strings.read_text())) if strings.exists() else list(_missing("blns.json"))


def require_puppeteer() -> Path:
    """The folder below which Node finds what steers Chromium and Firefox."""
    folder = ROOT / "var" / "tools" / "puppeteer"
    return folder if (folder / "node_modules").is_dir() else Path(_missing("puppeteer-core"))


def _missing(what: str) -> str:
    reason = f"{MISSING}{what} (scripts/setup --tests installs it)"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Full counts run only where they are asked for by name."""
    if "soak" not in config.getoption("markexpr"):
        full = [item for item in items if item.get_closest_marker("soak")]
        items[:] = [item for item in items if item not in full]
        config.hook.pytest_deselected(items=full)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, in red, which tools were missing and how many tests did not run."""
    counts: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[-1]) if isinstance(report.longrepr, tuple) else ""
        if MISSING in reason:
            tool = reason.partition(MISSING)[2]
            counts[tool] = counts.get(tool, 0) + 1
    for tool, count in sorted(counts.items()):
        terminalreporter.write_sep("!", f"{count} TESTS DID NOT RUN, {MISSING}{tool}", red=True)
