"""Proving the fonts before anything is printed (字体检验): ``fonts doctor``.

In: a set of fonts, and the copy of an edition in pieces.  Out: diagnostics,
and the facts that ``fonts list`` shows.  Nothing is raised: what is wrong
with one font is told beside what is wrong with the others.

"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reform_press.errors import SILENT, Diagnostic, FontError, Source, Words
from reform_press.fonts.check import describe, refuses
from reform_press.fonts.face import Face
from reform_press.fonts.fallback import needs_glyph, pick
from reform_press.fonts.installed import RoleFont, prove_hash
from reform_press.fonts.library import FontSet
from reform_press.fonts.roles import REGIONS, ROLES, chinese_name

#: Text, the font role that it is set in, and the place of its first character.
Piece = tuple[str, str, Source | None]


class Listed(NamedTuple):
    """One role as ``fonts list`` shows it."""

    role: str
    chinese: str
    name: str  # PostScript name
    version: str
    licence: str
    path: Path
    characters: int
    gb2312: int  # of its 6,763 Han characters
    stand_ins: tuple[str, ...]


class _Lacking(NamedTuple):
    """A character that the first face of a role lacks, at its first place."""

    role: str
    character: str
    face: Face | None  # that stands in
    source: Source | None


def prove(pieces: Iterable[Piece], fonts: FontSet) -> tuple[Diagnostic, ...]:
    """Tell every character that the font of its role lacks (缺字).

    A warning where a stand-in has it, an error where no font of the chain
    does: each character of a role once, with its first place and its count.
    A line break inside a piece goes on to the next line of its file.  A
    region whose forms no font has is told once.

    Raises FontError only for a role that is unknown or a file that is gone.
    """
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], _Lacking] = {}
    known: dict[str, set[str]] = {}
    for text, role, source in pieces:
        chain = fonts.chain(role)
        had = known.setdefault(role, set())
        # Most pieces hold nothing new, which a set tells at once.
        if had.issuperset(text):
            continue
        for at, character in enumerate(text):
            if character in had:
                continue
            if not needs_glyph(character) or chain[0].glyph(character):
                had.add(character)
                continue
            key = role, character
            counts[key] = counts.get(key, 0) + 1
            if key not in first:
                place = _place(text, at, source)
                first[key] = _Lacking(role, character, pick(chain, character), place)
    lacking = (_told(fonts, one, counts[key]) for key, one in first.items())
    return (*_foreign(known, fonts), *lacking)


def _foreign(asked: Collection[str], fonts: FontSet) -> Iterator[Diagnostic]:
    """Warn when characters of a region stand in the forms of the mainland."""
    there = fonts.roles()
    for region in REGIONS:
        local = {r.name for r in ROLES if r.local and r.name.endswith(region.suffix)}
        if local.isdisjoint(asked) or not local.isdisjoint(there):
            continue
        zh, en = region.name
        words = Words(
            f"没有{zh}字形的字体，以大陆字形代替",
            f"no font has the forms of {en}, those of the mainland stand in",
        )
        hint = Words(
            "运行 reform-press fonts install --traditional",
            "run `reform-press fonts install --traditional`",
        )
        yield Diagnostic("warning", "fonts.foreign-forms", words, None, hint)


def examine(fonts: FontSet) -> tuple[Diagnostic, ...]:
    """Prove every file by its hash, and tell what serves only as a stand-in.

    Errors: ``fonts.changed-file``, ``fonts.missing-file`` and what makes a
    file unreadable.  Warnings: ``fonts.restricted-used``, ``fonts.gb2312``.
    Notes: ``fonts.stand-in``.
    """
    told: list[Diagnostic] = []
    characters: dict[RoleFont, frozenset[int]] = {}
    common = frozenset(gb2312())
    for role in fonts.roles():
        chain = fonts.fonts(role)
        for font in chain:
            if font not in characters:
                faults, characters[font] = _proved(font, role)
                told.extend(faults)
        if missing := common.difference(*(characters[font] for font in chain)):
            told.append(_lacks_common(role, missing))
        told.extend(_stands_in(role, chain[0]))
    return tuple(told)


def _proved(font: RoleFont, role: str) -> tuple[tuple[Diagnostic, ...], frozenset[int]]:
    """Return what is wrong with a font, and the characters that it has."""
    try:
        prove_hash(font, role)
        facts = describe(font)
    except FontError as error:
        return error.diagnostics, frozenset()
    faults = (_restricted_used(role, font),) if refuses(facts.fs_type) else ()
    return faults, facts.characters


def list_fonts(fonts: FontSet) -> tuple[Listed, ...]:
    """Return what serves each role, in the order of the roles' table.

    Raises FontError where a role's own file cannot be read.
    """
    order = {role.name: at for at, role in enumerate(ROLES)}
    common = frozenset(gb2312())
    listed = []
    for role in sorted(fonts.roles(), key=lambda r: (order.get(r, len(order)), r)):
        first, *others = fonts.fonts(role)
        facts = describe(first)
        listed.append(
            Listed(
                role,
                chinese_name(role),
                first.name,
                facts.version.split(";")[0].removeprefix("Version "),
                first.licence or facts.licence,
                first.path,
                len(facts.characters),
                len(common & facts.characters),
                tuple(font.name for font in others),
            )
        )
    return tuple(listed)


def gb2312() -> tuple[int, ...]:
    """Return the 6,763 Han characters of GB/T 2312, sections 16 to 87."""
    rows = (
        bytes((0xA0 + section, 0xA0 + place)).decode("gb2312", "ignore")
        for section in range(16, 88)
        for place in range(1, 95)
    )
    return tuple(ord(character) for character in rows if character)


def _place(text: str, at: int, source: Source | None) -> Source | None:
    if source is None:
        return None
    before = text[:at]
    lines = before.count("\n")
    if not lines:
        return Source(source.file, source.line, source.column + at)
    return Source(source.file, source.line + lines, at - before.rindex("\n"))


def _told(fonts: FontSet, lacking: _Lacking, count: int) -> Diagnostic:
    role, character, face, source = lacking
    own = fonts.chain(role)[0].name
    code = f"U+{ord(character):04X}"
    shown = character if character.isprintable() else "□"
    times_zh = f"，共 {count} 处" if count > 1 else ""
    times_en = f", {count} times" if count > 1 else ""
    if face is None:
        return Diagnostic(
            "error",
            "fonts.no-glyph",
            Words(
                f"“{shown}”（{code}）：角色 {role} 的各款字体都没有此字{times_zh}",
                f"no font of role {role} has “{shown}” ({code}){times_en}",
            ),
            source,
            Words(
                "请改字，或在 fonts/fonts.yaml 中为该角色指定含此字的字体",
                "change the copy, or name a font that has it for the role "
                "in fonts/fonts.yaml",
            ),
        )
    return Diagnostic(
        "warning",
        "fonts.fallback",
        Words(
            f"“{shown}”（{code}）：{own} 无此字，以 {face.name} 代替"
            f"（角色 {role}{times_zh}）",
            f"{own} lacks “{shown}” ({code}), {face.name} stands in "
            f"(role {role}{times_en})",
        ),
        source,
    )


def _stands_in(role: str, font: RoleFont) -> Iterable[Diagnostic]:
    entry = next((r for r in ROLES if r.name == role), None)
    if not entry or not font.known_as:
        return
    proper = font.known_as in entry.wanted[: entry.proper]
    if proper and entry.remark != SILENT:
        yield Diagnostic("note", "fonts.stand-in", entry.remark)
    elif not proper:
        yield Diagnostic(
            "note",
            "fonts.stand-in",
            Words(
                f"{entry.chinese}（{role}）暂以 {font.name} 代替",
                f"{font.name} stands in for role {role}",
            ),
            hint=Words(
                "运行 reform-press fonts install --again 安装全套字体",
                "`reform-press fonts install --again` fetches the full set",
            ),
        )


def _lacks_common(role: str, missing: frozenset[int]) -> Diagnostic:
    sample = "".join(map(chr, sorted(missing)[:10]))
    return Diagnostic(
        "warning",
        "fonts.gb2312",
        Words(
            f"角色 {role} 缺 GB 2312 汉字 {len(missing)} 个，如“{sample}”",
            f"role {role} lacks {len(missing)} characters of GB 2312: “{sample}”",
        ),
    )


def _restricted_used(role: str, font: RoleFont) -> Diagnostic:
    return Diagnostic(
        "warning",
        "fonts.restricted-used",
        Words(
            f"角色 {role} 的 {font.name} 许可位受限，凭另行授权使用",
            f"{font.name} of role {role} is restricted and used "
            "by a licence of your own",
        ),
    )
