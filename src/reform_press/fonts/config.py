"""A project's own fonts (自备字体): ``fonts/fonts.yaml``.

In: the folder of a project.  Out: a ``FontSet`` in which its roles come
before those of the house, and remarks about them.  Font files are found from
the folder of the file; they are hostile until ``fonts.check`` has seen them.

    roles:
      title:
        font: FZXBS.otf        # a file, or the name of an installed font
        licence: 方正授权书 2024-118
      fang:
        font: ~/Library/Fonts/STFangsong.ttf
        index: 0               # of the face in a TTC

"""

import os
from pathlib import Path

from pydantic import Field

from reform_press.errors import Diagnostic, FontError, Source, Words
from reform_press.fonts.check import examine_file
from reform_press.fonts.installed import RoleFont
from reform_press.fonts.library import FontSet, common_role, load_fonts
from reform_press.fonts.roles import ROLES, role_named
from reform_press.schema import Form, read_yaml
from reform_press.schema.nearest import meant, nearest, suggested

FILE = "fonts.yaml"
_SUFFIXES = (".otf", ".ttf", ".ttc", ".otc", ".woff", ".woff2")


class RoleForm(Form):
    """What serves one role (字体角色)."""

    font: str = Field(min_length=1, description="a font file, or an installed font")
    index: int = Field(default=0, ge=0, le=255, description="face in a TTC")
    allow_restricted: bool = Field(
        default=False, description="used by a licence of one's own"
    )
    licence: str = Field(default="", max_length=1000)


class FontsForm(Form):
    """The file ``fonts/fonts.yaml``."""

    roles: dict[str, RoleForm] = Field(default_factory=dict)


def load_project_fonts(root: Path) -> tuple[FontSet, tuple[Diagnostic, ...]]:
    """Return the fonts of a project: its own before the installed ones.

    A project without ``fonts/fonts.yaml`` has the installed ones.  Raises
    FontError with every fault of the file and of the fonts that it names.
    """
    installed = load_fonts()
    file = root / "fonts" / FILE
    if not file.exists():
        return installed, ()
    read = read_yaml(file, root, FontsForm, topic="fonts")
    if read.value is None:
        raise FontError(*read.diagnostics)
    own: dict[str, tuple[RoleFont, ...]] = {}
    faults: list[Diagnostic] = []
    told = list(read.diagnostics)
    for name, form in read.value.roles.items():
        role = role_named(name)
        place = read.source("roles", name, "font")
        told.extend(_strange_role(role, read.source("roles", name)))
        try:
            own[role] = (_resolve(form, file.parent, installed),)
        except FontError as error:
            faults.extend(_placed(error, place))
    if faults:
        raise FontError(*told, *faults)
    return load_fonts(own), tuple(told)


def _resolve(form: RoleForm, folder: Path, installed: FontSet) -> RoleFont:
    """Return the font of a role: a file's, or an installed one's by its name."""
    if not form.font.lower().endswith(_SUFFIXES):
        return _installed(form.font, installed)._replace(licence=form.licence)
    path = folder / os.path.expanduser(form.font)
    facts = examine_file(path, form.index, allow_restricted=form.allow_restricted)
    return facts.font._replace(licence=form.licence)


def _installed(name: str, fonts: FontSet) -> RoleFont:
    named: dict[str, RoleFont] = {}
    for role in fonts.roles():
        for font in fonts.fonts(role):
            named.setdefault(font.name, font)
            named.setdefault(font.known_as, font)
    if name in named:
        return named[name]
    ends = Words(
        "字体文件须以 .otf、.ttf 或 .ttc 结尾", "a font file ends in .otf, .ttf or .ttc"
    )
    raise FontError(
        Diagnostic(
            "error",
            "fonts.unknown-font",
            Words(
                f"“{name}”既不是字体文件，也不是已安装的字体",
                f"“{name}” is neither a font file nor an installed font",
            ),
            hint=suggested(name, sorted(named), ends),
        )
    )


def _placed(error: FontError, place: Source) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(one.severity, one.code, one.message, one.source or place, one.hint)
        for one in error.diagnostics
    )


def _strange_role(role: str, place: Source) -> tuple[Diagnostic, ...]:
    """Warn of a role that no layout of the house asks for, but one nearly."""
    names = [entry.name for entry in ROLES]
    near = nearest(role, names, 0.8)
    if role in names or common_role(role) in names or near is None:
        return ()
    return (
        Diagnostic(
            "warning",
            "fonts.strange-role",
            Words(
                f"“{role}”不是现有的字体角色", f"“{role}” is no font role of the house"
            ),
            place,
            meant(near),
        ),
    )
