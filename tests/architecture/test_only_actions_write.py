"""Views, forms, queries and template tags write nothing; only the engine changes a state."""

import ast
from pathlib import Path

from tests.architecture.sources import APPS, modules, name, tree

WRITING = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
#: Calls with a writing name that write no row of a model.
HARMLESS = {
    "core/templatetags/ui.py": "registers tags",
    "certificates/views/files.py": "joins PDF files in memory",
}


def _is_outer(path: Path) -> bool:
    """A module on the outside of its app: everything but actions, models and what they are made of."""
    parts = path.parts
    return "views" in parts or "templatetags" in parts or path.stem in {
        "views", "forms", "urls", "queries", "readiness", "access", "todo", "context", "middleware", "navigation",
    }  # fmt: skip


def writes(source: ast.Module) -> list[int]:
    """Lines on which a method with a writing name is called."""
    return [
        node.lineno
        for node in ast.walk(source)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING
    ]


def test_outer_modules_write_nothing():
    guilty = [
        f"{name(path)}:{line}"
        for path in modules(*APPS)
        if _is_outer(path) and name(path) not in HARMLESS
        for line in writes(tree(path))
    ]
    assert guilty == []


def test_only_the_engine_assigns_a_state():
    guilty = [
        f"{name(path)}:{node.lineno}"
        for path in modules(*APPS)
        if name(path) != "core/workflow.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for leaf in ast.walk(target)
        if isinstance(leaf, ast.Attribute) and leaf.attr == "state" and isinstance(leaf.ctx, ast.Store)
    ]
    assert guilty == []


def test_the_detector_sees_a_write():
    assert writes(ast.parse("def view(request):\n    Nomination.objects.create(name='x')")) == [2]
