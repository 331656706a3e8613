"""The devices on which members and counters work: the portal's own scripts, run by Node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from operations.rehearsal.visitor import Stuck

PROGRAM = Path(__file__).with_name("devices.mjs")


class Devices:
    """One Node process for all of them; each call says whose code or seed it is."""

    def __init__(self) -> None:
        node = shutil.which("node")
        if node is None:
            raise Stuck("Diễn tập bỏ phiếu điện tử cần Node (gói nodejs). Chạy scripts/setup --tests để cài.")
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [node, str(PROGRAM)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> "Devices":
        return self

    def __exit__(self, *problem: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def call(self, name: str, *args: Any) -> Any:
        """:raises Stuck: the script refused, or ended."""
        to_node, from_node = self._process.stdin, self._process.stdout
        if to_node is None or from_node is None:
            raise Stuck("Node chưa chạy.")
        to_node.write(json.dumps({"call": name, "args": args}) + "\n")
        to_node.flush()
        answer = json.loads(from_node.readline() or '{"refused": "Node dừng ngoài ý muốn"}')
        if "refused" in answer:
            raise Stuck(f"Máy bỏ phiếu, việc {name}: {answer['refused']}")
        return answer.get("value")
