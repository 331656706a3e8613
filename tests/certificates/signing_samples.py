"""A throw-away authority, its holders and one certificate signed by both, made once per test run."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from certificates.rendering.render import render
from certificates.signing import Key, Stage, key_file, sign
from certificates.signing.throwaway import Authority, Holder
from tests.certificates.rendering_samples import sample

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=7)))
PIN = "một mã PIN"


@dataclass(frozen=True)
class People:
    authority: Authority
    director: Holder
    organ: Holder
    stranger: Holder

    @property
    def expected(self) -> dict[str, Stage]:
        return {self.director.sha256(): Stage.DIRECTOR, self.organ.sha256(): Stage.ORGAN}


@cache
def people() -> People:
    authority = Authority(MOMENT)
    return People(authority, *(authority.holder(name) for name in ("Trần Quốc Bảo Long", "Sở Ngoại vụ", "Người lạ")))


@cache
def key_of(name: str) -> Key:
    return key_file(getattr(people(), name).key_file(PIN), PIN)


@cache
def base() -> bytes:
    return render(sample())


@cache
def once() -> bytes:
    return sign(base(), key_of("director"), Stage.DIRECTOR, moment=MOMENT)


@cache
def twice() -> bytes:
    return sign(once(), key_of("organ"), Stage.ORGAN, moment=MOMENT)
