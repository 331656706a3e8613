"""The half of the ballot that runs in browsers, run by Node."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from councils.ballot.errors import Refused
from tests.plugins.tools import require

Browser = Callable[..., Any]


@pytest.fixture(scope="session")
def browser_half() -> Iterator[Browser]:
    """Calls a function of ``browser_half.mjs``; what it refuses is raised here as ``Refused``."""
    command = [require("node"), str(Path(__file__).with_name("browser_half.mjs"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdin and node.stdout
        to_node, from_node = node.stdin, node.stdout

        def call(name: str, *args: Any) -> Any:
            to_node.write(json.dumps({"call": name, "args": args}) + "\n")
            to_node.flush()
            answer = json.loads(from_node.readline() or '{"refused": "Node ended"}')
            if "refused" in answer:
                raise Refused(answer["refused"])
            return answer.get("value")

        yield call
        to_node.close()
