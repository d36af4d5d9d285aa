"""./haat COMMAND: one line a command; `./haat COMMAND --help` tells the rest."""

import argparse
import signal
import sys
from pathlib import Path

from config.launcher import commands
from config.launcher.bootstrap import CannotStart
from config.launcher.console import CannotGoOn, say
from config.launcher.up import DEFAULT_PORT

PASSED_ON = {
    "test": commands.test,
    "manage": commands.manage,
    "import": commands.import_,
    "demo": commands.demo,
    "simulate": commands.simulate,
    "messages": commands.messages,
    "map": commands.map_,
    "head-start": commands.head_start,
}

ON_DATA = ("up", "backup", "restore")


def parser() -> argparse.ArgumentParser:
    """Every command with its options. Those of `PASSED_ON` take the rest of the line as it is."""
    top = argparse.ArgumentParser(prog="./haat", description="Haat: a market that its community owns.")
    sub = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, text: str, run: commands.Command) -> argparse.ArgumentParser:
        one = sub.add_parser(name, help=text, description=text)
        one.set_defaults(run=run)
        if name in ON_DATA:
            one.add_argument("--data", type=_folder, default=commands.default_data(), metavar="DIR", help="data folder")
        return one

    up = command("up", "start the market: database, web, worker; Ctrl-C stops all", commands.up)
    up.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"port of the site ({DEFAULT_PORT})")
    up.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    up.add_argument("--empty", action="store_true", help="no demo market on the first start")
    up.add_argument("--processes", type=int, default=0, help="web processes (one a core, at most 4)")
    up.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere (./haat manage worker)")
    up.add_argument("--verbose", action="store_true", help="show the log lines here as well")
    command("check", "every linter and contract", commands.check)
    bench = command("bench", "list the benches, or run one", commands.bench)
    bench.add_argument("name", nargs="?", default="", help="which one; none lists them")
    bench.add_argument("--data", dest="datasets", type=_folder, metavar="DIR", help="folder of published data sets")
    bench.add_argument("--quick", action="store_true", help="three short pairs instead of five long ones")
    bench.add_argument("--json", action="store_true", help="only the JSON line")
    backup = command("backup", "database, photos and secret into one archive", commands.backup)
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = command("restore", "a backup into an empty or given-up data folder", commands.restore)
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="give up what the data folder holds now")
    command("lock", "compile the lock files of requirements/ anew", commands.lock)
    for name, text in (
        ("test", "the test suite; what follows is pytest's"),
        ("manage", "a Django command with the site's database"),
        ("import", "bring in a stock: shopify FILE.csv, csv FILE.csv, photos DIR"),
        ("demo", "fill the market with demo life; --photos DIR takes real photos"),
        ("simulate", "try a policy on a simulated market: cod --help tells the rest"),
        ("messages", "collect the texts of the site into locale/; --missing lists what is not translated"),
        ("map", "draw docs/map.md from the code"),
        ("head-start", "draw anew what an empty database begins with"),
    ):
        sub.add_parser(name, help=text, add_help=False)
    return top


def main(arguments: list[str]) -> int:
    """Run one command; its exit code. A reason to stop is told in words, never as a traceback."""
    # Being told to end runs the same endings as Ctrl-C: what was started is stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if arguments and arguments[0] in PASSED_ON:
            return PASSED_ON[arguments[0]](arguments[1:])
        options = parser().parse_args(arguments or ["--help"])
        return int(options.run(options) or 0)
    except (CannotGoOn, CannotStart) as reason:
        say(f"\n{reason}")
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno != 28:
            raise
        say("\nThe disk is full. Free some space, then run the same command again; what was saved is safe.")
        return 1


def _folder(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
