import sys
from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser

from .commands import candidates, evaluate, export, golden, mine, prepare, train
from .input_error import InputError

COMMANDS = {
    "prepare": prepare,
    "mine": mine,
    "train": train,
    "export": export,
    "candidates": candidates,
    "evaluate": evaluate,
    "golden": golden,
}


def main() -> int:
    parser = ArgumentParser(prog="python -m kursk_reader", description="Makes the weights of Kursk bot's reader.")
    subparsers = parser.add_subparsers(required=True, metavar="command")
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(
            name,
            help=command.__doc__,
            description=command.__doc__,
            formatter_class=ArgumentDefaultsHelpFormatter,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    arguments = parser.parse_args()
    try:
        arguments.run(arguments)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
