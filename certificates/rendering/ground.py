"""The ground of a preview of words alone: what stands on the blank already."""

from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """What a preview shows under the words: a picture of the blank, if there is one, and the boxes."""

    media_type: str = ""
    picture: bytes = b""

    @property
    def address(self) -> str:
        return f"data:{self.media_type};base64,{b64encode(self.picture).decode()}" if self.picture else ""
