"""A module that no longer fits in the head is split: 200 lines a module, 30 a function."""

import ast

from tests.architecture.sources import modules, name, tree

MODULE, FUNCTION = 200, 30
#: Longer on purpose, with the reason.
LONG_MODULES = {
    "emulation_portal/settings.py": "one file of settings, read from top to bottom",
}
LONG_FUNCTIONS: dict[str, str] = {}


def test_modules_fit_in_the_head():
    long = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in long.items() if lines > MODULE and path not in LONG_MODULES} == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_fit_in_the_head():
    long = {
        f"{name(path)}:{node.name}": _length(node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {path: lines for path, lines in long.items() if lines > FUNCTION and path not in LONG_FUNCTIONS} == {}


def test_no_exception_is_kept_without_need():
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert [path for path in LONG_MODULES if lines.get(path, 0) <= MODULE] == []
