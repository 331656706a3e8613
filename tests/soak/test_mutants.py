"""The arithmetic that decides is changed in one place at a time: the tests notice each change.

Prints: name value unit against-what.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.soak]

ROOT = Path(__file__).resolve().parents[2]
#: Changes that no test can notice, and why.
EXPLAINED = {
    "seasons.calendar.x_working_days_between__mutmut_1": "an empty span counts to 0 either way",
    "certificates.codes.x__mac__mutmut_35": "steps of five end at 0 either way",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project as git knows it, to be changed at will."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_mutant_is_noticed(copy: Path) -> None:
    with (copy / "log").open("w") as log:
        subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=copy, check=True, stdout=log, stderr=log)
    told = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=copy,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    ends = dict(re.findall(r"^ +(\S+): (.+)$", told, re.MULTILINE))
    unnoticed = {name for name, end in ends.items() if end not in ("killed", "timeout")}
    assert len(ends) > 300, told[-2000:]
    assert unnoticed == EXPLAINED.keys()
    print(f"mutants_tried {len(ends)} mutants {len(unnoticed)} not noticed, each explained")
