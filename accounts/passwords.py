"""How long a password is: long enough to resist guessing, short enough to be hashed in time (NIST SP 800-63B)."""

from typing import Any

from django.core.exceptions import ValidationError

LEAST, MOST = 12, 128


class Length:
    """A validator for ``AUTH_PASSWORD_VALIDATORS``: from 12 to 128 characters, of any kind."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < LEAST:
            raise ValidationError(f"Mật khẩu mới có {len(password)} ký tự, cần từ {LEAST} ký tự. Mời gõ dài hơn.")
        if len(password) > MOST:
            raise ValidationError(f"Mật khẩu mới có {len(password)} ký tự, nhận tối đa {MOST}. Mời gõ ngắn hơn.")

    def get_help_text(self) -> str:
        return f"Từ {LEAST} đến {MOST} ký tự, gõ chữ gì cũng được, kể cả dấu cách."
