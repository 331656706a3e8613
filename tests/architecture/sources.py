"""The project's own source files, for the tests that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "core",
    "accounts",
    "seasons",
    "documents",
    "nominations",
    "councils",
    "certificates",
    "monitoring",
    "reports",
    "nurturing",
    "funds",
    "rolemodels",
    "stories",
    "spreading",
    "website",
    "operations",
)
PACKAGES = (*APPS, "emulation_portal")


def modules(*packages: str) -> Iterator[Path]:
    """Python files of the packages (all of them when none is named), without migrations."""
    for package in packages or PACKAGES:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def templates() -> Iterator[Path]:
    yield from sorted((ROOT / "templates").rglob("*.html"))
    yield from sorted((ROOT / "templates").rglob("*.txt"))


def scripts() -> Iterator[Path]:
    yield from sorted((ROOT / "static" / "js").rglob("*.js"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
