"""The rules of preflight as data: what each finding says (印前检查规则).

In: a code and what was seen.  Out: a ``Finding`` in both languages.  Clauses
name ISO 15930-7 (PDF/X-4) and ISO 32000 from general knowledge; no paid copy
was at hand.  Every code of the examiner stands here and nowhere else.

"""

from typing import NamedTuple

from reform_press.errors import SILENT, Severity, Words
from reform_press.geometry import Rect
from reform_press.preflight.report import Finding


class Rule(NamedTuple):
    """How a finding is told; ``{}`` takes what was seen."""

    severity: Severity
    zh: str
    en: str
    hint: Words = SILENT


_REWRITE = Words(
    "请原制作软件重新输出，或用 qpdf 重写文件",
    "export the file again, or rewrite it with qpdf",
)
_EXPORT_X4 = Words("按 PDF/X-4 重新输出", "export again as PDF/X-4")
_TO_CMYK = Words("转换为 CMYK 后再输出", "convert it to CMYK before export")
_EMBED = Words("输出时嵌入字体子集", "embed subsets of fonts on export")

#: Every rule, by its code.
RULES = {
    # The file as a file.
    "pdf.unreadable": Rule("error", "文件无法读取：{}", "cannot be read: {}", _REWRITE),
    "pdf.damaged": Rule("error", "文件有损坏：{}", "the file is damaged: {}", _REWRITE),
    "pdf.encrypted": Rule("error", "文件已加密", "the file is encrypted"),
    "pdf.no-id": Rule("error", "文件尾没有 /ID", "the trailer has no /ID"),
    "pdf.version": Rule(
        "warning",
        "PDF 版本 {}，PDF/X-4 最高为 1.6",
        "PDF version {}, PDF/X-4 ends at 1.6",
    ),
    "pdf.lzw": Rule("error", "使用了 LZW 压缩", "LZW compression is used"),
    "content.operands": Rule(
        "error",
        "页面内容有不合规的操作：{}",
        "an operator that is none, or with wrong operands: {}",
        _REWRITE,
    ),
    "content.too-deep": Rule(
        "error", "图形嵌套过深", "objects are nested too deep", _REWRITE
    ),
    "content.too-much": Rule(
        "error",
        "页面内容过多，未查完：{}",
        "too much content, not examined to the end: {}",
    ),
    # Boxes.
    "boxes.malformed": Rule("error", "{} 不是有效的矩形", "{} is not a rectangle"),
    "boxes.no-trim": Rule(
        "error", "没有 TrimBox（成品框）", "the page has no TrimBox", _EXPORT_X4
    ),
    "boxes.trim-and-art": Rule(
        "error", "TrimBox 与 ArtBox 并存", "both TrimBox and ArtBox are given"
    ),
    "boxes.not-nested": Rule("error", "{} 超出 {}", "{} reaches beyond {}"),
    "boxes.no-bleed": Rule(
        "error",
        "没有 BleedBox（出血框）",
        "the page has no BleedBox",
        Words("四边各留 3 mm 出血", "add 3 mm of bleed on every side"),
    ),
    "boxes.narrow-bleed": Rule(
        "error",
        "出血只有 {} mm，应为 {} mm",
        "bleed is {} mm, {} mm are needed",
        Words("四边各留足出血", "extend the artwork on every side"),
    ),
    # Output intent.
    "intent.missing": Rule(
        "error",
        "没有 PDF/X 输出意图",
        "there is no PDF/X output intent",
        _EXPORT_X4,
    ),
    "intent.several": Rule(
        "error", "PDF/X 输出意图有 {} 个", "there are {} PDF/X output intents"
    ),
    "intent.no-identifier": Rule(
        "error",
        "输出意图没有 OutputConditionIdentifier",
        "the output intent has no OutputConditionIdentifier",
    ),
    "intent.no-profile": Rule(
        "error",
        "输出意图没有嵌入 ICC 特性文件",
        "the output intent embeds no ICC profile",
    ),
    "intent.bad-profile": Rule(
        "error",
        "输出意图的特性文件不能用：{}",
        "the profile of the output intent is unfit: {}",
        Words(
            "应为 CMYK 输出（prtr）特性文件", "it must be a CMYK output profile (prtr)"
        ),
    ),
    # Metadata.
    "xmp.missing": Rule("error", "没有 XMP 元数据", "there is no XMP metadata"),
    "xmp.unreadable": Rule("error", "XMP 无法解析", "the XMP cannot be parsed"),
    "xmp.no-claim": Rule(
        "error", "没有标明 {}", "the file does not claim to be {}", _EXPORT_X4
    ),
    "xmp.other-claim": Rule(
        "error", "标明的是 {}，应为 {}", "the file claims {}, not {}", _EXPORT_X4
    ),
    "xmp.incomplete": Rule("error", "XMP 缺 {}", "the XMP lacks {}"),
    "xmp.disagrees": Rule(
        "error", "XMP 与 Info 的 {} 不一致", "XMP and Info disagree on {}"
    ),
    "info.trapped": Rule(
        "error",
        "Trapped（陷印）应为 True 或 False",
        "Trapped must be True or False",
    ),
    "info.no-dates": Rule("error", "Info 缺 {}", "Info lacks {}"),
    # Fonts and text.
    "font.not-embedded": Rule(
        "error", "字体 {} 没有嵌入", "font {} is not embedded", _EMBED
    ),
    "font.not-subset": Rule(
        "warning", "字体 {} 不是子集", "font {} is not a subset", _EMBED
    ),
    "font.type3": Rule(
        "warning",
        "字体 {} 为 Type 3，印前设备可能处理不好",
        "font {} is of Type 3, which presses handle poorly",
    ),
    "text.missing-glyph": Rule(
        "error",
        "字体 {} 缺字，印出空框",
        "font {} shows a missing glyph",
        Words("换用有此字的字体", "use a font that has the character"),
    ),
    "text.rich-black": Rule(
        "error",
        "{} pt 小字用了 {} 色油墨，套印不准会发虚",
        "type of {} pt in {} inks, misregister would blur it",
        Words("小字只用一色（单黑）", "set small type in one ink (K 100)"),
    ),
    # Colour, ink, lines.
    "colour.rgb": Rule("error", "用了 {} 颜色", "{} colour is used", _TO_CMYK),
    "colour.lab": Rule("error", "用了 Lab 颜色", "Lab colour is used", _TO_CMYK),
    "ink.registration": Rule(
        "error",
        "成品内用了套准色（四色全满）",
        "Registration colour is used inside the trim",
        Words("套准色只用于裁切线", "keep Registration colour for the marks"),
    ),
    "ink.total": Rule(
        "error",
        "总墨量 {} %，上限 {} %，超出 {} mm²",
        "total ink of {} %, the limit is {} %, over {} mm²",
        Words(
            "用印刷特性文件转换，或降低暗部墨量",
            "convert with the press profile or lighten the shadows",
        ),
    ),
    "ink.unchecked": Rule(
        "note", "没有检查总墨量：{}", "total ink was not checked: {}"
    ),
    "overprint.white": Rule(
        "error",
        "白色设为叠印，印出来会消失",
        "white is set to overprint and would vanish",
        Words("白色内容应镂空", "let white objects knock out"),
    ),
    "rule.hairline": Rule(
        "warning",
        "线宽 {} pt，最细 {} pt",
        "a line of {} pt, the finest is {} pt",
    ),
    # Pictures.
    "picture.low-resolution": Rule(
        "warning",
        "图片有效分辨率 {} ppi，应不低于 {} ppi",
        "picture of {} effective ppi, at least {} are needed",
        Words("换大图或缩小版面尺寸", "use a larger picture or place it smaller"),
    ),
    # Graphics state and transparency.
    "state.transfer": Rule("error", "设有传递函数 {}", "a transfer function {} is set"),
    "state.halftone": Rule("error", "设有加网参数 {}", "halftone parameter {} is set"),
    "transparency.used": Rule("note", "用了透明：{}", "transparency is used: {}"),
    "transparency.group-space": Rule(
        "error",
        "透明组的颜色空间为 {}",
        "a transparency group blends in {}",
        Words("改用 DeviceCMYK", "let it blend in DeviceCMYK"),
    ),
    # What does not belong on paper.
    "object.opi": Rule("error", "用了 OPI 图片替换", "OPI replacement is used"),
    "object.reference": Rule(
        "error", "引用了外部文件", "an external file is referred to"
    ),
    "object.postscript": Rule(
        "error", "含有 PostScript 片段", "a PostScript fragment is inside"
    ),
    "interaction.javascript": Rule("error", "含有 JavaScript", "JavaScript is inside"),
    "interaction.action": Rule("error", "含有动作 {}", "an action is inside: {}"),
    "interaction.form": Rule("error", "含有交互表单", "an interactive form is inside"),
    "interaction.annotation": Rule(
        "error",
        "出血框内有注释（{}）",
        "an annotation ({}) lies inside the bleed",
        Words("输出前去掉链接和注释", "drop links and notes on export"),
    ),
}

#: Words quoted from a file are cut to this length.
_LONGEST = 80


def found(
    code: str,
    *seen: object,
    page: int = 0,
    place: Rect | None = None,
    about: str = "",
) -> Finding:
    """Return the finding of ``code``; ``seen`` fills its sentence."""
    rule = RULES[code]
    words = [quoted(str(item)) for item in seen]
    return Finding(
        code,
        rule.severity,
        Words(rule.zh.format(*words), rule.en.format(*words)),
        page,
        place,
        quoted(about),
        rule.hint,
    )


def quoted(text: str) -> str:
    """Return ``text`` of a stranger's file fit for a terminal and a log."""
    plain = "".join(c if c.isprintable() else "�" for c in text[: _LONGEST + 1])
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
