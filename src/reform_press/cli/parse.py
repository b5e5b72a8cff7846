"""The words of a command line, understood (命令行解析).

In: words, and the table of commands.  Out: the command and its values by
name.  argparse takes the options apart; what it cannot say in Chinese is
said here.

"""

import argparse
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, NoReturn

from reform_press.cli.command import Command, Option, called
from reform_press.cli.table import COMMANDS, COMMON
from reform_press.cli.values import WRITTEN
from reform_press.errors import SILENT, Diagnostic, UsageError, Words


class Found(NamedTuple):
    """What the words name: a command, a group of them, or neither."""

    command: Command | None
    group: str  # "fonts" when nothing follows it
    words: list[str]  # the others


def find_command(words: list[str]) -> Found:
    """Find the command; common options may stand before it.

    Raises UsageError ``usage.unknown-command``.
    """
    start = 0
    while start < len(words) and words[start].startswith("-"):
        start += 2 if words[start] == "--lang" else 1
    before, named = words[:start], words[start:]
    if not named:
        return Found(None, "", words)
    for length in (2, 1):
        name = " ".join(named[:length])
        for command in COMMANDS:
            if command.name == name:
                return Found(command, "", named[length:] + before)
    group = [c.name for c in COMMANDS if c.name.startswith(f"{named[0]} ")]
    if group and all(word.startswith("-") for word in named[1:]):
        return Found(None, named[0], named[1:] + before)
    if group:
        raise _unknown("command", " ".join(named[:2]), group)
    raise _unknown("command", named[0], [c.name.split()[0] for c in COMMANDS])


def parse(command: Command, words: list[str]) -> argparse.Namespace:
    """Return the values by name.

    Raises UsageError: ``usage.option``, ``usage.unknown-option``,
    ``usage.value``, ``usage.missing``, ``usage.too-many``.
    """
    options = (*command.options, *COMMON)
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("words", nargs="*")
    for option in options:
        if option.metavar:
            parser.add_argument(*option.flags, dest=option.key, default=option.default)
        else:
            parser.add_argument(*option.flags, dest=option.key, action="store_true")
    values, more = parser.parse_known_args(_completed(words, options))
    for word in more:
        if word.startswith("-") and word != "-":
            flags = [flag for option in options for flag in option.flags]
            raise _unknown("option", word.partition("=")[0], flags)
    if values.help or values.version:
        return values
    for option in options:
        if option.metavar:
            _read(option, values)
    _place(command, [*values.words, *more], values)
    return values


def _completed(words: Sequence[str], options: Sequence[Option]) -> list[str]:
    """Return the words with a value after each option that may do without."""
    bare = {flag: option for option in options if option.bare for flag in option.flags}
    done: list[str] = []
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        done.append(word)
        option = bare.get(word)
        if option and after not in option.choices:
            done.append(option.bare)
    return done


def _read(option: Option, values: argparse.Namespace) -> None:
    """Turn the text of an option into its value."""
    text = getattr(values, option.key)
    if text is None:
        return
    try:
        if option.choices and text not in option.choices:
            raise ValueError(text)
        setattr(values, option.key, option.read(text))
    except ValueError as error:
        flag = option.flags[0]
        raise _usage(
            "value",
            Words(f"选项 {flag} 的值“{text}”不对", f"“{text}” is no value for {flag}"),
            _instead(option),
        ) from error


def _instead(option: Option) -> Words:
    """Say what may be written as the value of an option."""
    if option.choices:
        choices = " ".join(option.choices)
        return Words(f"可用：{choices}", f"choose from: {choices}")
    about, such = option.help, option.default or ""
    if written := WRITTEN.get(option.read):
        example = SILENT
        if such not in ("", "0"):  # what 0 means is in what is told of the option
            example = Words(f"，如 {such}", f", such as {such}")
        return Words(
            f"{written.zh}{example.zh}：{about.zh}",
            f"{written.en}{example.en}: {about.en}",
        )
    return (
        Words(f"{about.zh}，如 {such}", f"{about.en}, such as {such}")
        if such
        else about
    )


def _place(command: Command, words: list[str], values: argparse.Namespace) -> None:
    """Give each positional word to its argument."""
    for argument in command.arguments:
        text = words.pop(0) if words else None
        if text is None and argument.needed:
            raise _usage(
                "missing",
                Words(
                    f"缺少参数 {called(argument.name, 'zh')}",
                    f"{argument.name} is missing",
                ),
                argument.help,
            )
        if argument.choices and text not in argument.choices:
            raise _unknown("value", str(text), argument.choices)
        setattr(values, argument.name.lower(), text)
    if words:
        # A word after an option that may do without a value may have been meant for it.
        bare = [o for o in command.options if o.bare and getattr(values, o.key)]
        hints = [(option.flags[0], _instead(option)) for option in bare]
        raise _usage(
            "too-many",
            Words(f"多出参数“{words[0]}”", f"“{words[0]}” is too much"),
            Words(
                "；".join(f"{flag} {words.zh}" for flag, words in hints),
                "; ".join(f"{flag}: {words.en}" for flag, words in hints),
            ),
        )


def _usage(code: str, message: Words, hint: Words = SILENT) -> UsageError:
    return UsageError(Diagnostic("error", f"usage.{code}", message, hint=hint))


def _unknown(what: str, name: str, names: Sequence[str]) -> UsageError:
    from reform_press.schema.nearest import suggested  # only for a hint

    known = " ".join(dict.fromkeys(names))
    chinese = {"command": "命令", "option": "选项", "value": "取值"}[what]
    return _usage(
        f"unknown-{what}",
        Words(f"不认识{chinese}“{name}”", f"unknown {what} “{name}”"),
        suggested(name, names, Words(f"可用：{known}", f"choose from: {known}")),
    )


class _Parser(argparse.ArgumentParser):
    """argparse that raises our errors instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError ``usage.option``."""
        name = message.removeprefix("argument ").partition(":")[0].rpartition("/")[2]
        raise _usage(
            "option",
            Words(f"选项 {name} 用法不对（缺值，或不应有值）", message),
        )
