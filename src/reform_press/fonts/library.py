"""Which faces serve a role (字体角色): the installed set and a project's own.

In: the index that ``fonts.install`` left in the data folder, and the roles a
project names in ``fonts/fonts.yaml``.  Out: a ``FontSet``: for every role a
chain of faces, the role's own first, its stand-ins after it.

Guarantees: nothing is opened and no font file is read before its role is
asked for; a file that is not the one that was installed is refused.  Kept
light on imports: a galley is set within the time this module takes to load.

"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from reform_press.errors import Diagnostic, FontError, Words
from reform_press.fonts.face import Face
from reform_press.fonts.installed import RoleFont, confirm, data_folder, read_index

#: Ends of the names of roles that draw as a region of Traditional does (字形).
REGIONAL = ("-tw", "-hk")


class FontSet:
    """The faces of one edition by role.  Nothing of it changes once made."""

    def __init__(self, chains: Mapping[str, tuple[RoleFont, ...]]) -> None:
        self._fonts = {role: chains[role] for role in sorted(chains)}
        self._faces: dict[RoleFont, Face] = {}
        self._chains: dict[str, tuple[Face, ...]] = {}
        self._digest = ""

    @property
    def digest(self) -> str:
        """Name the whole set: another file in any role gives another one."""
        if not self._digest:
            from hashlib import blake2b  # a galley never asks

            told = [
                [role, [[font.name, font.face_index, font.sha256] for font in chain]]
                for role, chain in self._fonts.items()
            ]
            self._digest = blake2b(
                json.dumps(told).encode(), digest_size=16
            ).hexdigest()
        return self._digest

    def roles(self) -> tuple[str, ...]:
        """Return the names of all roles, sorted."""
        return tuple(self._fonts)

    def fonts(self, role: str) -> tuple[RoleFont, ...]:
        """Return the files behind a role, none of them opened.

        A region's role that is not there is served by the common one.
        Raises FontError ``fonts.unknown-role``.
        """
        if role not in self._fonts:
            common = common_role(role)
            if common in self._fonts:
                return self._fonts[common]
            raise FontError(_unknown("role", role, self._fonts))
        return self._fonts[role]

    def chain(self, role: str) -> tuple[Face, ...]:
        """Return the role's face, then its stand-ins in order (字体后备链).

        Raises FontError: ``fonts.unknown-role``, ``fonts.missing-file``,
        ``fonts.changed-file``.
        """
        if role not in self._chains:
            self._chains[role] = tuple(
                self._face(font, role) for font in self.fonts(role)
            )
        return self._chains[role]

    def face(self, key: str) -> Face:
        """Return the face that has this ``Face.key``.

        Raises FontError ``fonts.unknown-face``.
        """
        for role, chain in self._fonts.items():
            for font in chain:
                if key == f"{font.name}-{font.sha256[:8]}":
                    return self._face(font, role)
        keys = (f"{f.name}-{f.sha256[:8]}" for c in self._fonts.values() for f in c)
        raise FontError(_unknown("face", key, keys))

    def confirm(self) -> None:
        """Make sure that every font in use is still the file that was opened.

        Raises FontError: ``fonts.missing-file``, ``fonts.changed-file``.
        """
        for role in self._chains:
            for font in self.fonts(role):
                confirm(font, role)

    def prepare(self) -> None:
        """Make the next subsets of faces quicker of which there was one."""
        for face in self._faces.values():
            face.prepare()

    def _face(self, font: RoleFont, role: str) -> Face:
        if font not in self._faces:
            confirm(font, role)
            self._faces[font] = Face(
                font.path, font.face_index, name=font.name, sha256=font.sha256
            )
        return self._faces[font]


def common_role(role: str) -> str:
    """Return the role that a region's is a form of: song for song-tw."""
    return role[:-3] if role.endswith(REGIONAL) else role


def load_fonts(
    roles: Mapping[str, tuple[RoleFont, ...]] | None = None,
    *,
    folder: Path | None = None,
) -> FontSet:
    """Return the installed fonts, with a project's own roles before them.

    A project's face comes first in its role; the installed chain of that
    role (of ``song``, for a role that is new) stands in after it.

    Raises FontError: ``fonts.not-installed``, ``fonts.damaged-index``.
    """
    chains = read_index(folder or data_folder())
    for role, own in (roles or {}).items():
        after = chains.get(role) or chains.get(
            common_role(role), chains.get("song", ())
        )
        chains[role] = own + tuple(font for font in after if font not in own)
    return FontSet(chains)


def _unknown(what: str, name: str, names: Iterable[str]) -> Diagnostic:
    from reform_press.schema.nearest import suggested  # only for a hint

    chinese = {"role": "字体角色", "face": "字面"}[what]
    hint = Words(
        "运行 reform-press fonts list 查看全部角色",
        "`reform-press fonts list` shows them all",
    )
    return Diagnostic(
        "error",
        f"fonts.unknown-{what}",
        Words(f"没有名为“{name}”的{chinese}", f"there is no font {what} “{name}”"),
        hint=suggested(name, sorted(names), hint),
    )
