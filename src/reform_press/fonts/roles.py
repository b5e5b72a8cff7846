"""The font roles of the house (字体角色) and what may serve them.

In: nothing.  Out: a table, from which ``install`` derives the index.  A role
asks for fonts by the names of the lock, best first: the first that the
machine has is the role's own face, the others stand in for what it lacks.

"""

from typing import NamedTuple

from reform_press.errors import SILENT, Words


class Role(NamedTuple):
    """One role: its names and the fonts wanted for it, best first."""

    name: str
    chinese: str
    wanted: tuple[str, ...]
    proper: int = 2  # how many of them are the thing itself, not a stand-in
    remark: Words = SILENT
    local: int = 0  # how many have the forms of a region, for a role of one


_SONG = ("noto-serif-sc-400", "noto-serif-cjk-400", "pylopdf-song-400")
_HEI = ("noto-sans-sc-400", "noto-sans-cjk-400", "pylopdf-hei-400")
#: What may stand in for a Han or Latin face, the better coverage first.
_HAN = (*_SONG, *_HEI)
_HEAVY = ("noto-sans-sc-900", "noto-sans-cjk-900", *_HEI)
_LATIN = ("source-serif-4-400", "source-serif-pip-400")
_GROTESQUE = ("source-sans-3-400", "source-sans-pip-400")


def _song(weight: int) -> tuple[str, ...]:
    return f"noto-serif-sc-{weight}", f"noto-serif-cjk-{weight}"


def _hei(weight: int) -> tuple[str, ...]:
    return f"noto-sans-sc-{weight}", f"noto-sans-cjk-{weight}"


def _kai(weight: int) -> tuple[str, ...]:
    return f"lxgw-wenkai-{weight}", f"lxgw-wenkai-deb-{weight}"


def _serif(weight: str) -> tuple[str, ...]:
    return f"source-serif-4-{weight}", f"source-serif-pip-{weight}"


def _sans(weight: str) -> tuple[str, ...]:
    return f"source-sans-3-{weight}", f"source-sans-pip-{weight}"


#: An open 仿宋 that holds the 8,105 characters of the national table is found
#: in no registry, so the light 楷 serves until a user brings one.
_NO_FANG = Words(
    "没有覆盖《通用规范汉字表》的开源仿宋，暂以霞鹜文楷 Light 代替；"
    "可在 fonts/fonts.yaml 中为 fang 指定自己的字体",
    "no open 仿宋 covers the national table, LXGW WenKai Light stands in; "
    "name your own font for fang in fonts/fonts.yaml",
)

_COMMON = (
    Role("song", "正文宋", (*_SONG, *_HEI), 3),
    Role("song-medium", "正文宋（中）", (*_song(500), *_SONG, *_HEI)),
    Role("title", "标题宋", (*_song(900), *_song(700), *_HEAVY, *_SONG)),
    Role("title-bold", "标题宋（粗）", (*_song(700), *_song(900), *_HEAVY, *_SONG)),
    Role("hei", "黑体", (*_hei(500), *_HEI, *_SONG)),
    Role("hei-regular", "黑体（细）", (*_HEI, *_SONG), 3),
    Role("hei-bold", "黑体（粗）", (*_hei(700), *_HEI, *_SONG)),
    Role("hei-black", "黑体（特粗）", (*_hei(900), *_hei(700), *_HEI, *_SONG)),
    Role("kai", "楷体", (*_kai(500), *_kai(400), *_HAN), 4),
    Role("kai-bold", "楷体（粗）", (*_kai(700), *_kai(500), *_HAN)),
    Role("fang", "仿宋", (*_kai(300), *_kai(500), *_HAN), remark=_NO_FANG),
    Role("serif", "西文衬线", (*_LATIN, *_HAN)),
    Role("serif-bold", "西文衬线（粗）", (*_serif("700"), *_LATIN, *_song(700), *_HAN)),
    Role(
        "serif-black",
        "西文衬线（特粗）",
        (*_serif("900"), *_LATIN, *_song(900), *_song(700), *_HAN),
    ),
    Role("serif-italic", "西文衬线（斜）", (*_serif("400-italic"), *_LATIN, *_HAN)),
    Role("sans", "西文无衬线", (*_sans("500"), *_GROTESQUE, *_hei(500), *_HEI, *_SONG)),
    Role(
        "sans-bold", "西文无衬线（粗）", (*_sans("700"), *_GROTESQUE, *_hei(700), *_HEI)
    ),
    Role(
        "sans-black",
        "西文无衬线（特粗）",
        (*_sans("900"), *_GROTESQUE, *_hei(900), *_hei(700), *_HEI),
    ),
)


class Region(NamedTuple):
    """A region of Traditional (繁体地区)."""

    suffix: str  # of its roles
    name: Words
    families: tuple[str, ...]  # of Noto that have its forms, best first


REGIONS = (
    Region("-tw", Words("台湾", "Taiwan"), ("tc",)),
    Region("-hk", Words("香港", "Hong Kong"), ("hk", "tc")),
)
#: Roles of which a region has its own.  A 楷 or 仿宋 of either is found in no
#: registry, and the common ones have the characters.
_DRAWN = ("song", "title", "hei")


def _regional(role: Role, region: Region) -> Role:
    """Return a role as a region draws it: its own forms first (字形)."""
    forms = dict.fromkeys(
        form
        for family in region.families
        for name in role.wanted
        for form in _forms(name, family)
    )
    return role._replace(
        name=f"{role.name}{region.suffix}",
        chinese=f"{role.chinese}·{region.name.zh}",
        wanted=(*forms, *role.wanted),
        local=len(forms),
    )


def _forms(name: str, family: str) -> tuple[str, ...]:
    """Return the font that draws as ``name`` does, in the forms of a family."""
    if "-cjk-" in name:
        return (name,)  # a collection: the shaper chooses among all forms
    if name.startswith("pylopdf-"):
        return (name.replace("-400", "-tw-400"),) if family == "tc" else ()
    return (name.replace("-sc-", f"-{family}-"),)


ROLES = (
    *_COMMON,
    *(
        _regional(role, region)
        for region in REGIONS
        for role in _COMMON
        if role.name.startswith(_DRAWN)
    ),
)


def chinese_name(role: str) -> str:
    """Return the trade's name of a role, or the role itself."""
    return next((r.chinese for r in ROLES if r.name == role), role)


def role_named(name: str) -> str:
    """Return the key of a role that is called by either of its names."""
    return next((r.name for r in ROLES if r.chinese == name), name)
