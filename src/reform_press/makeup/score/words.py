"""What the score says (评语): a sentence for every kind of fault.

In: a kind, the stories concerned, numbers, and the name of a frame.  Out: the
sentence in both languages, without points: those stand beside it.

"""

from reform_press.errors import Words

#: What each hard constraint and each term is about, by its id.
GROUPS = {
    "H1": Words("重叠", "overlap"),
    "H2": Words("版心与固定版位", "type area, fixed places"),
    "H3": Words("稿件齐全", "all copy"),
    "H4": Words("标题", "heads"),
    "H5": Words("行格", "rows"),
    "H6": Words("栏", "legs"),
    "H7": Words("题文相连", "head and text together"),
    "H8": Words("图片", "pictures"),
    "H9": Words("图随稿", "pictures by their stories"),
    "H10": Words("头条字号", "size of the lead"),
    "H11": Words("报眉与标明", "running head, labels"),
    "H12": Words("报头", "masthead"),
    "S1": Words("留白", "white"),
    "S3": Words("碰题", "butted heads"),
    "S4": Words("断版、通线", "cuts"),
    "S5": Words("标题轻重", "weight of heads"),
    "S5b": Words("字号级差", "steps of size"),
    "S6": Words("位置", "places"),
    "S7": Words("外形", "shapes"),
    "S8": Words("栏长", "lengths of legs"),
    "S9": Words("图片", "pictures"),
    "S10": Words("均衡", "balance"),
    "S11": Words("栏格", "grid"),
    "S12": Words("阅读顺序", "order of reading"),
    "S13": Words("稳定", "stability"),
    "S14": Words("孤行孤字", "widows"),
    "S15": Words("题空、变栏、删稿", "what was done to fit"),
}

