"""The ballots of a large box, read by several processes: nearly all of a verifier's time goes into their proofs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from councils.ballot.ballots import Ballot, read_ballot
from councils.ballot.election import Election
from councils.ballot.errors import Refused

#: Reads the ballots of an election in order: each is read in full, or what is wrong with it.
Reader = Callable[[Election, Sequence[str]], Iterable[Ballot | Refused]]
#: Fewer are read sooner than other processes are started.
_WORTH_IT = 40
_AT_ONCE = 4


def in_turn(election: Election, written: Sequence[str]) -> Iterator[Ballot | Refused]:
    """By this process alone, one when it is asked for."""
    return (_read(election, ballot) for ballot in written)


def by_processes(count: int) -> Reader:
    """By *count* processes, where there are enough ballots."""

    def read(election: Election, written: Sequence[str]) -> Iterator[Ballot | Refused]:
        if count < 2 or len(written) < _WORTH_IT:
            yield from in_turn(election, written)
            return
        tasks = ((election.written, ballot) for ballot in written)
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            yield from pool.map(_read_there, tasks, chunksize=_AT_ONCE)

    return read


def _read(election: Election, ballot: str) -> Ballot | Refused:
    try:
        return read_ballot(election, ballot)
    except Refused as problem:
        return problem


def _read_there(task: tuple[str, str]) -> Ballot | Refused:
    return _read(_election(task[0]), task[1])


@cache
def _election(written: str) -> Election:
    return Election.read(written)
