"""The server's half of the keys: one file for each key set, outside the database and its backups.

Whoever has a copy of the database decrypts nothing without it; whoever has it decrypts nothing without two counters.
"""

import json
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from nacl.signing import SigningKey

from councils.ballot.groups import Group
from councils.ballot.randomness import random_scalar


@dataclass(frozen=True)
class Secrets:
    """*boxes* maps a box's name to the server's exponent; *receipts* signs that a ballot was received."""

    receipts: SigningKey
    boxes: Mapping[str, int]

    @property
    def receipt_key(self) -> str:
        """The public half, 64 hexadecimal digits."""
        return self.receipts.verify_key.encode().hex()


def make(name: str, group: Group, uuids: Sequence[str]) -> Secrets:
    """New secrets for the key set *name*, on the disk before this returns."""
    made = Secrets(SigningKey.generate(), {uuid: random_scalar(group.order) for uuid in uuids})
    content = {"receipts": made.receipts.encode().hex(), "boxes": {uuid: str(x) for uuid, x in made.boxes.items()}}
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file)
        _to_disk(file.fileno())
    _directory_to_disk(path.parent)
    return made


def read(name: str) -> Secrets:
    """:raises ValidationError: the file is gone or damaged: nothing of this session can be decrypted any more."""
    try:
        content = json.loads(_path(name).read_text())
        receipts, boxes = content["receipts"], content["boxes"]
    except (OSError, ValueError, KeyError) as lost:
        raise ValidationError(
            "Máy chủ không còn giữ phần khóa của phiên họp này nên không mở được hòm phiếu. "
            "Mời chủ tọa hoãn phiên họp và bỏ phiếu lại ở phiên họp khác."
        ) from lost
    return Secrets(SigningKey(bytes.fromhex(receipts)), {uuid: int(x) for uuid, x in boxes.items()})


def destroy(name: str) -> None:
    """Overwrite the file and remove it; nothing happens where it is gone."""
    path = _path(name)
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(size))
        _to_disk(file.fileno())
    path.unlink()
    _directory_to_disk(path.parent)


def _path(name: str) -> Path:
    return Path(settings.BALLOT_KEYS_ROOT) / f"{name}.json"


def _to_disk(descriptor: int) -> None:
    os.fsync(descriptor)


def _directory_to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