#: Kind of fault: its sentence, with s (stories), n (numbers) and name.
SENTENCES = {
    # S1
    "white-open": (
        "{who}下方留白 {n[0]:.0f} 格",
        "{n[0]:.0f} cells of white under {who}",
    ),
    "white-trapped": (
        "{who}下方夹着 {n[0]:.0f} 格死白",
        "{n[0]:.0f} cells of white are closed in under {who}",
    ),
    "white-head": (
        "{s[0]} 题空多 {n[0]:.0f} 格",
        "the head of {s[0]} has {n[0]:.0f} idle cells",
    ),
    "white-legs": (
        "{s[0]} 栏脚多空 {n[0]:.0f} 行",
        "{n[0]:.0f} rows stay empty at the feet of the legs of {s[0]}",
    ),
    # S3
    "butted": (
        "{s[0]} 与 {s[1]} 碰题：题头在第 {n[0]:.0f}、{n[1]:.0f} 行",
        "the heads of {s[0]} and {s[1]} butt, from rows {n[0]:.0f} and {n[1]:.0f}",
    ),
    # S4
    "cut-across": (
        "断版：第 {n[0]:.0f} 行下整版切开",
        "the page is cut across under row {n[0]:.0f}",
    ),
    "cut-down": (
        "通线：第 {n[0]:.0f} 栏后从上到下切开",
        "the page is cut from top to foot after column {n[0]:.0f}",
    ),
    # S5, S5b, S6
    "head-smaller": (
        "轻重倒置：{s[0]} 的题 {n[0]:g} 磅，次要的 {s[1]} {n[1]:g} 磅",
        "{s[0]} has a head of {n[0]:g} pt, the lesser {s[1]} one of {n[1]:g} pt",
    ),
    "head-lighter": (
        "{s[0]} 的题（{n[0]:.0f} 栏）不如次要的 {s[1]}（{n[1]:.0f} 栏）分量重",
        "the head of {s[0]} ({n[0]:.0f} columns) weighs less than that of the "
        "lesser {s[1]} ({n[1]:.0f})",
    ),
    "ladder": (
        "{s[0]}（{n[0]:g} 磅）与下一级 {s[1]}（{n[1]:g} 磅）字号级差不当",
        "from {s[0]} ({n[0]:g} pt) to the next priority, {s[1]} ({n[1]:g} pt), "
        "the step is out of range",
    ),
    "position": (
        "{s[0]} 的位置不如次要的 {s[1]}",
        "{s[0]} stands in a lesser place than {s[1]}",
    ),
    "lead-low": (
        "倒头条：头条 {s[0]} 从第 {n[0]:.0f} 行才开始",
        "the lead {s[0]} only begins at row {n[0]:.0f}",
    ),
    # S7
    "aspect": (
        "{s[0]} 过窄或过扁：宽高比 {n[0]:.2f}",
        "{s[0]} is too narrow or too flat: {n[0]:.2f} as wide as high",
    ),
    "tower": (
        "顶天立地：{s[0]} 宽 {n[0]:.0f} 栏，高占版心 {n[1]:.0f}%",
        "{s[0]} is a tower: {n[0]:.0f} columns wide, {n[1]:.0f} % of the height",
    ),
    "dog-leg": ("{s[0]} 外形有 {n[0]:.0f} 个拐角", "{s[0]} has {n[0]:.0f} dog-legs"),
    # S8
    "leg-short": (
        "{s[0]} 有栏只 {n[0]:.0f} 行",
        "a leg of {s[0]} has only {n[0]:.0f} lines",
    ),
    "leg-long": (
        "{s[0]} 一栏长达 {n[0]:.0f} 行",
        "a leg of {s[0]} is {n[0]:.0f} lines long",
    ),
    # S9
    "no-dominant": (
        "没有主图：最大的只是次大的 {n[0]:.2f} 倍",
        "no dominant picture: the largest is {n[0]:.2f} times the next",
    ),
    "photos-touch": (
        "{s[0]} 与 {s[1]} 的图片相碰",
        "the pictures of {s[0]} and {s[1]} touch",
    ),
    "photo-size": (
        "图 {name} 占版面 {n[0]:.1f}%，宜 {n[1]:.1f}%",
        "picture {name} takes {n[0]:.1f} % of the page, {n[1]:.1f} % would be right",
    ),
    "facing-out": ("图 {name} 视线朝外", "picture {name} looks away from its story"),
    "photos-top": ("图片都在上半版", "all pictures stand in the upper half"),
    "photos-foot": ("图片都在下半版", "all pictures stand in the lower half"),
    "photos-left": ("图片都在左半版", "all pictures stand in the left half"),
    "photos-right": ("图片都在右半版", "all pictures stand in the right half"),
    # S10
    "off-balance": (
        "版面重心偏：横 {n[0]:.0f}%，纵 {n[1]:.0f}%",
        "the weight lies off the middle: {n[0]:.0f} % across, {n[1]:.0f} % down",
    ),
    "dark-left": (
        "阴阳脸：左半版占墨 {n[0]:.0f}%",
        "the left half holds {n[0]:.0f} % of the ink",
    ),
    "dark-right": (
        "阴阳脸：右半版占墨 {n[0]:.0f}%",
        "the right half holds {n[0]:.0f} % of the ink",
    ),
    "dark-top": (
        "阴阳脸：上半版占墨 {n[0]:.0f}%",
        "the upper half holds {n[0]:.0f} % of the ink",
    ),
    "dark-foot": (
        "阴阳脸：下半版占墨 {n[0]:.0f}%",
        "the lower half holds {n[0]:.0f} % of the ink",
    ),
    # S11
    "broken": (
        "全版 {n[0]:.0f} 篇变栏，{s[0]} 可免",
        "{n[0]:.0f} stories in broken columns, {s[0]} is one too many",
    ),
    "edge": (
        "{s[0]} 有边不在栏上（第 {n[0]:.2f} 栏处）",
        "an edge of {s[0]} lies off the columns, at {n[0]:.2f}",
    ),
    # S12
    "order": (
        "{s[0]} 第 {n[0]:.0f} 栏接第 {n[1]:.0f} 栏不明",
        "{s[0]}: it is not plain that leg {n[1]:.0f} follows leg {n[0]:.0f}",
    ),
    "astray": (
        "{s[0]} 第 {n[0]:.0f} 栏下直接是 {s[1]} 的正文",
        "text of {s[1]} follows right under leg {n[0]:.0f} of {s[0]}",
    ),
    # S13
    "moved": ("{n[0]:.1f}% 的版面换了稿", "{n[0]:.1f} % of the page changed owner"),
    "head-changed": (
        "{s[0]} 的题变了（{n[0]:g} 磅到 {n[1]:g} 磅或转行）",
        "the head of {s[0]} changed ({n[0]:g} to {n[1]:g} pt, or its turns)",
    ),
    # S14
    "widows": (
        "{s[0]} 有 {n[0]:.0f} 处孤行孤字",
        "{s[0]} has {n[0]:.0f} single lines or characters",
    ),
    # S15
    "head-stretched": (
        "{s[0]} 题空加 {n[0]:.0f} 行",
        "the head of {s[0]} is stretched by {n[0]:.0f} rows",
    ),
    "head-squeezed": (
        "{s[0]} 题空减 {n[0]:.0f} 行",
        "the head of {s[0]} is squeezed by {n[0]:.0f} rows",
    ),
    "narrowed": (
        "{s[0]} 的题压窄到 {n[0]:.0f}%",
        "the head of {s[0]} is narrowed to {n[0]:.0f} %",
    ),
    "fit-broken": ("{s[0]} 用了变栏", "{s[0]} is set in broken columns"),
    "filler": (
        "{s[0]} 文后补白 {n[0]:.0f} 行",
        "an ornament of {n[0]:.0f} rows stands under {s[0]}",
    ),
    "cut": ("{s[0]} 删去 {n[0]:.1f}%", "{n[0]:.1f} % of {s[0]} is cut"),
    # H1 to H3
    "overlap": ("{s[0]} 与 {s[1]} 重叠", "{s[0]} and {s[1]} overlap"),
    "outside": (
        "{s[0]}（{name}）超出版心",
        "a frame of {s[0]} ({name}) leaves the type area",
    ),
    "ad-missing": ("缺广告 {name}", "the advertisement {name} is missing"),
    "ad-size": (
        "广告 {name} 应占 {n[0]:.0f} 栏 {n[1]:.0f} 行",
        "the advertisement {name} must take {n[0]:.0f} columns by {n[1]:.0f} rows",
    ),
    "ad-moved": ("广告 {name} 不在原位", "the advertisement {name} is out of place"),
    "reserved": ("{s[0]} 占了 {name} 的位置", "{s[0]} stands in the place of {name}"),
    "place": ("{s[0]} 不在指定位置", "{s[0]} is not in the place kept for it"),
    "missing": ("缺稿 {s[0]}", "{s[0]} is missing"),
    "unknown": ("{s[0]} 不是本版的稿", "{s[0]} is no story of this page"),
    "overset": ("{s[0]} 余稿 {n[0]:.0f} 行", "{s[0]} is overset by {n[0]:.0f} lines"),
    # H4 to H6
    "head-wide": (
        "{s[0]} 的题“{name}”长 {n[0]:.0f} 毫米，版位 {n[1]:.0f} 毫米",
        "the line “{name}” of {s[0]} is {n[0]:.0f} mm long in {n[1]:.0f} mm",
    ),
    "head-break": ("{s[0]} 标题转行不当：{name}", "{s[0]}: an ill turn in {name}"),
    "off-rows": (
        "{s[0]} 正文离开行格 {n[0]:.2f} 毫米",
        "the text of {s[0]} lies {n[0]:.2f} mm off the rows",
    ),
    "unequal": (
        "{s[0]} 各栏宽窄不一：{n[0]:.1f} 到 {n[1]:.1f} 毫米",
        "the legs of {s[0]} are {n[0]:.1f} to {n[1]:.1f} mm wide",
    ),
    "leg-least": (
        "{s[0]} 有栏只 {n[0]:.0f} 行",
        "a leg of {s[0]} has only {n[0]:.0f} lines",
    ),
    "measure": (
        "{s[0]} 行长 {n[0]:.1f} 字",
        "the measure of {s[0]} is {n[0]:.1f} characters",
    ),
    # H7 to H9
    "head-apart": ("{s[0]} 题文断开", "the head of {s[0]} does not adjoin its text"),
    "legs-apart": ("{s[0]} 各部分不相连", "the parts of {s[0]} do not adjoin"),
    "legs-parted": ("{s[0]} 被 {s[1]} 隔断", "{s[1]} stands between legs of {s[0]}"),
    "photo-unknown": (
        "{s[0]} 有图不在稿中",
        "{s[0]} shows a picture that is not its own",
    ),
    "crop": (
        "图 {name} 宽高比 {n[0]:.2f}，只许 {n[1]:.2f} 到 {n[2]:.2f}",
        "picture {name} is {n[0]:.2f} wide to high, not {n[1]:.2f} to {n[2]:.2f}",
    ),
    "resolution": (
        "图 {name} 只有 {n[0]:.0f} ppi，至少 {n[1]:.0f}",
        "picture {name} has {n[0]:.0f} ppi, {n[1]:.0f} is the least",
    ),
    "caption": (
        "{s[0]} 有图注不在图下或不同宽",
        "a caption of {s[0]} is not under its picture, as wide as that",
    ),
    "photo-apart": (
        "图 {name} 离开了 {s[0]}",
        "picture {name} stands apart from {s[0]}",
    ),
    # H10 to H12
    "lead-smaller": (
        "{s[0]} 的题 {n[0]:g} 磅，大过头条的 {n[1]:g} 磅",
        "{s[0]} has a head of {n[0]:g} pt, larger than the lead's {n[1]:g} pt",
    ),
    "no-folio": ("缺报眉、版号", "the running head with its folio is missing"),
    "no-label": ("广告 {name} 没有标明", "the advertisement {name} has no label"),
    "masthead": (
        "{s[0]} 的题 {n[0]:g} 磅，不小于报名的 {n[1]:g} 磅",
        "{s[0]} has a head of {n[0]:g} pt, not smaller than the masthead's {n[1]:g} pt",
    ),
}


def sentence(
    kind: str, stories: tuple[str, ...], numbers: tuple[float, ...], name: str
) -> Words:
    """Say what a penalty is for; KeyError for a kind that has no sentence."""
    chinese, english = SENTENCES[kind]
    above, over = (stories[0], stories[0]) if stories else ("版顶", "the top")
    return Words(
        chinese.format(s=stories, n=numbers, name=name, who=above),
        english.format(s=stories, n=numbers, name=name, who=over),
    )
