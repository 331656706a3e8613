"""Makes the archives in ``golden``, which both verifiers must accept for ever; run by hand, once.

``python -m tests.ballot.make_golden`` writes those that are missing; delete a file to have it made anew. The two of
our own hold boxes of the portal, one for each group; the third is made by belenios-tool 2.0 of Debian 12 alone, whose
record of keys has the early form.
"""

import json
import subprocess
import tempfile
from pathlib import Path

from tests.ballot.boxes import ANSWERS, bound, counted_box

GOLDEN = Path(__file__).with_name("golden")
GROUP = "BELENIOS-2048"
VOTES = ((0, [0, 1, 0], [1, 0, 0]), (1, [1, 0, 0], [1, 0, 0]), (2, [0, 0, 1], [1, 0, 0]), (0, [1, 0, 0], [1, 0, 0]))


class Tool:
    """belenios-tool in one folder, to which all names of files belong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, given: str = "") -> str:
        command = ["belenios-tool", *arguments]
        found = subprocess.run(command, input=given, capture_output=True, text=True, cwd=self.folder, check=True)
        return found.stdout

    def keys(self, *arguments: str, given: str = "") -> str:
        return self("setup", "generate-trustee-key-threshold", "--group", GROUP, *arguments, given=given)

    def happened(self, kind: str, what: str = "") -> None:
        self("archive", "add-event", f"--type={kind}", given=what)

    def write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content)

    def files(self, suffix: str) -> list[Path]:
        return sorted(self.folder.glob(f"*.{suffix}"))


def make_counters(tool: Tool) -> None:
    """Three counters, two of whom suffice (steps 1 to 6 of the tool), and the server's own key."""
    for _ in range(3):
        tool.keys("--step", "1")
    tool.write("certs.jsons", "".join(file.read_text() for file in tool.files("cert")))
    seen = ("--certs", "certs.jsons")
    sent = [tool.keys(*seen, "--key", key.name, "--step", "3", "--threshold", "2") for key in tool.files("key")]
    tool.write("polynomials.jsons", "".join(sent))
    tool.keys(*seen, "--step", "4", "--polynomials", "polynomials.jsons")
    parts = [
        tool.keys(*seen, "--key", key.name, "--step", "5", given=key.with_suffix(".vinput").read_text())
        for key in tool.files("key")
    ]
    written = tool.keys(*seen, "--step", "6", "--polynomials", "polynomials.jsons", given="".join(parts))
    tool.write("threshold.json", written)
    tool("setup", "generate-trustee-key", "--group", GROUP)
    tool.write("public_keys.jsons", tool.files("pubkey")[0].read_text())
    tool("setup", "make-trustees")
    (tool.folder / "threshold.json").unlink()


def make_box(tool: Tool) -> list[str]:
    """The box at its start; gives the voters' codes."""
    uuid = tool("setup", "generate-token", "--length", "22").strip()
    tool("setup", "generate-credentials", "--uuid", uuid, "--group", GROUP, "--count", "3")
    tool.files("pubcreds")[0].rename(tool.folder / "public_creds.json")
    codes = [line.split()[1] for line in tool.files("privcreds")[0].read_text().splitlines()]
    make_counters(tool)
    asked = [{"answers": ANSWERS, "min": 1, "max": 1, "question": f"HS-2026-LT-{n:02d}"} for n in (1, 2)]
    template = {"description": "belenios-tool 2.0", "name": "Bình xét điển hình tiên tiến năm 2026", "questions": asked}
    tool.write("template.json", json.dumps(template, ensure_ascii=False))
    tool("setup", "make-election", "--uuid", uuid, "--group", GROUP, "--template", "template.json")
    tool("archive", "init")
    return codes


def count(tool: Tool, codes: list[str]) -> None:
    """Three vote, one of them twice; the server and the first two counters open the box."""
    for voter, *choices in VOTES:
        tool.write("code", codes[voter])
        tool.write("choices", json.dumps(choices))
        ballot = tool("election", "generate-ballot", "--privcred", "code", "--ballot", "choices")
        tool.happened("Ballot", ballot)
    tool.happened("EndBallots")
    tool.happened("EncryptedTally", tool("election", "compute-encrypted-tally"))
    server = tool.files("privkey")[0].name
    tool.happened("PartialDecryption", tool("election", "decrypt", "--privkey", server, "--trustee-id", "1"))
    for owner, key in enumerate(tool.files("key")[:2], 2):
        secret = ("--key", key.name, "--decryption-key", key.with_suffix(".dkey").name)
        share = tool("election", "decrypt-threshold", *secret, "--trustee-id", str(owner))
        tool.happened("PartialDecryption", share)
    tool.happened("Result", tool("election", "compute-result"))
    tool("election", "verify")


def of_the_tool() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(Path(folder))
        count(tool, make_box(tool))
        return tool.files("bel")[0].read_bytes()


MADE = {
    "ed25519": lambda: counted_box("Ed25519", description=bound(least=3)).archive(),
    "belenios-2048": lambda: counted_box("BELENIOS-2048", description=bound(least=3)).archive(),
    "tool-2.0-threshold": of_the_tool,
}


if __name__ == "__main__":
    for name, make in MADE.items():
        file = GOLDEN / f"{name}.bel"
        if not file.exists():
            file.write_bytes(make())
