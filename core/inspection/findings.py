"""How an inspection ends: with the bytes that may be kept, or with a sentence."""

from dataclasses import dataclass

DAMAGED = "Tệp này đã hỏng, hoặc không phải loại mà đuôi tên cho biết. Mời đồng chí mở tệp, lưu lại rồi gửi."
#: Where the inspection was given up: the file may be sound, the machine may be busy.
HEAVY = "Tệp này nặng nên cổng chưa kiểm tra xong. Mời đồng chí gửi lại sau ít phút, hoặc gửi tệp nhỏ hơn."


class Refused(ValueError):
    """The file is not taken; the message is a Vietnamese sentence that says why and what to do."""


@dataclass(frozen=True)
class Found:
    """What may be kept of a file; `notice` tells its owner what was taken out, empty where nothing was."""

    content: bytes
    notice: str = ""
