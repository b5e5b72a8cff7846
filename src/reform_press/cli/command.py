"""What a command is called and takes (命令的写法).

In: nothing.  Out: the values that ``cli.table`` is written in.

"""

from collections.abc import Callable
from typing import NamedTuple

from reform_press.errors import SILENT, Language, Words

#: What stands for a value in the help, in Chinese; others are read as they are.
_CHINESE = {
    "DIR": "目录", "EDITION": "目录", "FILE": "文件", "ID": "编号", "LENGTH": "长度",
    "LINE": "行号", "NAME": "名称", "NEW": "新", "OLD": "旧", "PAGES": "目录",
    "ROUND": "校次", "WxH": "宽x高",
}  # fmt: skip


def called(name: str, language: Language) -> str:
    """Return how the help names a value: ``FILE``, 文件."""
    return _CHINESE.get(name, name) if language == "zh" else name


class Option(NamedTuple):
    """One option (选项); without ``metavar`` it is a switch."""

    flags: tuple[str, ...]  # the long one first
    help: Words
    metavar: str = ""
    read: Callable[[str], object] = str  # ValueError: not understood
    default: str | None = None
    choices: tuple[str, ...] = ()
    takes_file: bool = False  # shells complete paths
    group: Words = SILENT  # the heading it stands under in the help
    bare: str = ""  # value where none of ``choices`` follows; "": one must

    @property
    def key(self) -> str:
        """The name under which a command finds the value."""
        return self.flags[0].lstrip("-").replace("-", "_")


class Argument(NamedTuple):
    """One positional argument (参数)."""

    name: str
    help: Words
    needed: bool = True
    choices: tuple[str, ...] = ()
    takes_file: bool = False


class Command(NamedTuple):
    """One command (命令); ``home`` has a function of the same name."""

    name: str  # "build", "fonts install"
    summary: Words
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    home: str = "actions"  # module of ``cli``
