"""Rules about the file and what does not belong on paper (文件规则).

In: nothing.  Out: the table.  Clauses are those of ISO 15930-7 (PDF/X-4) and
ISO 32000 from general knowledge; no paid copy was at hand.

"""

from reform_press.errors import Words
from reform_press.preflight.rule import Rule

_REWRITE = Words(
    "请原制作软件重新输出，或用 qpdf 重写文件",
    "export the file again, or rewrite it with qpdf",
)
_EXPORT_X4 = Words("按 PDF/X-4 重新输出", "export again as PDF/X-4")

#: Rules by their code.
OF_FILES = {
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
    "boxes.cropped": Rule(
        "warning",
        "CropBox 小于出血框，看得见的、拼版取到的会缺一块",
        "the CropBox is smaller than the bleed: part is hidden, and lost if imposed",
    ),
    "boxes.turned": Rule(
        "warning",
        "页面带旋转标记：{}°",
        "the page is turned by {}° only when it is shown",
        Words("把内容转正后再输出", "turn the content itself"),
    ),
    "boxes.scaled": Rule(
        "warning",
        "UserUnit 为 {}，多数印前设备不理会，尺寸会错",
        "UserUnit is {}: most prepress ignores it and prints another size",
    ),
    "boxes.mixed-sizes": Rule(
        "warning",
        "成品尺寸 {} × {} mm，与第 1 页的 {} × {} mm 不同",
        "trimmed to {} × {} mm, page 1 is {} × {} mm",
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
    "intent.unknown": Rule(
        "note",
        "印刷条件“{}”不认识，按总墨量 {} %、图片 {} ppi 检查",
        "the printing condition “{}” is not known: checked for {} % of ink, {} ppi",
    ),
    "intent.other-press": Rule(
        "error",
        "输出意图名为 {}，所带特性文件却是另一种纸的（总墨量 {} %）",
        "the output intent names {}, its profile is made for other paper ({} % of ink)",
        _EXPORT_X4,
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
    "object.alternate": Rule(
        "error",
        "图片另有替换版本，印出的可能是另一张",
        "a picture has alternates: another one may be printed",
    ),
    "object.reference": Rule(
        "error",
        "引用了外部文件",
        "an external file is referred to",
        Words("嵌入所引用的内容", "embed what it refers to"),
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
    "object.attachment": Rule(
        "error",
        "夹带了附件：{}",
        "a file is embedded: {}",
        Words("去掉附件", "drop it"),
    ),
    # Layers.
    "layers.used": Rule("note", "有图层：{}", "there are layers: {}"),
    "layers.hidden": Rule(
        "warning",
        "图层“{}”不印出，其中有内容",
        "the layer “{}” is not printed, and something is on it",
        Words("删去该图层，或设为可打印", "delete the layer, or let it print"),
    ),
}
