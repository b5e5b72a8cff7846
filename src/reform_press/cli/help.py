"""The help texts (帮助): from the table of commands to aligned lines.

In: commands and a language.  Out: text.  Columns are counted in cells of a
terminal, where a Chinese character is two wide, so both languages align.

"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from reform_press.cli.command import Argument, Command, Option, called
from reform_press.cli.table import COMMANDS, COMMON
from reform_press.errors import Language, Words

#: Widest text that is comfortable to read, in cells.
_WIDEST = 96
_PLAIN = 80
#: Widest left column; a longer term stands on a line of its own.
_TERM = 30
#: Marks that may not start a line (避头), as far as the help uses them.
_NEVER_FIRST = "，。、；：）》”’？！,.;:)?!"
#: Marks that may not end a line (避尾).
_NEVER_LAST = "（《“‘"

_PROMISE = Words(
    "改革版面：中文报纸的排版与出片",
    "Reform Press: typesetting and print publication for Chinese",
)
_CODES = Words(
    "返回值：0 完成；1 稿件有错；2 用法不对；3 缺字体、磁盘或系统库；4 程序自身出错",
    "exit codes: 0 done; 1 errors in the copy; 2 usage; "
    "3 fonts, disk or libraries; 4 a fault of ours",
)


def cells(text: str) -> int:
    """Return the width of ``text`` in cells of a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 2 if _is_wide(character) else 1
        for character in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells.

    Between Chinese characters it may break anywhere, but no line starts
    with a closing mark; Latin words stay whole.
    """
    lines = [""]
    for word in _words(text):
        if lines[-1] and cells(lines[-1] + word.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return lines


def overview(language: Language, commands: Iterable[Command] = COMMANDS) -> str:
    """Return what ``reform-press --help`` prints."""
    rows = [(command.name, command.summary.said(language)) for command in commands]
    usage = Words(
        "用法：reform-press 命令 [选项]", "usage: reform-press COMMAND [OPTION]"
    )
    more = Words(
        "各命令的用法：reform-press 命令 --help",
        "more about one: reform-press COMMAND --help",
    )
    return "\n".join(
        [
            _PROMISE.said(language),
            "",
            usage.said(language),
            "",
            Words("命令：", "commands:").said(language),
            *_columns(rows),
            "",
            *_options(COMMON, Words("选项：", "options:"), language),
            "",
            more.said(language),
            *wrap(_CODES.said(language), _width()),
        ]
    )


def about(command: Command, language: Language) -> str:
    """Return what ``reform-press COMMAND --help`` prints."""
    usage = Words("用法：", "usage: ").said(language) + f"reform-press {command.name}"
    usage += "".join(
        f" {called(one.name, language)}"
        if one.needed
        else f" [{called(one.name, language)}]"
        for one in command.arguments
    )
    usage += Words(" [选项]", " [OPTION]").said(language)
    parts = [usage, "", command.summary.said(language), ""]
    if command.arguments:
        rows = [
            (called(a.name, language), _argument_help(a, language))
            for a in command.arguments
        ]
        parts += [Words("参数：", "arguments:").said(language), *_columns(rows), ""]
    for title, options in _grouped(command.options):
        parts += [*_options(options, title, language), ""]
    common = Words("通用选项：", "common options:")
    return "\n".join([*parts, *_options(COMMON, common, language)])


def _grouped(options: Iterable[Option]) -> Iterator[tuple[Words, Iterable[Option]]]:
    """Yield the headings of a help text, each with the options under it."""
    for group, found in groupby(options, lambda option: option.group):
        yield group if group.en else Words("选项：", "options:"), found


def _words(text: str) -> list[str]:
    """Cut ``text`` where a line may end."""
    words: list[str] = []
    before = " "
    for character in text:
        stays = character == " " or character in _NEVER_FIRST or before in _NEVER_LAST
        latin = not (_is_wide(character) or _is_wide(before) or before == " ")
        if words and (stays or latin):
            words[-1] += character
        else:
            words.append(character)
        before = character
    return words


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _width() -> int:
    """Return the cells that a line of help may take."""
    if not sys.stdout.isatty():
        return _PLAIN
    from shutil import get_terminal_size  # 3 ms, needed on a terminal alone

    return max(40, min(get_terminal_size().columns, _WIDEST))


def _columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Set terms and their explanations in two aligned columns."""
    rows = list(rows)
    term = min(_TERM, max(cells(left) for left, _ in rows))
    room = max(20, _width() - term - 4)
    lines = []
    for left, right in rows:
        first, *rest = wrap(right, room)
        if cells(left) > term:
            lines.append(f"  {left}")
            lines.append(" " * (term + 4) + first)
        else:
            lines.append(f"  {left}{' ' * (term - cells(left))}  {first}")
        lines += [" " * (term + 4) + line for line in rest]
    return lines


def _options(options: Iterable[Option], title: Words, language: Language) -> list[str]:
    rows = [
        (_term(option, language), _option_help(option, language)) for option in options
    ]
    return [title.said(language), *_columns(rows)]


def _term(option: Option, language: Language) -> str:
    short = ", ".join(reversed(option.flags))
    value = called(option.metavar, language)
    if option.bare:
        return f"{short} [{value}]"
    return f"{short} {value}" if value else short


def _option_help(option: Option, language: Language) -> str:
    text = option.help.said(language)
    if option.choices and option.choices[0] not in option.metavar:
        text += _choices(option.choices, language)
    if option.default:
        default = Words("（默认 {}）", " (default {})").said(language)
        return text + default.format(option.default)
    return text


def _argument_help(argument: Argument, language: Language) -> str:
    text = argument.help.said(language)
    return text + _choices(argument.choices, language) if argument.choices else text


def _choices(choices: Iterable[str], language: Language) -> str:
    return Words("：", ": ").said(language) + ", ".join(choices)
